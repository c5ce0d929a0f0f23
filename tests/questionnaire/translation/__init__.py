"""Texts out to a translator, and back in."""
