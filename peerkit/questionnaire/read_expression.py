"""Expressions, and the values that may be one: `required: yes`, `default: today()`."""

import re
from collections.abc import Mapping

from peerkit.errors import ExpressionSyntaxError
from peerkit.expression import Expression, parse_expression
from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import yes_or_no
from peerkit.questionnaire.model import Position
from peerkit.questionnaire.nodes import Node, Scalar
from peerkit.questionnaire.place import place_within

_REMARK = re.compile(r"[ \t]+#")
_DYNAMIC = re.compile(r"\$\{|^[a-z][a-z-]*(?::[a-z-]+)?\(.*\)$", re.DOTALL)
"""What makes a default an expression: a reference, or one call and nothing around it."""


def read_expression(node: Node | None, key: str, context: Context) -> Expression | None:
    """Return the expression; None if there is none or it does not parse, which is a fault."""
    if node is None:
        return None
    if not isinstance(node, Scalar):
        context.findings.fault("expected_text", node.position, key=key)
        return None
    if not node.value.strip():
        return None
    try:
        return parse_expression(node.value)
    except ExpressionSyntaxError as error:
        _report(error, node, context)
        return None


def read_condition(node: Node | None, key: str, context: Context) -> Expression | None:
    """Return the condition that a yes, a no or an expression says; a no is no condition."""
    answer = None if node is None else yes_or_no(node)
    if answer is None:
        return read_expression(node, key, context)
    return parse_expression("true()") if answer else None


def read_relevance(node: Node | None, context: Context) -> Expression | None:
    """Return the condition under which something is asked; a no is one that never holds."""
    if isinstance(node, Scalar) and node.value.strip() and yes_or_no(node) is False:
        return parse_expression("false()")
    return read_condition(node, "relevant", context)


def read_default(node: Node | None, key: str, context: Context) -> Expression | str | None:
    """Return the expression of a dynamic default, the text of any other."""
    if not isinstance(node, Scalar) or _DYNAMIC.search(node.value.strip()):
        return read_expression(node, key, context)
    return node.value.strip() or None


def read_seed(
    parameters: Mapping[str, str], place: Position, context: Context
) -> Expression | None:
    """Return the number, or the question, that decides the order of shuffled choices."""
    if not (written := parameters.get("seed", "")):
        return None
    try:
        return parse_expression(written)
    except ExpressionSyntaxError:
        context.findings.fault("bad_seed", place)
        return None


def _report(error: ExpressionSyntaxError, node: Scalar, context: Context) -> None:
    if not node.style and _REMARK.match(context.source.text, node.end):
        context.findings.fault("expression_cut", node.position)
        return
    values = {name: value for name, value in error.values.items() if name != "problem"}
    place = place_within(context.source, node, int(error.values["column"]) - 1)
    context.findings.fault(f"expression.{error.values['problem']}", place, **values)
