"""Commands that keep a vault openable and whole."""
