"""Tests of `peerkit/record`."""
