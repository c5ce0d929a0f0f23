"""A project, its kits and the people who join."""
