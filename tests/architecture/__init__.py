"""What holds of the whole house."""
