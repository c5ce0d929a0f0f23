"""Several answers at once: counting, adding, the greatest and the least."""

import math
from collections.abc import Iterable

from peerkit.expression.conversion import number_of, number_of_text, truth_of
from peerkit.expression.functions.arguments import nodes_at, number_at, numbers
from peerkit.expression.functions.signature import ANY_NUMBER, Function, family
from peerkit.expression.node import Node
from peerkit.expression.scope import Scope, Term, Value

_FIRST = frozenset({0})


def _count(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return float(len(nodes_at(arguments, 0, scope)))


def _count_non_empty(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return float(sum(node.text != "" for node in nodes_at(arguments, 0, scope)))


def _sum(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the sum of the nodes' numbers: NaN if one of them is blank or no number."""
    nodes = nodes_at(arguments, 0, scope)
    return _total(number_of_text(node.text, scope.environment) for node in nodes)


def _total(values: Iterable[float]) -> float:
    try:
        return math.fsum(values)
    except (ValueError, OverflowError):
        # Infinities of both signs, or a sum beyond the range of a float.
        return math.nan


def _max(arguments: tuple[Term, ...], scope: Scope) -> Value:
    values = numbers(arguments, scope)
    return math.nan if not values or any(map(math.isnan, values)) else max(values)


def _min(arguments: tuple[Term, ...], scope: Scope) -> Value:
    values = numbers(arguments, scope)
    return math.nan if not values or any(map(math.isnan, values)) else min(values)


def _checklist(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return whether enough, but not too many, of the arguments hold; -1 sets no limit."""
    held = 0
    for argument in arguments[2:]:
        value = argument(scope)
        held += sum(_answered(value)) if isinstance(value, list) else truth_of(value)
    return _is_within(held, arguments, scope)


def _weighted_checklist(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return whether the weights of the arguments that hold add up to between the limits."""
    weights: list[float] = []
    for truth, weight in zip(arguments[2::2], arguments[3::2], strict=False):
        weights += _weights_held(truth(scope), weight(scope), scope)
    return _is_within(_total(weights), arguments, scope)


def _weights_held(truth: Value, weight: Value, scope: Scope) -> list[float]:
    if not isinstance(truth, list):
        return [number_of(weight, scope.environment)] if truth_of(truth) else []
    if not isinstance(weight, list):
        return [number_of(weight, scope.environment)] * sum(_answered(truth))
    pairs = zip(_answered(truth), weight, strict=False)
    return [number_of_text(node.text, scope.environment) for answered, node in pairs if answered]


def _answered(nodes: list[Node]) -> list[bool]:
    return [node.text != "" for node in nodes]


def _is_within(total: float, arguments: tuple[Term, ...], scope: Scope) -> bool:
    least, most = number_at(arguments, 0, scope), number_at(arguments, 1, scope)
    return (least < 0 or total >= least) and (most < 0 or total <= most)


SETS = family(
    Function("count", 1, 1, _count, nodes_at=_FIRST),
    Function("count-non-empty", 1, 1, _count_non_empty, nodes_at=_FIRST),
    Function("sum", 1, 1, _sum, nodes_at=_FIRST),
    Function("max", 1, ANY_NUMBER, _max),
    Function("min", 1, ANY_NUMBER, _min),
    Function("checklist", 2, ANY_NUMBER, _checklist),
    Function("weighted-checklist", 2, ANY_NUMBER, _weighted_checklist, is_paired=True),
)
