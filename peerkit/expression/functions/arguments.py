"""How functions read their arguments."""

import math
from collections.abc import Iterable

from peerkit.expression.conversion import number_of, number_of_text, text_of
from peerkit.expression.node import Node
from peerkit.expression.scope import Scope, Term


def text_at(arguments: tuple[Term, ...], place: int, scope: Scope) -> str:
    """Return the argument at that place as text, or the context node's text if there is none."""
    if place >= len(arguments):
        return scope.node.text
    return text_of(arguments[place](scope), scope.environment)


def number_at(arguments: tuple[Term, ...], place: int, scope: Scope) -> float:
    """Return the argument at that place as a number; it must be there."""
    return number_of(arguments[place](scope), scope.environment)


def nodes_at(arguments: tuple[Term, ...], place: int, scope: Scope) -> list[Node]:
    """Return the nodes that the argument at that place is; no nodes if it is a plain value."""
    value = arguments[place](scope)
    return value if isinstance(value, list) else []


def texts(arguments: Iterable[Term], scope: Scope) -> list[str]:
    """Return the arguments as texts, each node of a set by itself."""
    found: list[str] = []
    for argument in arguments:
        value = argument(scope)
        if isinstance(value, list):
            found += [node.text for node in value]
        else:
            found.append(text_of(value, scope.environment))
    return found


def numbers(arguments: Iterable[Term], scope: Scope) -> list[float]:
    """Return the arguments as numbers, each node of a set by itself; a blank one is NaN."""
    found: list[float] = []
    for argument in arguments:
        value = argument(scope)
        if isinstance(value, list):
            found += [number_of_text(node.text, scope.environment) for node in value]
        else:
            found.append(number_of(value, scope.environment))
    return found


def whole(number: float, limit: int) -> int:
    """Return the number cut to a whole one between `-limit` and `limit`; NaN is 0."""
    if math.isnan(number):
        return 0
    return int(max(-limit, min(limit, number)))
