"""What the front door shows, as peerkit really says it: used by the README's generated blocks."""

import re
import subprocess
import sys

from peerkit.cli.help_text import HELP

_SIX_WORDS = re.compile(r"(over the telephone:) (?:[a-z]+ ){5}[a-z]+\.")


def demo_story() -> str:
    """Return the demo's story as a fenced block; the six words, which are random, are masked."""
    command = [sys.executable, "-m", "peerkit", "demo"]
    run = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True, timeout=300
    )
    story = run.stdout.decode("utf-8").replace("\r\n", "\n").rstrip()
    return _fenced(_SIX_WORDS.sub(r"\1 … … … … … ….", story))


def help_text() -> str:
    """Return what `peerkit --help` prints, as a fenced block."""
    return _fenced(HELP.rstrip())


def _fenced(text: str) -> str:
    return f"```\n{text}\n```"
