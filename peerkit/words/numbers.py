"""Numbers and codes in several groups, such as telephone numbers and dates, found where they stand.

In a text that is read from the right, the groups of "116 123" stand from the right too, and whoever
reads it aloud reads another number: 123 116. A page isolates what is found here, so that it keeps
its order (Unicode Standard Annex #9, rule N1: spaces between numbers take the text's direction).
"""

import re
from collections.abc import Iterator

from peerkit.frozen import frozen

_GROUPS = re.compile(
    r"\b(?=[0-9-]{0,40}[A-Z])[0-9A-Z]{2,8}(?:-[0-9A-Z]{2,8})+\b"
    r"|\+?\d{1,20}(?:[ \u00a0\u202f./:-]\d{1,20})+|\+\d{1,20}"
)
"""Codes in groups of capitals and digits, such as those on a slip; then numbers in groups.

Each group has an end: an answer of nothing but digits would otherwise be looked through again from
each of them.
"""


@frozen
class Piece:
    """A part of a text. `is_number` if its groups must be read from the left."""

    text: str
    is_number: bool


def numbers_apart(text: str) -> Iterator[Piece]:
    """Yield the text in pieces, each number of several groups a piece of its own."""
    end = 0
    for found in _GROUPS.finditer(text):
        if found.start() > end:
            yield Piece(text[end : found.start()], is_number=False)
        yield Piece(found[0], is_number=True)
        end = found.end()
    if end < len(text):
        yield Piece(text[end:], is_number=False)
