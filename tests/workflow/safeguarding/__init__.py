"""Tests of: what happens around an interview so that nobody comes to harm."""
