"""Laws, as Hypothesis properties."""
