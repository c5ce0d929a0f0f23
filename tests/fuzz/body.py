"""Random bytes for the readers of records: `python -m tests.fuzz.body --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.formats import body_seeds
    from tests.fuzz.hostile import read_any_body

    return read_any_body, body_seeds()


if __name__ == "__main__":
    sys.exit(search("body", load))
