"""The full-screen face: its conversations, its pages, and whole interviews at a real terminal."""
