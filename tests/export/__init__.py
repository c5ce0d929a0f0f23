"""What tables become."""
