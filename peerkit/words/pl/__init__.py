"""What peerkit says to participants, in Polish."""
