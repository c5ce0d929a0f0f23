"""What peerkit says to participants, in Arabic."""
