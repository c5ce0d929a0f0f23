"""What a browser sends back of a page: a form, read strictly.

The decoding stands here, in a few lines, because the library that has it also opens addresses.
"""

import re
from collections.abc import Mapping
from dataclasses import field

from peerkit.frozen import frozen

MOST_FIELDS = 2_000
"""More than any page has; a questionnaire's longest list has 1,000 choices."""

_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")

LOCK = "lock"
"""What was pressed when nobody was there: the page is to be hidden until somebody is."""


@frozen
class Form:
    """A form that was sent: what was pressed, and what was filled in."""

    do: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """Return the field's first value, "" without one."""
        return next(iter(self.values.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return all that was ticked under that name."""
        return self.values.get(name, ())


def read_form(body: bytes) -> dict[str, tuple[str, ...]] | None:
    """Return the fields of a URL-encoded form; None for what is none, or is no UTF-8.

    Browsers send line ends as CR LF; they come back as LF.
    """
    pairs = body.split(b"&") if body else []
    if len(pairs) > MOST_FIELDS:
        return None
    values: dict[str, tuple[str, ...]] = {}
    try:
        for pair in pairs:
            name, _, value = (_decoded(part) for part in pair.partition(b"="))
            values[name] = (*values.get(name, ()), value.replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return None
    return values


def _decoded(part: bytes) -> str:
    plain = _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), part.replace(b"+", b" "))
    return plain.decode("utf-8")
