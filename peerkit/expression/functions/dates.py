"""Dates and times."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import datetime

from peerkit.expression.conversion import moment_of, text_of
from peerkit.expression.dates import (
    days_of,
    share_of_day,
    share_of_moment,
    start_of_day,
)
from peerkit.expression.functions.arguments import text_at
from peerkit.expression.functions.signature import Function, family
from peerkit.expression.scope import Scope, Term, Value

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CODES: Mapping[str, Callable[[datetime], str]] = {
    "Y": lambda moment: f"{moment.year:04d}",
    "y": lambda moment: f"{moment.year % 100:02d}",
    "m": lambda moment: f"{moment.month:02d}",
    "n": lambda moment: str(moment.month),
    "b": lambda moment: _MONTHS[moment.month - 1],
    "d": lambda moment: f"{moment.day:02d}",
    "e": lambda moment: str(moment.day),
    "H": lambda moment: f"{moment.hour:02d}",
    "h": lambda moment: str(moment.hour),
    "M": lambda moment: f"{moment.minute:02d}",
    "S": lambda moment: f"{moment.second:02d}",
    "3": lambda moment: f"{moment.microsecond // 1000:03d}",
    "a": lambda moment: _WEEKDAYS[moment.weekday()],
    "u": lambda moment: str(moment.isoweekday()),
    "W": lambda moment: str(moment.isocalendar().week),
    "Z": lambda moment: moment.isoformat()[-6:],
    "%": lambda _: "%",
}
"""What each `%` code stands for (the ODK XForms specification, format-date)."""

_CODE = re.compile(f"%([{''.join(_CODES)}])")


def _today(_: tuple[Term, ...], scope: Scope) -> Value:
    return start_of_day(scope.environment.now, scope.environment)


def _now(_: tuple[Term, ...], scope: Scope) -> Value:
    return scope.environment.now


def _moment(arguments: tuple[Term, ...], scope: Scope) -> datetime | None:
    return moment_of(arguments[0](scope), scope.environment)


def _date(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the local day on which the moment falls; "" for no moment."""
    moment = _moment(arguments, scope)
    return "" if moment is None else start_of_day(moment, scope.environment)


def _date_time(arguments: tuple[Term, ...], scope: Scope) -> Value:
    moment = _moment(arguments, scope)
    return "" if moment is None else moment


def _decimal_date_time(arguments: tuple[Term, ...], scope: Scope) -> Value:
    moment = _moment(arguments, scope)
    return math.nan if moment is None else days_of(moment, scope.environment)


def _decimal_time(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return how much of the day has passed at a time (`12:30`) or a moment."""
    value = arguments[0](scope)
    if isinstance(value, str | list):
        share = share_of_day(text_of(value, scope.environment), scope.environment)
        if not math.isnan(share):
            return share
    moment = moment_of(value, scope.environment)
    return math.nan if moment is None else share_of_moment(moment, scope.environment)


def _format_date(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the moment as the second argument's `%` codes say; "" for no moment."""
    moment = _moment(arguments, scope)
    if moment is None:
        return ""
    local = moment.astimezone(scope.environment.zone)
    return _CODE.sub(lambda code: _CODES[code[1]](local), text_at(arguments, 1, scope))


DATES = family(
    Function("today", 0, 0, _today),
    Function("now", 0, 0, _now),
    Function("date", 1, 1, _date),
    Function("date-time", 1, 1, _date_time),
    Function("decimal-date-time", 1, 1, _decimal_date_time),
    Function("decimal-time", 1, 1, _decimal_time),
    Function("format-date", 2, 2, _format_date),
    Function("format-date-time", 2, 2, _format_date),
)
