"""What an expression works with while it runs: values, and where it stands."""

from collections.abc import Callable
from datetime import datetime

from peerkit.expression.environment import Environment
from peerkit.expression.node import Node

Value = bool | float | str | datetime | list[Node]
"""A moment is always aware. A moment that cannot be read is ""; a number, NaN."""


VISITS_LIMIT = 1_000_000
"""Nodes that one evaluation may look at, a second or two of work: predicates inside predicates
multiply, and ten nested ones over thirty nodes would outlast every interview."""


class Visits:
    """How many nodes an evaluation may still look at; shared by all its scopes."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = VISITS_LIMIT


class Scope:
    """Where evaluation stands: the context node, its place among those looked at, who asks.

    `asking` is the question whose expression runs; `node` is another inside a predicate
    (`in_predicate`), and where the caller said so.
    """

    __slots__ = ("asking", "environment", "in_predicate", "node", "position", "size", "visits")

    def __init__(self, node: Node, asking: Node, environment: Environment) -> None:
        self.node = node
        self.asking = asking
        self.environment = environment
        self.in_predicate = False
        self.position = 1
        self.size = 1
        self.visits: Visits | None = None

    def within(self, node: Node, asking: Node) -> "Scope":
        """Return a scope of the same evaluation, at another node or with another asking."""
        inner = Scope(node, asking, self.environment)
        inner.visits = self.visits = self.visits or Visits()
        return inner

    def visit(self, count: int) -> bool:
        """Tell whether the evaluation may look at so many nodes more, and note that it does."""
        if self.visits is None:
            self.visits = Visits()
        self.visits.left -= count
        return self.visits.left >= 0


Term = Callable[[Scope], Value]
"""A compiled piece of an expression. It never raises, whatever the answers are."""

Evaluate = Callable[[tuple[Term, ...], Scope], Value]
"""What a function does: its arguments come unevaluated, so that `if` can leave one alone."""
