"""An expression written out again.

Law: parsing what `unparse` returns gives an equal tree.
"""

from decimal import Decimal
from typing import assert_never

from peerkit.expression.parser import PRECEDENCE
from peerkit.expression.syntax import (
    ANY_NODE,
    Axis,
    Call,
    Chain,
    Expression,
    Filtered,
    LastSaved,
    Negation,
    Number,
    Path,
    Reference,
    Step,
    Syntax,
    Text,
)

_LEVELS = {operator: level for level, group in enumerate(PRECEDENCE, 2) for operator in group}
_VALUE, _UNION, _NEGATION, _OPERAND = -1, 0, 1, 2
"""How loosely a piece of syntax binds; `_OPERAND` and up are the levels of PRECEDENCE."""


def unparse(expression: Expression | Syntax) -> str:
    """Return the expression, or a part of one, in one fixed spelling.

    There are no needless brackets or spaces.
    """
    return _written(expression.tree if isinstance(expression, Expression) else expression)


def _looseness(syntax: Syntax) -> int:
    match syntax:
        case Chain(_, operators):
            return _UNION if operators[0] == "|" else _LEVELS[operators[0]]
        case Negation():
            return _NEGATION
        case _:
            return _VALUE


def _within(syntax: Syntax, limit: int) -> str:
    """Return the syntax, in brackets if it binds as loosely as `limit` or more loosely."""
    written = _written(syntax)
    # After a lone `/`, an operator's word or `*` would be read as the name of a step.
    return f"({written})" if _looseness(syntax) >= limit or written == "/" else written


def _written(syntax: Syntax) -> str:
    match syntax:
        case Text() | Number() | Reference() | LastSaved():
            return _leaf(syntax)
        case Negation(operand):
            return "-" + _within(operand, _OPERAND)
        case Chain():
            return _chain(syntax)
        case Call(function, arguments):
            return f"{function}({', '.join(map(_written, arguments))})"
        case Path():
            return _path(syntax)
        case Filtered(base, predicates):
            return _start(base) + _predicates(predicates)
        case _:
            assert_never(syntax)


def _leaf(syntax: Text | Number | Reference | LastSaved) -> str:
    match syntax:
        case Text(value):
            return f"'{value}'" if "'" not in value else f'"{value}"'
        case Number(value):
            return format(Decimal(repr(value)).normalize(), "f")
        case Reference(name):
            return f"${{{name}}}"
        case LastSaved(name):
            return f"${{last-saved#{name}}}"


def _start(syntax: Syntax) -> str:
    """Return what steps or predicates go on from, in brackets if they would join it otherwise.

    `a[1]` is one step with a predicate; `(a)[1]` is the first of all the nodes of a path.
    """
    if isinstance(syntax, Path | Filtered):
        return f"({_written(syntax)})"
    return _within(syntax, _UNION)


def _chain(chain: Chain) -> str:
    limit = _looseness(chain)
    pieces = [_within(chain.operands[0], limit)]
    for operator, operand in zip(chain.operators, chain.operands[1:], strict=True):
        pieces += (operator, _within(operand, limit))
    return " ".join(pieces)


def _predicates(predicates: tuple[Syntax, ...]) -> str:
    return "".join(f"[{_written(predicate)}]" for predicate in predicates)


def _path(path: Path) -> str:
    text = ""
    if path.start is not None:
        text = _start(path.start)
    separator = "" if path.start is None and not path.is_absolute else "/"
    last = len(path.steps) - 1
    for place, step in enumerate(path.steps):
        if separator == "/" and place < last and _is_skip(step):
            separator = "//"
            continue
        text += separator + _step(step)
        separator = "/"
    return text or "/"


def _is_skip(step: Step) -> bool:
    return step.axis is Axis.DESCENDANT_OR_SELF and step.test == ANY_NODE and not step.predicates


def _step(step: Step) -> str:
    match step.axis, step.test:
        case Axis.SELF, "node()":
            base = "."
        case Axis.PARENT, "node()":
            base = ".."
        case Axis.CHILD, test:
            base = test
        case Axis.ATTRIBUTE, test:
            base = f"@{test}"
        case axis, test:
            base = f"{axis}::{test}"
    return base + _predicates(step.predicates)
