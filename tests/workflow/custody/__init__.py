"""Tests of: what keeps a vault from being lost."""
