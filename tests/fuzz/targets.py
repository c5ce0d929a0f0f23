"""What is tried with random bytes, and what must hold: each law raises where it does not."""

from datetime import UTC, datetime

from peerkit.errors import ExpressionSyntaxError, PeerkitError
from peerkit.expression import (
    Environment,
    Node,
    Table,
    compile_expression,
    parse_expression,
    unparse,
)
from peerkit.expression.check import check_expression
from peerkit.questionnaire import read_questionnaire
from peerkit.questionnaire.write import write_questionnaire
from peerkit.questionnaire.xlsform import Imported, export_xlsform, import_xlsform, report_of
from peerkit.words import catalogue
from tests.fuzz.archives import workbook_of
from tests.fuzz.seeds import FORM, SHEET_BREAK

MOST_BYTES = 20_000
"""Longer inputs find nothing that shorter ones do not, and are slow."""

_NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
_TABLE = Table([{"name": "a", "label": "A"}, {"name": "b", "label": "B"}])


def read_yaml(data: bytes) -> None:
    """Return if any bytes are read without an error, and what is written reads back alike."""
    questionnaire = read_questionnaire(data[:MOST_BYTES]).questionnaire
    if questionnaire is None:
        return
    written = write_questionnaire(questionnaire)
    again = read_questionnaire(written).questionnaire
    assert again is not None
    assert written == write_questionnaire(again)


def run_expression(data: bytes) -> None:
    """Return if any text is refused or parsed, then written back alike, and gives a value."""
    try:
        expression = parse_expression(data.decode("utf-8", "replace"))
    except ExpressionSyntaxError:
        return
    assert expression.tree == parse_expression(unparse(expression)).tree
    check_expression(expression, is_condition=True)
    compiled = compile_expression(expression)
    node, environment = _interview()
    assert compiled.string(node, environment) == compiled.string(node, environment)
    compiled.number(node, environment)


def _interview() -> tuple[Node, Environment]:
    """Return a question of an interview with a repeat, and what else expressions see."""
    top = Node("data")
    answers = ("34", "2026-03-29", "a b", "", "-0.5", "12:30", "1e999")
    names = ("age", "born", "choices", "blank", "share", "hour", "many")
    asking = top.add(Node("asking", "9"))
    for name, answer in zip(names, answers, strict=True):
        top.add(Node(name, answer))
    for number in (1, 2, 3):
        member = top.add(Node("member", instance=number, relevant=number != 2))
        member.add(Node("member_age", str(number * 9)))
    return asking, Environment(now=_NOW, table=lambda _: _TABLE, seed=b"seed")


def import_workbook(data: bytes) -> None:
    """Return if any file is refused or becomes a questionnaire that goes out and comes back."""
    try:
        imported = import_xlsform(workbook_of(data[: 2 * MOST_BYTES], FORM))
    except PeerkitError:
        return
    _there_and_back(imported)


def import_sheets(data: bytes) -> None:
    """Return if any CSV sheets are refused, or become such a questionnaire."""
    sheets = data[:MOST_BYTES].split(SHEET_BREAK)
    try:
        imported = import_xlsform(
            dict(zip(("survey", "choices", "settings"), sheets, strict=False))
        )
    except PeerkitError:
        return
    _there_and_back(imported)


def _there_and_back(imported: Imported) -> None:
    for note in report_of(imported):
        assert catalogue().text(note.wording, **note.values)
        assert catalogue().text(note.hint, **note.values)
    if imported.questionnaire is None:
        assert imported.faults
        return
    import_xlsform(export_xlsform(imported.questionnaire))
