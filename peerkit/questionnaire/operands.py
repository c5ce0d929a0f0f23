"""What stands on a side of a comparison: an answer's name, or a literal."""

from peerkit.expression import Reference
from peerkit.expression.syntax import Negation, Number, Syntax, Text, is_self

SELF = "."
"""The own answer of a constraint, where others are called by their names."""


def name_of(syntax: Syntax) -> str:
    """Return the name of the answer that the syntax is, and no more than that; "" for none."""
    match syntax:
        case Reference(name):
            return name
        case _ if is_self(syntax):
            return SELF
        case _:
            return ""


def literal_of(syntax: Syntax) -> str | float | None:
    """Return the text or the number that the syntax is; None if it is something else."""
    match syntax:
        case Text(value):
            return value
        case Number(value):
            return value
        case Negation(Number(value)):
            return -value
        case _:
            return None
