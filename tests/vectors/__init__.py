"""Files that a reader must open, or refuse for the one fault that each has: see README.md."""
