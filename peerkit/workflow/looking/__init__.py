"""What is here: lists, one interview, what comes next, tables."""
