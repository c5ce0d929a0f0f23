"""Programs that measure peerkit against a floor; no tests."""
