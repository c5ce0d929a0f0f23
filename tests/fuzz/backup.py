"""Random bytes for the reader of backups: `python -m tests.fuzz.backup --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.formats import backup_seeds
    from tests.fuzz.hostile import restore_any_backup

    return restore_any_backup, backup_seeds()


if __name__ == "__main__":
    sys.exit(search("backup", load))
