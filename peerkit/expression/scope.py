"""What an expression works with while it runs: values, and where it stands."""

from collections.abc import Callable
from datetime import datetime

from peerkit.expression.environment import Environment
from peerkit.expression.node import Node

Value = bool | float | str | datetime | list[Node]
"""A moment is always aware. A moment that cannot be read is ""; a number, NaN."""


class Scope:
    """Where evaluation stands: the context node, its place among those looked at, who asks.

    `asking` is the question whose expression runs; `node` is another inside a predicate
    (`in_predicate`), and where the caller said so.
    """

    __slots__ = ("asking", "environment", "in_predicate", "node", "position", "size")

    def __init__(self, node: Node, asking: Node, environment: Environment) -> None:
        self.node = node
        self.asking = asking
        self.environment = environment
        self.in_predicate = False
        self.position = 1
        self.size = 1

    def asked_by(self, asking: Node) -> "Scope":
        """Return the same place, with `${name}` as another node would understand it."""
        return Scope(self.node, asking, self.environment)


Term = Callable[[Scope], Value]
"""A compiled piece of an expression. It never raises, whatever the answers are."""

Evaluate = Callable[[tuple[Term, ...], Scope], Value]
"""What a function does: its arguments come unevaluated, so that `if` can leave one alone."""
