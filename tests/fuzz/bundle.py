"""Random bytes for the reader of bundles: `python -m tests.fuzz.bundle --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.formats import bundle_seeds
    from tests.fuzz.hostile import open_any_bundle

    return open_any_bundle, bundle_seeds()


if __name__ == "__main__":
    sys.exit(search("bundle", load))
