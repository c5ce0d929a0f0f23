"""The way in: `peerkit` and `python -m peerkit`.

Help is answered from a generated text, because it is asked for most and must come at once: nothing
but this module and that text is imported for it.
"""

import gc
import sys

_OBJECTS_BEFORE_GARBAGE = 200_000
"""How many new objects make Python look for garbage. At its own 700 it looks all the while that
modules load, where there is none: 11 of the 237 ms until the first question."""


def main() -> None:
    """Run the command line and leave with its exit status."""
    if sys.argv[1:] in ([], ["--help"], ["-h"]):
        from peerkit.cli.help_text import HELP

        sys.stdout.write(HELP)
        return
    if sys.argv[1:] == ["--version"]:
        from peerkit import __version__

        sys.stdout.write(f"peerkit {__version__}\n")
        return
    gc.set_threshold(_OBJECTS_BEFORE_GARBAGE)
    from peerkit.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
