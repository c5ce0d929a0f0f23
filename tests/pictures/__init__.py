"""The pictures of the front door, drawn from the running program: `python -m tests.pictures`."""

import io
import itertools
import tempfile
import textwrap
from collections.abc import Iterator
from html import escape
from pathlib import Path

from peerkit.terminal.plain.console import Console
from peerkit.terminal.plain.face import conduct_in_plain_lines
from peerkit.terminal.plain.watching import OnChange
from peerkit.words import catalogue
from tests.pictures.full_screen import full_screen
from tests.pictures.sitting import begun

FOLDER = Path(__file__).parent

_LINE_HEIGHT = 20
_LETTER_WIDTH = 8.2
_WIDEST = 100
_STORY = (
    "The lift broke, and four of us carried a neighbour's shopping up to the ninth floor.",
    "Now we knock on each other's doors.",
)


def pictures() -> dict[str, str]:
    """Return each picture's file name and its SVG text."""
    lines = _interview()
    first = next(number for number, line in enumerate(lines) if line.startswith("CONSENT."))
    last = next(number for number, line in enumerate(lines) if line.endswith("/pause")) + 1
    return {
        "interview.svg": draw(lines[first:last], "An interview in plain lines"),
        **full_screen(),
    }


def draw(lines: list[str], title: str) -> str:
    """Return the lines as a picture of a terminal: dark on light, nothing fetched from outside."""
    shown = [part for line in lines for part in _wrapped(line)]
    width = int(_WIDEST * _LETTER_WIDTH) + 40
    height = len(shown) * _LINE_HEIGHT + 40
    rows = "\n".join(
        f'<text x="20" y="{30 + number * _LINE_HEIGHT}" xml:space="preserve">{escape(line)}</text>'
        for number, line in enumerate(shown)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        f' aria-label="{escape(title)}" font-family="monospace" font-size="13.6" fill="#1b1b1b">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{width}" height="{height}" rx="8" fill="#f6f5f1" stroke="#c9c5b9"/>\n'
        f"{rows}\n</svg>\n"
    )


def _wrapped(line: str) -> Iterator[str]:
    """Yield a line as a picture of 100 columns shows it, broken between words."""
    yield from textwrap.wrap(line, _WIDEST) or [""]


def _interview() -> list[str]:
    """Return the lines of an interview, conducted through the plain face in a real vault."""
    typed = iter(["", "", "1", "", "2", *_STORY, ".", "/pause"])
    out = io.StringIO()

    def read_line(prompt: str, _on_change: OnChange | None, _begun: str) -> str:
        line = next(typed, None)
        if line is None:
            raise EOFError
        out.write(f"{prompt}{line}\n")
        return line

    with tempfile.TemporaryDirectory() as folder, begun(Path(folder)) as sitting:
        console = Console(out, read_line, is_typed=True, clock=itertools.count().__next__)
        conduct_in_plain_lines(sitting, console, catalogue())
    return out.getvalue().splitlines()
