"""What the language knows about each of its functions."""

from collections.abc import Mapping
from dataclasses import field

from peerkit.expression.scope import Evaluate
from peerkit.frozen import frozen

ANY_NUMBER = None
"""No limit to the number of arguments."""


@frozen
class Function:
    """A function: its name, how many arguments it takes, and what it does.

    `nodes_at` are the places (from 0) of arguments that must be questions and not plain values.
    Arguments beyond `least` come in pairs if `is_paired`.
    A function that `is_drawn` is told its own place in the expression as a first argument more.
    """

    name: str
    least: int
    most: int | None
    evaluate: Evaluate
    nodes_at: frozenset[int] = field(default=frozenset(), kw_only=True)
    gives_nodes: bool = field(default=False, kw_only=True)
    is_paired: bool = field(default=False, kw_only=True)
    is_drawn: bool = field(default=False, kw_only=True)

    def takes(self, count: int) -> bool:
        """Tell whether the function can be called with so many arguments."""
        is_enough = count >= self.least and (self.most is None or count <= self.most)
        return is_enough and not (self.is_paired and (count - self.least) % 2)


Family = Mapping[str, Function]


def family(*functions: Function) -> Family:
    """Return the functions by name."""
    return {function.name: function for function in functions}
