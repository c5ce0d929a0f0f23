"""Tests of `peerkit/terminal`."""
