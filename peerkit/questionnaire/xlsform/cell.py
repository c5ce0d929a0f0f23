"""A cell's value as text, as XLSForm tools read it."""

import re
from datetime import date, datetime, time, timedelta

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no XML file may hold; spreadsheets write it as `_x0007_`."""


def cell_text(value: object) -> str:
    """Return the text of a value, trimmed: whole numbers without `.0`, truths as TRUE and FALSE.

    A day without a time is written without one; no-break spaces become spaces.
    """
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time() | timedelta():
            return str(value)
        case _:
            return clean(str(value))


def clean(text: str) -> str:
    """Return the text with its escaped characters, plain spaces and line ends, trimmed."""
    text = _ESCAPED.sub(_unescaped, text) if "_x" in text else text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", text).replace("\u00a0", " ").strip()


def is_odd(value: object) -> bool:
    """Tell whether a text holds what `clean` replaces: no-break spaces, escapes, old line ends."""
    return isinstance(value, str) and clean(value) != value.strip()


_SURROGATE = re.compile("[\ud800-\udfff]")


def _unescaped(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if _UNWRITABLE.match(character) or character == "\r" else match[0]


def writable(text: str) -> str:
    """Return the text as a spreadsheet can hold it; `clean` turns it back."""
    return _UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
