"""The full-screen face: one page at a time, by keyboard or mouse, at any size of terminal."""
