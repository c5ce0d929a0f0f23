"""The table that a translator works in: CSV or a spreadsheet, out and back in.

Laws:
- A table that comes back untouched holds what went out.
- No cell that goes out is taken for a formula: one that begins like one gets an apostrophe in
  front, which is taken away again; one that comes in without is refused (OWASP, "CSV Injection").
- CSV goes out in UTF-8 with a byte order mark, as Excel wants it; it comes in as UTF-8 or UTF-16,
  with commas, semicolons or tabs.
"""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from peerkit.errors import (
    CsvNotUtf8Error,
    NotASpreadsheetError,
    SpreadsheetTooLargeError,
    TranslationTableError,
)
from peerkit.frozen import frozen
from peerkit.questionnaire.source_text import FORBIDDEN
from peerkit.questionnaire.xlsform.limits import LIMITS
from peerkit.questionnaire.xlsform.read_workbook import read_cells
from peerkit.questionnaire.xlsform.write_workbook import Written, write_workbook
from peerkit.values import is_language_tag

HEADINGS = ("key", "what it is", "text", "translation", "note")
_KEY, _TEXT, _TRANSLATION = "key", "text", "translation"
_NEEDED = (_KEY, _TEXT, _TRANSLATION)

_LIKE_FORMULA = re.compile(r"[=+\-@\t\n＝＋－＠]")  # noqa: RUF001 - Excel reads the wide signs too
_GUARDED = re.compile(rf"'+{_LIKE_FORMULA.pattern}")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_FAILED = re.compile(r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!)")
"""What a spreadsheet shows where it took a text for a formula."""

_HEADING = re.compile(r"([A-Za-z]+)[^(]*(?:\(([^)]*)\))?")
_ZIP = b"PK\x03\x04"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@frozen
class Line:
    """One row of a table that goes out."""

    key: str
    what: str
    text: str
    translation: str
    note: str


@frozen
class TableRow:
    """One row that came in, its cells as they stand there; `number` is the spreadsheet's."""

    number: int
    key: str
    text: str
    translation: str


@frozen
class Table:
    """What came in: the language that the translations are in, and the rows that hold anything."""

    language: str
    rows: tuple[TableRow, ...]


def write_csv(lines: Iterable[Line], default: str, language: str) -> bytes:
    """Return the table as CSV."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(_cells(lines, default, language))
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def write_xlsx(lines: Iterable[Line], default: str, language: str) -> bytes:
    """Return the table as a spreadsheet."""
    return write_workbook([Written(_TRANSLATION, list(_cells(lines, default, language)))])


def read_table(data: bytes, name: str) -> Table:
    """Return the table, CSV or .xlsx by its bytes.

    Raises TranslationTableError where the headings do not name the columns and the language;
    CsvNotUtf8Error, SpreadsheetTooLargeError, and the errors of a damaged spreadsheet.
    """
    if len(data) > LIMITS.size_bytes:
        raise SpreadsheetTooLargeError(limit_bytes=LIMITS.size_bytes)
    rows = read_cells(data) if data.startswith(_ZIP) else _csv_rows(data, name)
    columns, language = _columns(rows[0] if rows else (), name)
    found = (
        TableRow(number, *(_at(row, columns[each]) for each in _NEEDED))
        for number, row in enumerate(rows[1:], 2)
    )
    return Table(language, tuple(row for row in found if row.key or row.translation))


def cell(text: str) -> str:
    """Return the text as a cell holds it: safe to open, and the same for `plain`."""
    text = normal(FORBIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text))
    is_guarded = (_LIKE_FORMULA.match(text) and not _NUMBER.fullmatch(text)) or _GUARDED.match(text)
    return "'" + text if is_guarded else text


def plain(text: str) -> str:
    """Return the text that a cell holds."""
    return text[1:] if _GUARDED.match(text) else text


def is_formula(text: str) -> bool:
    """Tell whether a cell that came in was taken for a formula, or would be."""
    is_like_one = _LIKE_FORMULA.match(text) is not None and not _NUMBER.fullmatch(text)
    return is_like_one or _FAILED.fullmatch(text) is not None


def normal(text: str) -> str:
    """Return the text with plain line ends and nothing blank at the ends of it and its lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _cells(lines: Iterable[Line], default: str, language: str) -> Iterator[tuple[str, ...]]:
    key, what, text, translation, note = HEADINGS
    yield key, what, f"{text} ({default})", f"{translation} ({language})", note
    for line in lines:
        found = (line.key, line.what, line.text, line.translation, line.note)
        yield tuple(cell(each) for each in found)


def _csv_rows(data: bytes, name: str) -> list[list[str]]:
    text = _decoded(data, name)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise NotASpreadsheetError from error


def _decoded(data: bytes, name: str) -> str:
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CsvNotUtf8Error(sheet=name, line=line) from error


def _columns(headings: Sequence[str], name: str) -> tuple[dict[str, int], str]:
    """Return where each column stands, and the language that the translation's heading names."""
    columns: dict[str, int] = {}
    language = ""
    for number, heading in enumerate(headings):
        if match := _HEADING.match(heading.strip()):
            word = match[1].lower()
            columns.setdefault(word, number)
            if word == _TRANSLATION and not language:
                language = (match[2] or "").strip()
    if not columns.keys() >= {*_NEEDED} or not is_language_tag(language):
        raise TranslationTableError(path=name)
    return columns, language


def _at(row: Sequence[str], column: int) -> str:
    return normal(row[column]) if column < len(row) else ""
