"""What goes between a laptop, its organisation and the programme."""
