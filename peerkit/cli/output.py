"""What was asked for goes to standard output, all else to standard error.

Laws:
- Everything shown is safe to send to a terminal.
- `--quiet` silences the words, never the data and never an error.
"""

import json
import sys
from collections.abc import Iterable, Sequence

from peerkit.frozen import frozen
from peerkit.terminal.folding import folded_for
from peerkit.words import catalogue
from peerkit.words.visible import visible, visible_json, visible_line

_FILES = frozenset({"path", "table", "name"})
"""The values of messages that name files."""


@frozen
class Output:
    """Where a command's data and words go."""

    quiet: bool = False

    def text(self, code: str, /, **values: str | int) -> str:
        """Return a message of the catalogue."""
        return catalogue().text(code, **values)

    def next(self, code: str, /, **values: str | int) -> None:
        """Say in one line, on standard error, what to do next: files so that a shell takes them."""
        shown = {name: _for_shell(name, value) for name, value in values.items()}
        self.say("command.next", step=self.text(code, **shown))

    def say(self, code: str, /, **values: str | int) -> None:
        """Put the message on standard error, unless the command is quiet."""
        if not self.quiet:
            words = visible(catalogue().text(code, **values))
            print(folded_for(words, sys.stderr), file=sys.stderr, flush=True)

    def data(self, text: str) -> None:
        """Put the text on standard output."""
        print(folded_for(visible(text), sys.stdout), flush=True)

    def json(self, value: object) -> None:
        """Put the value on standard output, as one line of JSON."""
        document = json.dumps(value, ensure_ascii=False, sort_keys=True)
        print(visible_json(document), flush=True)

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Put the table on standard output: columns by spaces, readable line by line."""
        lines = [[visible_line(cell) for cell in row] for row in (headings, *rows)]
        widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
        for line in lines:
            cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            print("  ".join(cells).rstrip(), flush=True)


def _for_shell(name: str, value: str | int) -> str | int:
    """Return a file's name in quotes if it holds a space: every shell reads those alike."""
    needs_quotes = name in _FILES and isinstance(value, str) and " " in value
    return f'"{value}"' if needs_quotes else value
