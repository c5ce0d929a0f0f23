"""`python -m tests.benchmarks [NAME…] [--quick]`: measure, and print a table.

Nothing is asserted: a figure above its target is printed like any other.
"""

import argparse
import platform
import shlex
import sys

from tests.benchmarks import (
    expressions,
    merging,
    rekeying,
    sealing,
    starting,
    unlocking,
    writing,
)

BENCHMARKS = {
    "expressions": expressions.measure,
    "starting": starting.measure,
    "writing": writing.measure,
    "unlocking": unlocking.measure,
    "rekeying": rekeying.measure,
    "sealing": sealing.measure,
    "merging": merging.measure,
}


def main() -> None:
    """Print the figures of the benchmarks that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"of {', '.join(BENCHMARKS)}; all by default")
    parser.add_argument(
        "--quick", action="store_true", help="once, and little: to see that it runs"
    )
    asked = parser.parse_args()
    unknown = set(asked.name) - set(BENCHMARKS)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    print(f"$ python -m tests.benchmarks {shlex.join(sys.argv[1:])}".rstrip())
    print(f"Python {platform.python_version()}, {platform.system()}, {platform.machine()}")
    print(f"{'':<44} {'times':>8} {'target':>7}")
    for name in asked.name or BENCHMARKS:
        for figure in BENCHMARKS[name](quick=asked.quick):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
