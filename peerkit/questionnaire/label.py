"""The two kinds of blank in a questionnaire's words: `${name}` in labels, `{contact}` in consent.

Nothing here uses `str.format`: words come from files that anybody may have written.
"""

import re
from collections.abc import Mapping

from peerkit.expression import Reference

PLACEHOLDERS = ("organisation", "shared_with", "contact", "withdraw_by")
"""What consent texts may leave to be filled from the kit, written `{organisation}`."""

_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")
_ANY_PLACEHOLDER = re.compile(r"(?<!\$)\{\s*([A-Za-z_][A-Za-z0-9_ -]{0,40})\s*\}")
_REFERENCE = re.compile(r"\$\{\s*([^\s{}]+)\s*\}")
_OPENING = "${"


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with each of the four placeholders replaced, and nothing else touched.

    A placeholder without a value stays as it is written; a value is never searched again.
    """
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def placeholders(text: str) -> tuple[tuple[str, int], ...]:
    """Return what stands in single braces, known or not, each with its offset."""
    return tuple((match[1].strip(), match.start()) for match in _ANY_PLACEHOLDER.finditer(text))


def split_label(text: str) -> tuple[str | Reference, ...]:
    """Return the label's words and its references to answers, in order.

    A reference's column counts from 1 in the label. `${` that begins no reference stays text.
    """
    pieces: list[str | Reference] = []
    end = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > end:
            pieces.append(text[end : match.start()])
        pieces.append(Reference(match[1], match.start() + 1))
        end = match.end()
    if end < len(text):
        pieces.append(text[end:])
    return tuple(pieces)


def without_references(text: str) -> str:
    """Return the text as it is counted and judged: an answer that is put in counts as one word."""
    return _REFERENCE.sub("x", text)


def broken_reference(text: str) -> int | None:
    """Return the offset of the first `${` in a label that begins no reference, if there is one."""
    end = 0
    for match in _REFERENCE.finditer(text):
        if (place := text.find(_OPENING, end, match.start())) >= 0:
            return place
        end = match.end()
    place = text.find(_OPENING, end)
    return place if place >= 0 else None
