"""Tests of `peerkit/consent`."""
