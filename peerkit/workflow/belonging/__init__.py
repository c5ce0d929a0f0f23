"""What this vault is: whose, of which project, and what it may do."""
