"""Random bytes for the reader of key files: `python -m tests.fuzz.keys --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.formats import key_seeds
    from tests.fuzz.hostile import unlock_any_keys

    return unlock_any_keys, key_seeds()


if __name__ == "__main__":
    sys.exit(search("keys", load))
