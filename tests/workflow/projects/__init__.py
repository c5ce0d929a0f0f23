"""Tests of: a project, its kits and the people who join."""
