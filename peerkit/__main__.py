"""The way in: `peerkit` and `python -m peerkit`.

Help is answered from a generated text, because it is asked for most and must come at once: nothing
but this module and that text is imported for it. `peerkit` alone opens home at a terminal, and is
answered with the help where nobody could type.
"""

import gc
import sys

_OBJECTS_BEFORE_GARBAGE = 200_000
"""How many new objects make Python look for garbage. At its own 700 it looks all the while that
modules load, where there is none: a twentieth of the time until the first question."""


def main() -> None:
    """Run the command line and leave with its exit status."""
    if sys.argv[1:] in (["--help"], ["-h"]) or (not sys.argv[1:] and not _is_at_a_terminal()):
        from peerkit.cli.help_text import HELP

        sys.stdout.write(HELP)
        return
    if sys.argv[1:] == ["--version"]:
        from peerkit import __version__

        sys.stdout.write(f"peerkit {__version__}\n")
        return
    gc.set_threshold(_OBJECTS_BEFORE_GARBAGE)
    from peerkit.cli.run import run

    status = run(sys.argv[1:])
    gc.freeze()  # else Python looks for garbage in what is about to vanish: 20 ms of each command
    sys.exit(status)


def _is_at_a_terminal() -> bool:
    """Tell whether somebody can read and type; a stream that was closed is None."""
    return all(each is not None and each.isatty() for each in (sys.stdin, sys.stdout, sys.stderr))


if __name__ == "__main__":
    main()
