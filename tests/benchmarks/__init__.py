"""Programs that measure peerkit against a floor; their figures are printed and never asserted."""
