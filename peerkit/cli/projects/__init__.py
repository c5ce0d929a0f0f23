"""`peerkit project` and its commands."""
