"""What keeps a vault from being lost."""
