"""Sessions at the command line, word for word: see `transcript.py`."""
