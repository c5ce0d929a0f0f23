"""The syntax tree of an expression, and what can be read off it without evaluating.

Laws:
- Everything is frozen; columns (from 1) say where a part was written and take no part in
  equality, so that two writings of one expression have equal trees.
- Parentheses leave no trace but the shape of the tree.
- No tree is deeper than `DEPTH_LIMIT`, so that walking one cannot exhaust Python's stack.
"""

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from typing import TypeGuard

from peerkit.frozen import frozen

DEPTH_LIMIT = 150
PREDICATE_WEIGHT = 2
"""How many levels a predicate counts for: walking one takes more of Python's stack."""


class Axis(StrEnum):
    """The directions in which a path can step."""

    SELF = "self"
    CHILD = "child"
    PARENT = "parent"
    ATTRIBUTE = "attribute"
    DESCENDANT = "descendant"
    DESCENDANT_OR_SELF = "descendant-or-self"
    ANCESTOR = "ancestor"
    ANCESTOR_OR_SELF = "ancestor-or-self"
    FOLLOWING_SIBLING = "following-sibling"
    PRECEDING_SIBLING = "preceding-sibling"


ANY_NODE = "node()"
TEXT_NODE = "text()"
ANY_NAME = "*"

_COLUMN = field(compare=False)


@frozen
class Text:
    """A text in quotes."""

    value: str
    column: int = _COLUMN


@frozen
class Number:
    """A number, never negative."""

    value: float
    column: int = _COLUMN


@frozen
class Reference:
    """`${name}`: the question, group or repeat of that name."""

    name: str
    column: int = _COLUMN


@frozen
class LastSaved:
    """`${last-saved#name}`: the answer of the interview before. Kept; peerkit never fills it."""

    name: str
    column: int = _COLUMN


@frozen
class Negation:
    """`-operand`."""

    operand: "Syntax"
    column: int = _COLUMN


@frozen
class Chain:
    """Operands of one precedence in a row: `1 + 2 - 3`, from the left.

    A row and not a tree of pairs: real forms join hundreds of conditions with `or`.
    """

    operands: tuple["Syntax", ...]
    operators: tuple[str, ...]
    column: int = _COLUMN


@frozen
class Call:
    """`function(argument, …)`."""

    function: str
    arguments: tuple["Syntax", ...]
    column: int = _COLUMN


@frozen
class Step:
    """One step of a path. `test` is a name, `*`, `prefix:*`, `node()` or `text()`."""

    axis: Axis
    test: str
    predicates: tuple["Syntax", ...]
    column: int = _COLUMN


@frozen
class Path:
    """Steps from a start: the root (`is_absolute`), another value's nodes, or the context node."""

    start: "Syntax | None"
    is_absolute: bool
    steps: tuple[Step, ...]
    column: int = _COLUMN


@frozen
class Filtered:
    """`base[predicate]…`."""

    base: "Syntax"
    predicates: tuple["Syntax", ...]
    column: int = _COLUMN


Syntax = Text | Number | Reference | LastSaved | Negation | Chain | Call | Path | Filtered


@frozen
class FunctionCall:
    """A function that an expression calls: its name, its column, how many arguments it gets."""

    name: str
    column: int
    arguments: int


@frozen
class Expression:
    """A parsed expression. Two are equal if their texts are; `tree` compares by structure."""

    text: str
    tree: Syntax = field(compare=False, repr=False)
    references: tuple[Reference, ...] = field(compare=False, repr=False)
    functions: tuple[FunctionCall, ...] = field(compare=False, repr=False)
    uses_self: bool = field(compare=False, repr=False)
    """Whether `.` stands for the asking question itself somewhere (not inside a predicate)."""


def is_self(syntax: Syntax) -> bool:
    """Tell whether the syntax is `.` and no more: the context node."""
    return begins_at_self(syntax) and len(syntax.steps) == 1 and not syntax.steps[0].predicates


def begins_at_self(syntax: Syntax) -> TypeGuard[Path]:
    """Tell whether the syntax is a path that begins with `.`, and so with the context node."""
    return (
        isinstance(syntax, Path)
        and syntax.start is None
        and not syntax.is_absolute
        and syntax.steps[0].axis is Axis.SELF
    )


def parts(syntax: Syntax) -> Iterator[Syntax]:
    """Yield what stands directly inside `syntax`, predicates included, in written order."""
    match syntax:
        case Negation(operand):
            yield operand
        case Chain(operands):
            yield from operands
        case Call(_, arguments):
            yield from arguments
        case Path(start, _, steps):
            if start is not None:
                yield start
            for step in steps:
                yield from step.predicates
        case Filtered(base, predicates):
            yield base
            yield from predicates
        case _:
            return


def predicates_of(syntax: Syntax) -> tuple[Syntax, ...]:
    """Return the predicates that stand directly in `syntax`."""
    match syntax:
        case Path(_, _, steps):
            return tuple(predicate for step in steps for predicate in step.predicates)
        case Filtered(_, predicates):
            return predicates
        case _:
            return ()


def walk(syntax: Syntax) -> Iterator[Syntax]:
    """Yield `syntax` and everything inside it, in written order."""
    waiting = [syntax]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(tuple(parts(current))))


def has_self(syntax: Syntax) -> bool:
    """Tell whether `.` stands for the asking node somewhere, predicates left aside."""
    waiting = [syntax]
    while waiting:
        current = waiting.pop()
        if begins_at_self(current):
            return True
        inner = {id(predicate) for predicate in predicates_of(current)}
        waiting.extend(part for part in parts(current) if id(part) not in inner)
    return False
