"""The way in: `peerkit` and `python -m peerkit`.

Help is answered from a generated text, because it is asked for most and must come at once: nothing
but this module and that text is imported for it.
"""

import sys


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
    from peerkit.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
