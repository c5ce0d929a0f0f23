"""The English messages: one module for each family of codes."""
