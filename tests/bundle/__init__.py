"""Tests of `peerkit/bundle`."""
