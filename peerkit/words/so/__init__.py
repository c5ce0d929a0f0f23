"""What peerkit says to participants, in Somali."""
