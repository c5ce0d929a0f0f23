"""Text that is safe to show, in a terminal and on a page.

Participants' words, bundles and questionnaires may hold anything: an escape sequence would move
the cursor, change the title or paste commands; a bidirectional override would make a sentence read
otherwise than it is. Law: what leaves here holds no control character but the line feed.
"""

import json
import unicodedata

_SHOWN_AS_SPACES = {"\t": "    "}
_JOINERS = frozenset("\u200c\u200d")
"""Needed by Persian, Indic scripts and emoji, and harmless."""
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_LAST_OF_FOUR_DIGITS = 0xFFFF


def visible(text: str) -> str:
    """Return `text` with every control and bidi-control character shown, never sent."""
    return "".join(_visible_character(character) for character in text)


def visible_line(text: str) -> str:
    """Return `text` on one line, safe to send to a terminal."""
    return " ".join(visible(text).split("\n"))


def visible_json(document: str) -> str:
    """Return the same JSON document, every character in its texts that is not safe escaped."""
    return "".join(
        _escaped(character) if _is_unsafe(character) else character for character in document
    )


def _escaped(character: str) -> str:
    if ord(character) > _LAST_OF_FOUR_DIGITS:
        return json.dumps(character)[1:-1]
    return f"\\u{ord(character):04x}"


def _is_unsafe(character: str) -> bool:
    return character not in _JOINERS and unicodedata.category(character) in _UNSAFE


def _visible_character(character: str) -> str:
    if character == "\n":
        return character
    if character in _SHOWN_AS_SPACES:
        return _SHOWN_AS_SPACES[character]
    if _is_unsafe(character):
        return f"<U+{ord(character):04X}>"
    return character
