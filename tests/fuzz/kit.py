"""Random bytes for the reader of kits: `python -m tests.fuzz.kit --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.formats import kit_seeds
    from tests.fuzz.hostile import read_any_kit

    return read_any_kit, kit_seeds()


if __name__ == "__main__":
    sys.exit(search("kit", load))
