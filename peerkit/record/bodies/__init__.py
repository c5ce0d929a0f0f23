"""What the bodies of records say, one module per kind: dictionary there, frozen value here."""
