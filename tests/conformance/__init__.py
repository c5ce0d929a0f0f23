"""Programs that measure peerkit against cases that nobody on the project wrote."""
