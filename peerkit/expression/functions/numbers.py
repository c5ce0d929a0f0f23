"""Numbers: rounding, powers and roots."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from peerkit.expression.conversion import number_of_text
from peerkit.expression.functions.arguments import number_at, whole
from peerkit.expression.functions.signature import Function, family
from peerkit.expression.scope import Evaluate, Scope, Term, Value

_DIGITS_LIMIT = 400
"""A float has no digit further from the point than this."""


def round_half_away(number: float) -> float:
    """Return the nearest whole number; a half goes away from zero."""
    if not math.isfinite(number):
        return number
    return math.copysign(math.floor(abs(number) + 0.5), number)


def _number(arguments: tuple[Term, ...], scope: Scope) -> Value:
    if not arguments:
        return number_of_text(scope.node.text, scope.environment)
    return number_at(arguments, 0, scope)


def _int(arguments: tuple[Term, ...], scope: Scope) -> Value:
    number = number_at(arguments, 0, scope)
    return float(math.trunc(number)) if math.isfinite(number) else number


def _floor(arguments: tuple[Term, ...], scope: Scope) -> Value:
    number = number_at(arguments, 0, scope)
    return float(math.floor(number)) if math.isfinite(number) else number


def _ceiling(arguments: tuple[Term, ...], scope: Scope) -> Value:
    number = number_at(arguments, 0, scope)
    return float(math.ceil(number)) if math.isfinite(number) else number


def _round(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the number rounded to so many places, before the point if negative."""
    number = number_at(arguments, 0, scope)
    if len(arguments) == 1 or not math.isfinite(number):
        return round_half_away(number)
    places = number_at(arguments, 1, scope)
    return math.nan if math.isnan(places) else _rounded(number, whole(places, _DIGITS_LIMIT))


def _rounded(number: float, places: int) -> float:
    # As written in decimal, so that 2.15 rounds to 2.2 although its float is a little less.
    exact = Decimal(repr(number))
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and places >= -exponent:
        return number
    return float(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def _calculated(calculate: Callable[..., float], count: int) -> Evaluate:
    """Return a function of `count` numbers: NaN outside its domain, infinity beyond its range."""

    def evaluate(arguments: tuple[Term, ...], scope: Scope) -> Value:
        values = [number_at(arguments, place, scope) for place in range(count)]
        if any(map(math.isnan, values)):
            return math.nan
        try:
            return float(calculate(*values))
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return evaluate


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    return math.pow(base, exponent)


def _logarithm(number: float) -> float:
    return math.log(number) if number else -math.inf


def _decimal_logarithm(number: float) -> float:
    return math.log10(number) if number else -math.inf


def _power_of_ten(exponent: float) -> float:
    return math.pow(10.0, exponent)


def _pi(_: tuple[Term, ...], __: Scope) -> Value:
    return math.pi


NUMBERS = family(
    Function("number", 0, 1, _number),
    Function("int", 1, 1, _int),
    Function("floor", 1, 1, _floor),
    Function("ceiling", 1, 1, _ceiling),
    Function("round", 1, 2, _round),
    Function("abs", 1, 1, _calculated(abs, 1)),
    Function("pow", 2, 2, _calculated(_power, 2)),
    Function("sqrt", 1, 1, _calculated(math.sqrt, 1)),
    Function("exp", 1, 1, _calculated(math.exp, 1)),
    Function("exp10", 1, 1, _calculated(_power_of_ten, 1)),
    Function("log", 1, 1, _calculated(_logarithm, 1)),
    Function("log10", 1, 1, _calculated(_decimal_logarithm, 1)),
    Function("pi", 0, 0, _pi),
)
