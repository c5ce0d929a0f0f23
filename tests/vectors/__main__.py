"""Writes the vectors and their index: `python -m tests.vectors`."""

import sys

from tests.vectors.collection import write_all

if __name__ == "__main__":
    write_all()
    sys.exit(0)
