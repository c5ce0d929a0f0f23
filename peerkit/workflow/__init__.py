"""What people do with peerkit: one module for each thing, calling the parts in order."""
