"""What peerkit says to participants, in Romanian."""
