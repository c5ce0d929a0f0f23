"""Random bytes for the expression language: `python -m tests.fuzz.expression --seconds 300`."""

import sys
from collections.abc import Iterable

from tests.fuzz.search import Target, search


def load() -> tuple[Target, Iterable[bytes]]:
    """Return what is tried, and where to begin."""
    from tests.fuzz.seeds import expression_seeds
    from tests.fuzz.targets import run_expression

    return run_expression, expression_seeds()


if __name__ == "__main__":
    sys.exit(search("expression", load))
