"""Random bytes for the reader of questionnaires: `python -m tests.fuzz.yaml --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.seeds import yaml_seeds
    from tests.fuzz.targets import read_yaml

    return read_yaml, yaml_seeds()


if __name__ == "__main__":
    sys.exit(search("yaml", load))
