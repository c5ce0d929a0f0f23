"""Random bytes for the reader of rescue files: `python -m tests.fuzz.rescue --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.formats import rescue_seeds
    from tests.fuzz.hostile import read_any_rescue

    return read_any_rescue, rescue_seeds()


if __name__ == "__main__":
    sys.exit(search("rescue", load))
