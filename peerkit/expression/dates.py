"""Dates and times: texts, moments, and the numbers that expressions calculate with.

A moment's number is the days since 1970-01-01T00:00Z on the wall clock of the interview's zone,
set to standard time the whole year: so it is what other ODK engines give wherever the clocks do
not change, and two dates are always a whole number of days apart where they do.

Laws:
- Nothing here raises: what is no date is None (or NaN).
- A date without a time is midnight in the interview's zone, and is written without a time.
"""

import math
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache

from peerkit.expression.environment import Environment

_MOMENT = (
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
    r" ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
_TIME = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_DATE_LENGTH = len("2026-11-21")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall clock's reading, not a moment
_DAY = timedelta(days=1)
_MILLISECONDS_A_DAY = 86_400_000
_FIRST_YEAR, _LAST_YEAR = 2, 9998
"""A year from the ends of Python's calendar, so that no change of zone can leave it."""
_WIDEST_OFFSET_HOURS = 14
"""No place on Earth is further from UTC."""


def read_moment(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment that an ISO date, or date and time, names; a date is its midnight."""
    is_plain = len(text) == _DATE_LENGTH and text[4] == text[7] == "-"
    if is_plain and (date := _read_date(text, zone)):
        return date
    match = _pattern(_MOMENT).fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups(default="")
    place = _read_offset(offset) if offset else zone
    if place is None or not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            int(f"{fraction:0<6.6}"),
            tzinfo=place,
        )
    except ValueError:
        return None


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return the pattern, compiled at its first use: the two take 2 ms, and few forms need them."""
    return re.compile(text)


def _read_date(text: str, zone: tzinfo) -> datetime | None:
    """Return midnight of a date written in full, as nearly all are: faster than by the pattern."""
    try:
        midnight = datetime.fromisoformat(text)
    except ValueError:
        return None
    return midnight.replace(tzinfo=zone) if _FIRST_YEAR <= midnight.year <= _LAST_YEAR else None


def _read_offset(text: str) -> tzinfo | None:
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if hours > _WIDEST_OFFSET_HOURS or minutes >= 60:  # noqa: PLR2004 - minutes in an hour
        return None
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def looks_like_date(text: str) -> bool:
    """Tell quickly whether it is worth reading `text` as a date."""
    return text[4:5] == "-" and text[:1].isdigit()


def _wall(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def days_of(moment: datetime, environment: Environment) -> float:
    """Return the moment as a number of days (see above)."""
    return (_wall(moment, environment.zone) - _EPOCH - environment.standard_offset) / _DAY


def days_between(start: datetime, end: datetime, environment: Environment) -> float:
    """Return how many days lie between, without the rounding of a difference of two numbers."""
    return (_wall(end, environment.zone) - _wall(start, environment.zone)) / _DAY


def moment_of_days(days: float, environment: Environment) -> datetime | None:
    """Return the moment that has this number, to the millisecond."""
    if not math.isfinite(days):
        return None
    try:
        elapsed = timedelta(milliseconds=round(days * _MILLISECONDS_A_DAY))
        wall = _EPOCH + environment.standard_offset + elapsed
    except OverflowError:
        return None
    if not _FIRST_YEAR <= wall.year <= _LAST_YEAR:
        return None
    return wall.replace(tzinfo=environment.zone)


def start_of_day(moment: datetime, environment: Environment) -> datetime:
    """Return midnight, in the interview's zone, of the day on which the moment falls there."""
    local = moment.astimezone(environment.zone)
    return local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def write_moment(moment: datetime, zone: tzinfo) -> str:
    """Return `2026-11-21` for a midnight, else `2026-11-21T10:00:00.000+01:00`."""
    local = moment.astimezone(zone)
    if not (local.hour or local.minute or local.second or local.microsecond):
        return f"{local.year:04d}-{local.month:02d}-{local.day:02d}"
    return local.isoformat(timespec="milliseconds")


def share_of_day(text: str, environment: Environment) -> float:
    """Return the time of day that `12:30` (with or without a zone) names, from 0 to 1, or NaN."""
    match = _pattern(_TIME).fullmatch(text.strip())
    if match is None:
        return math.nan
    today = write_moment(start_of_day(environment.now, environment), environment.zone)
    moment = read_moment(f"{today}T{text.strip()}", environment.zone)
    return math.nan if moment is None else share_of_moment(moment, environment)


def share_of_moment(moment: datetime, environment: Environment) -> float:
    """Return how much of its local day has passed at that moment, from 0 to 1."""
    wall = _wall(moment, environment.zone)
    return (wall - wall.replace(hour=0, minute=0, second=0, microsecond=0)) / _DAY
