"""Random bytes for the import of .xlsx files: `python -m tests.fuzz.xlsx --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.seeds import xlsx_seeds
    from tests.fuzz.targets import import_workbook

    return import_workbook, xlsx_seeds()


if __name__ == "__main__":
    sys.exit(search("xlsx", load))
