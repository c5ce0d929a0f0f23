"""A value as text, number, truth or moment: XPath 1.0's conversions with ODK's dates.

Laws:
- Nothing here raises, whatever the value.
- The value of several nodes is the first one's; of none, it is blank.
"""

import math
import re
from datetime import datetime
from decimal import Decimal

from peerkit.expression.dates import (
    days_between,
    days_of,
    looks_like_date,
    moment_of_days,
    read_moment,
    write_moment,
)
from peerkit.expression.environment import Environment
from peerkit.expression.scope import Value

_PLAIN_NUMBER = re.compile(
    r"[ \t\r\n]*-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[ \t\r\n]*"
)
_PLAIN_BELOW = 1e21
"""From here on ECMAScript, and so other clients, write an exponent; peerkit writes all digits."""


def text_of(value: Value, environment: Environment) -> str:
    """Return the value as text; NaN is "NaN", as XPath has it."""
    match value:
        case str():
            return value
        case list():
            return value[0].text if value else ""
        case bool():
            return "true" if value else "false"
        case float():
            return write_number(value)
        case datetime():
            return write_moment(value, environment.zone)


def write_number(number: float) -> str:
    """Return the number in decimal digits: `3`, `0.5`; never with an exponent."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number.is_integer() and abs(number) < _PLAIN_BELOW:
        return str(int(number))
    written = repr(number)
    return format(Decimal(written), "f") if "e" in written else written


def number_of(value: Value, environment: Environment) -> float:
    """Return the value as a number; NaN if it is none. A moment is its number of days."""
    match value:
        case bool():
            return 1.0 if value else 0.0
        case float():
            return value
        case list():
            return number_of_text(value[0].text, environment) if value else math.nan
        case str():
            return number_of_text(value, environment)
        case datetime():
            return days_of(value, environment)


def number_of_text(text: str, environment: Environment) -> float:
    """Return the number, or the date's number of days, that the text says; NaN if neither."""
    if text.isdecimal() and text.isascii():  # most are, and the pattern takes three times as long
        return float(text)
    if _PLAIN_NUMBER.fullmatch(text):
        return float(text)
    if looks_like_date(text):
        moment = read_moment(text, environment.zone)
        if moment is not None:
            return days_of(moment, environment)
    return math.nan


def truth_of(value: Value) -> bool:
    """Return whether the value counts as true: nodes do if there are any, blank text does not."""
    if isinstance(value, float):
        return value == value and value != 0  # noqa: PLR0124 - NaN, at full speed
    return bool(value)


def moment_of(value: Value, environment: Environment) -> datetime | None:
    """Return the moment that the value says, as a date, a time or a number of days."""
    match value:
        case datetime():
            return value
        case bool():
            return None
        case float():
            return moment_of_days(value, environment)
        case str() | list():
            return _moment_of_text(text_of(value, environment), environment)


def _moment_of_text(text: str, environment: Environment) -> datetime | None:
    moment = read_moment(text, environment.zone)
    if moment is None and _PLAIN_NUMBER.fullmatch(text):
        return moment_of_days(float(text), environment)
    return moment


def difference(left: Value, right: Value, environment: Environment) -> float:
    """Return `left - right`: between two dates, exactly the days that lie between them."""
    end, start = _written_moment(left, environment), _written_moment(right, environment)
    if end is not None and start is not None:
        return days_between(start, end, environment)
    return number_of(left, environment) - number_of(right, environment)


def _written_moment(value: Value, environment: Environment) -> datetime | None:
    """Return the moment of a value that is one, or is written as one; a bare number is not."""
    match value:
        case datetime():
            return value
        case bool() | float():
            return None
        case str() | list():
            text = text_of(value, environment)
            return read_moment(text, environment.zone) if looks_like_date(text) else None
