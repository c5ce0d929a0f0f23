"""One interview, from the first word to what it leaves behind."""
