"""Random input for whatever reads what others wrote: see README.md."""
