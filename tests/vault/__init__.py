"""Tests of `peerkit.vault`, all on real SQLCipher databases."""
