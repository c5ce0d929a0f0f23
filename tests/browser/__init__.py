"""Tests of `peerkit/browser`."""
