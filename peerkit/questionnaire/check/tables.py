"""Tables: every file that is named lies there, with the columns that are asked for."""

from collections.abc import Iterator, Mapping

from peerkit.expression.syntax import Call, Syntax, walk
from peerkit.expression.syntax import Text as Literal
from peerkit.questionnaire.check.outline import Entry, Outline, Written
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import Position, Question, Table
from peerkit.questionnaire.question_types import FROM_FILE, LABEL_COLUMN, NAME_COLUMN
from peerkit.questionnaire.read_table import file_of, tables_looked_up

_COLUMN_PLACES = (1, 2)
"""Where pulldata names columns: the one to return, and the one to look in."""


def check_tables(outline: Outline) -> Iterator[Fault]:
    """Yield the tables and columns that are named and not there; a table once, where it is met."""
    missing: set[str] = set()
    for fault in _found(outline):
        file = str(fault.values["file"])
        if fault.code != "missing_table" or file not in missing:
            yield fault
        if fault.code == "missing_table":
            missing.add(file)


def _found(outline: Outline) -> Iterator[Fault]:
    for entry, question in outline.questions():
        if FROM_FILE in question.source_type.split(" ")[0] and question.choice_list:
            yield from _choices_of(outline, entry, question)
    for written in outline.written:
        for name, column in tables_looked_up(written.expression):
            if _table(outline, name) is None and name not in outline.questionnaire.choices:
                yield outline.fault("missing_table", written, column, file=file_of(name))
        for syntax in walk(written.expression.tree):
            yield from _columns(outline, written, syntax)


def _table(outline: Outline, name: str) -> Table | None:
    return outline.questionnaire.tables.get(file_of(name))


def _choices_of(outline: Outline, entry: Entry, question: Question) -> Iterator[Fault]:
    file = (question.choice_list or "").split(" ")[0]
    table = outline.questionnaire.tables.get(file)
    if table is None:
        yield Fault("missing_table", entry.place("type"), {"file": file})
    if table is None or not table.columns:  # one that cannot be read was told already
        return
    named = question.parameters.get("value", NAME_COLUMN)
    if named not in table.columns:
        yield Fault("missing_column", Position(1, 1, file), _missing(table, named))
    labelled = question.parameters.get("label", LABEL_COLUMN)
    if not any(column.partition("::")[0] == labelled for column in table.columns):
        yield Fault("missing_column", Position(1, 1, file), _missing(table, labelled))


def _columns(outline: Outline, written: Written, syntax: Syntax) -> Iterator[Fault]:
    match syntax:
        case Call("pulldata", (Literal(name), *arguments)) if (
            table := _table(outline, name)
        ) and table.columns:
            for place in _COLUMN_PLACES:
                match arguments[place - 1 : place]:
                    case [Literal(asked, column)] if asked not in table.columns:
                        values = _missing(table, asked)
                        yield outline.fault("missing_column", written, column, **values)
                    case _:
                        pass
        case _:
            return


def _missing(table: Table, column: str) -> Mapping[str, str]:
    return {"file": table.file, "heading": column, "columns": ", ".join(table.columns[:12])}
