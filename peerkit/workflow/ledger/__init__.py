"""The own chain, what records say, and the log of the vault's own events."""
