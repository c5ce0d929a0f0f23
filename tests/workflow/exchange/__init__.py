"""Tests of: what goes between a laptop, its organisation and the programme."""
