"""The one canonical writing of each kind of value; anything else is not that kind.

Canonical: a decimal has no exponent, no sign on zero, no zeros in front or at the end; days and
times are ISO 8601, local, with seconds; text is in Unicode's NFC with LF line ends.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from peerkit.questionnaire import Range

LARGEST_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly (RFC 8785)."""

LONGEST_TEXT = 200_000
"""Characters; an hour's speech is about 50,000."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{0,17}[1-9])?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def read_integer(text: str) -> int | None:
    """Return the whole number that `text` is, if it is one that can be kept."""
    if not _INTEGER.fullmatch(text) or text == "-0":
        return None
    number = int(text)
    return number if abs(number) <= LARGEST_INTEGER else None


def is_decimal(text: str) -> bool:
    """Tell whether `text` is a canonical decimal of at most 18 digits on each side."""
    return _DECIMAL.fullmatch(text) is not None and text != "-0"


def write_decimal(number: Decimal) -> str:
    """Return the canonical writing of a finite number."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def is_date(text: str) -> bool:
    """Tell whether `text` is a day that exists, as `2027-03-31`."""
    return _DATE.fullmatch(text) is not None and _parses(date.fromisoformat, text)


def is_time(text: str) -> bool:
    """Tell whether `text` is a time of day, as `14:30:00`."""
    return _TIME.fullmatch(text) is not None


def is_datetime(text: str) -> bool:
    """Tell whether `text` is a day and a time, as `2027-03-31T14:30:00`."""
    day, _, time = text.partition("T")
    return is_date(day) and is_time(time) and _parses(datetime.fromisoformat, text)


def _parses(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def write_text(text: str) -> str:
    """Return the canonical writing of `text`; line breaks and inner spaces stay."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_text(text: str) -> bool:
    """Tell whether `text` is valid Unicode: half of a surrogate pair cannot be kept."""
    return _SURROGATES.search(text) is None


def is_whole_range(span: Range) -> bool:
    """Tell whether a range holds whole numbers only."""
    return all(read_integer(text) is not None for text in (span.start, span.end, span.step))


def is_within(span: Range, text: str) -> bool:
    """Tell whether a canonical number lies between the range's ends, whichever comes first."""
    low, high = sorted((Fraction(span.start), Fraction(span.end)))
    return low <= Fraction(text) <= high


def is_on_step(span: Range, text: str) -> bool:
    """Tell whether a canonical number is reached from the range's start in whole steps."""
    step = Fraction(span.step)
    return not step or (Fraction(text) - Fraction(span.start)) % step == 0
