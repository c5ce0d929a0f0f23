"""Tests of what people do with peerkit, on real vaults with real keys."""
