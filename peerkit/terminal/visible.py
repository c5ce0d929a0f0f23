"""Text that is safe to send to a terminal.

Participants' words, bundles and questionnaires may hold anything: an escape sequence would move
the cursor, change the title or paste commands; a bidirectional override would make a sentence read
otherwise than it is. Law: what leaves here holds no control character but the line feed.
"""

import unicodedata

_SHOWN_AS_SPACES = {"\t": "    "}
_JOINERS = frozenset("\u200c\u200d")
"""Needed by Persian, Indic scripts and emoji, and harmless."""


def visible(text: str) -> str:
    """Return `text` with every control and bidi-control character shown, never sent."""
    return "".join(_visible_character(character) for character in text)


def visible_line(text: str) -> str:
    """Return `text` on one line, safe to send to a terminal."""
    return " ".join(visible(text).split("\n"))


def _visible_character(character: str) -> str:
    if character == "\n" or character in _JOINERS:
        return character
    if character in _SHOWN_AS_SPACES:
        return _SHOWN_AS_SPACES[character]
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"<U+{ord(character):04X}>"
    return character
