"""`=`, `!=`, `<`, `<=`, `>`, `>=`: XPath 1.0's rules with ODK's dates.

Laws:
- With several nodes a comparison holds if it holds for one of them.
- Numbers that differ by less than `TOLERANCE` are equal.
- Nothing but `!=` holds between a number and what is no number.
"""

import operator
from collections.abc import Callable
from datetime import datetime

from peerkit.expression.conversion import number_of, truth_of
from peerkit.expression.dates import looks_like_date, read_moment
from peerkit.expression.environment import Environment
from peerkit.expression.scope import Value

TOLERANCE = 1e-12

Comparison = Callable[[Value, Value, Environment], bool]
_Single = bool | float | str | datetime

_ORDERINGS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def comparison(symbol: str) -> Comparison:
    """Return the comparison that this symbol means."""
    is_equality = symbol not in _ORDERINGS
    single = _equality(wanted=symbol == "=") if is_equality else _ordering(_ORDERINGS[symbol])

    def compare(left: Value, right: Value, environment: Environment) -> bool:
        left, right = _lone(left, right), _lone(right, left)
        if not isinstance(left, list) and not isinstance(right, list):
            return single(left, right, environment)
        rights = _singles(right, left, is_equality)
        for one in _singles(left, right, is_equality):
            for other in rights:
                if single(one, other, environment):
                    return True
        return False

    return compare


def _lone(value: Value, other: Value) -> Value:
    """Return the answer of a single node, as nearly every reference is; else the value itself."""
    if isinstance(value, list) and len(value) == 1 and not isinstance(other, bool):
        return value[0].text
    return value


def _singles(value: Value, other: Value, is_equality: bool) -> list[_Single]:
    """Return what has to be compared of `value`, when at least one of the two is nodes."""
    if isinstance(value, list):
        if is_equality and isinstance(other, bool):
            return [bool(value)]
        return [node.text for node in value]
    if not is_equality and isinstance(value, bool):
        # The letter of XPath would compare with whether there are nodes; ODK's clients compare
        # the number of each.
        return [float(value)]
    return [value]


def _ordering(holds: Callable[[float, float], bool]) -> Callable[..., bool]:
    def single(left: _Single, right: _Single, environment: Environment) -> bool:
        return holds(number_of(left, environment), number_of(right, environment))

    return single


def _equality(*, wanted: bool) -> Callable[..., bool]:
    def single(left: _Single, right: _Single, environment: Environment) -> bool:
        return _is_equal(left, right, environment) is wanted

    return single


def _is_equal(left: _Single, right: _Single, environment: Environment) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right or _is_same_date(left, right, environment)
    if isinstance(left, bool) or isinstance(right, bool):
        return truth_of(left) is truth_of(right)
    one, other = number_of(left, environment), number_of(right, environment)
    return one == other or abs(one - other) < TOLERANCE


def _is_same_date(left: str, right: str, environment: Environment) -> bool:
    if not (looks_like_date(left) and looks_like_date(right)):
        return False
    one, other = read_moment(left, environment.zone), read_moment(right, environment.zone)
    return one is not None and one == other
