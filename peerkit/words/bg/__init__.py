"""What peerkit says to participants, in Bulgarian."""
