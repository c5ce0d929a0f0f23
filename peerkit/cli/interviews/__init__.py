"""Commands for whoever interviews, and for what was recorded."""
