"""Tests of `peerkit.sync`."""
