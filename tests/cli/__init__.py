"""Tests of `peerkit/cli`."""
