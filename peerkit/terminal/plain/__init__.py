"""The plain-lines face: one prompt, one line of what to do next, one answer line."""
