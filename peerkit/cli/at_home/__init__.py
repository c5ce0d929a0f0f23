"""`peerkit` alone: home, and what its choices do."""
