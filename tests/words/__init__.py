"""Tests of `peerkit/words`."""
