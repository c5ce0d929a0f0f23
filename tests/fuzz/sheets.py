"""Random bytes for the import of CSV sheets: `python -m tests.fuzz.sheets --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.seeds import sheet_seeds
    from tests.fuzz.targets import import_sheets

    return import_sheets, sheet_seeds()


if __name__ == "__main__":
    sys.exit(search("sheets", load))
