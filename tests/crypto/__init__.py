"""Tests of peerkit.crypto."""
