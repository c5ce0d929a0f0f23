"""Expressions: what the expression language itself has to say about each."""

from collections.abc import Iterator

from peerkit.expression.check import check_expression
from peerkit.questionnaire.check.outline import CONDITIONS, Outline
from peerkit.questionnaire.fault import Fault


def check_expressions(outline: Outline) -> Iterator[Fault]:
    """Yield the defects of every expression: unknown functions, wrong arguments, patterns."""
    for written in outline.written:
        is_condition = written.key in CONDITIONS
        for defect in check_expression(written.expression, is_condition=is_condition):
            yield Fault(
                f"expression.{defect.code}",
                outline.inside(written, defect.column),
                defect.values,
                is_advice=not defect.is_fault,
            )
