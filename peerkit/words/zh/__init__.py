"""What peerkit says to participants, in Simplified Chinese."""
