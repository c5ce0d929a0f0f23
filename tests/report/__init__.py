"""What submissions become."""
