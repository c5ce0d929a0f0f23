"""Expressions: what the expression language itself has to say about each."""

from collections.abc import Iterator

from peerkit.questionnaire.check.outline import Outline
from peerkit.questionnaire.fault import Fault


def check_expressions(outline: Outline) -> Iterator[Fault]:
    """Yield the defects of every expression: unknown functions, wrong arguments, patterns."""
    from peerkit.expression import check_expression

    for written in outline.written:
        for defect in check_expression(written.expression):
            yield Fault(
                f"expression.{defect.code}",
                outline.inside(written, defect.column),
                defect.values,
                is_advice=not defect.is_fault,
            )
