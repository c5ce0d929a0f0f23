"""Tables: CSV files beside the questionnaire, from which choices and looked-up values come.

Laws:
- A table is read whole or not at all; what is wrong with it is told with its file and line.
- A row has a cell for each column: a short one is filled up with blanks, a longer one is a fault.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace

from peerkit.expression import Expression
from peerkit.expression.syntax import Call, walk
from peerkit.expression.syntax import Text as Literal
from peerkit.questionnaire.beside import Beside, is_beside
from peerkit.questionnaire.contents import expressions_of
from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.limits import LIMITS
from peerkit.questionnaire.model import (
    Choice,
    ChoiceList,
    Position,
    Questionnaire,
    Table,
    Text,
)
from peerkit.questionnaire.model import walk as walk_items
from peerkit.questionnaire.question_types import LABEL_COLUMN, NAME_COLUMN, TABLE
from peerkit.questionnaire.source_text import read_source_text

_LOOKING_UP = frozenset({"pulldata", "instance"})
_DELIMITERS = (",", ";", "\t")
"""A comma, or what spreadsheets write where the comma is the decimal sign; the heading decides."""

_FIRST_ROW = 2


def with_tables(whole: Questionnaire, beside: Beside, findings: Findings) -> Questionnaire:
    """Return the questionnaire with the tables that it names, and the choices that they hold."""
    tables: dict[str, Table] = {}
    for file in dict.fromkeys(_files_named(whole)):
        data = beside.take(file)
        if data is not None:
            tables[file] = read_table(file, data, findings) or Table(file, (), ())
    choices = dict(whole.choices)
    for question in whole.questions():
        listed = question.choice_list or ""
        file, *columns = listed.split(" ")
        if file in tables and tables[file].columns and listed not in choices:
            choices[listed] = _choices(listed, tables[file], columns, whole)
    return replace(whole, tables=tables, choices=choices)


def tables_looked_up(expression: Expression) -> Iterator[tuple[str, int]]:
    """Yield each table that the expression names, as it names it, and the column of the name."""
    for syntax in walk(expression.tree):
        match syntax:
            case Call(function, (Literal(name, column), *_)) if function in _LOOKING_UP:
                yield name, column
            case _:
                pass


def file_of(table: str) -> str:
    """Return the name of the file that `pulldata('boroughs', …)` means."""
    return table if table.endswith(TABLE) else f"{table}{TABLE}"


def _files_named(whole: Questionnaire) -> Iterator[str]:
    for item in walk_items(whole.survey):
        for _, expression in expressions_of(item):
            names = (name for name, _ in tables_looked_up(expression))
            yield from (file_of(name) for name in names if name not in whole.choices)
    for question in whole.questions():
        file = (question.choice_list or "").split(" ")[0]
        if file.endswith(TABLE) and is_beside(file):
            yield file


def read_table(file: str, data: bytes, findings: Findings) -> Table | None:
    """Return the table; None where it cannot be read, with the fault that says why."""
    text = read_source_text(data, findings, file=file)
    if text is None:
        return None
    lines = text.splitlines(keepends=True)
    delimiter = next((sign for sign in _DELIMITERS if sign in "".join(lines[:1])), ",")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        columns = tuple(name.strip() for name in next(reader, []))
        if not _is_heading(columns, file, findings):
            return None
        for row in reader:
            if not _take_row(row, columns, rows, Position(reader.line_num, 1, file), findings):
                return None
    except csv.Error:
        findings.fault("table_broken", Position(max(reader.line_num, 1), 1, file))
        return None
    return Table(file, columns, tuple(rows))


def _is_heading(columns: tuple[str, ...], file: str, findings: Findings) -> bool:
    is_good = all(columns) and len(set(columns)) == len(columns)
    if not columns or not is_good or len(columns) > LIMITS.table_columns:
        findings.fault("table_heading", Position(1, 1, file), limit=LIMITS.table_columns)
        return False
    return True


def _take_row(
    row: list[str],
    columns: tuple[str, ...],
    rows: list[tuple[str, ...]],
    place: Position,
    findings: Findings,
) -> bool:
    """Add the row to the others, unless it is blank; tell whether reading can go on."""
    cells = [cell.strip() for cell in row]
    if not any(cells):
        return True
    if any(cells[len(columns) :]):
        findings.fault("table_row", place, columns=len(columns), cells=len(cells))
        return False
    if len(rows) >= LIMITS.table_rows:
        findings.fault("table_rows", place, limit=LIMITS.table_rows)
        return False
    cells = cells[: len(columns)]
    rows.append((*cells, *[""] * (len(columns) - len(cells))))
    return True


# --- choices ----------------------------------------------------------------------------------


def _choices(listed: str, table: Table, columns: list[str], whole: Questionnaire) -> ChoiceList:
    """Return the choice list that the table holds; without a name column it is empty."""
    named, labelled = columns if len(columns) > 1 else (NAME_COLUMN, LABEL_COLUMN)
    choices: list[Choice] = []
    for number, row in enumerate(table.rows):
        cells = dict(zip(table.columns, row, strict=True))
        if name := cells.get(named, ""):
            label = _label(cells, labelled, name, whole)
            others = {key: cell for key, cell in cells.items() if key != named}
            place = Position(number + _FIRST_ROW, 1, table.file)
            choices.append(Choice(name, label, others, place))
    return ChoiceList(listed, tuple(choices), table.file, Position(1, 1, table.file))


def _label(cells: Mapping[str, str], column: str, name: str, whole: Questionnaire) -> Text:
    """Return the label in each language that has a column (`label::Română (ro)`, `label::ro`)."""
    words = {
        tag: cells.get(f"{column}::{spoken} ({tag})") or cells.get(f"{column}::{tag}", "")
        for tag, spoken in whole.languages.items()
    }
    words[whole.default_language] = words.get(whole.default_language) or cells.get(column) or name
    return Text({tag: text for tag, text in words.items() if text})
