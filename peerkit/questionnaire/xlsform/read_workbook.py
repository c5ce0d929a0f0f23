"""A spreadsheet's bytes become sheets of texts.

Laws:
- openpyxl is imported here and nowhere else; where it is absent, that is a clear error.
- Whatever the bytes are, they become sheets or one of our errors.
- What stands beyond the limits is not read, and its absence is noted.
"""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from peerkit.errors import (
    NotASpreadsheetError,
    SpreadsheetTooLargeError,
    XlsformExtraMissingError,
)
from peerkit.questionnaire.xlsform.archive import UNREADABLE, check_archive
from peerkit.questionnaire.xlsform.cell import cell_text, is_odd
from peerkit.questionnaire.xlsform.limits import LIMITS, SpreadsheetLimits
from peerkit.questionnaire.xlsform.note import Notes, Spot
from peerkit.questionnaire.xlsform.sheet import READ_SHEETS, SURVEY, Book, Row, Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

DAMAGED = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, OSError, SyntaxError),
    *(TypeError, ValueError),
    *UNREADABLE,
)
"""What openpyxl raises for a damaged file: it promises nothing. XML errors are SyntaxErrors."""

_UNCALCULATED = re.compile(
    rb"<c\b(?![^>]*\bt=\"str\")([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
"""A cell that has a formula and no value; one whose value is an empty text says `t="str"`."""

_CELLS = 26
"""How many cells of a row `read_cells` takes: each row is filled up to that many."""

_FORMULA = re.compile(rb"<f[ />]")
_REFERENCE = re.compile(rb"\br=\"([A-Z]{1,3}[0-9]{1,7})\"")
_SPACES = re.compile(r"\s+")


def read_workbook(data: bytes, notes: Notes, limits: SpreadsheetLimits = LIMITS) -> Book:
    """Return the sheets of a form; others are noted and left out.

    Raises XlsformExtraMissingError without openpyxl, and the errors of `check_archive`.
    """
    check_archive(data, limits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's, on styles and validations: they are not read
        return _read(_open(data), data, notes, limits)


def read_cells(data: bytes, limits: SpreadsheetLimits = LIMITS) -> list[list[str]]:
    """Return the rows of a spreadsheet's first sheet; a cell with a formula begins with `=`.

    Raises XlsformExtraMissingError without openpyxl, and the errors of `check_archive`.
    """
    check_archive(data, limits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        workbook = _open(data, with_values=False)
        try:
            worksheet = cast("ReadOnlyWorksheet", workbook.worksheets[0])
            worksheet.reset_dimensions()
            rows = worksheet.iter_rows(max_row=limits.rows, max_col=_CELLS)
            return [[_cell_or_formula(each) for each in row] for row in rows]
        except DAMAGED as error:
            raise NotASpreadsheetError from error


def _cell_or_formula(found: "ReadOnlyCell | EmptyCell") -> str:
    if found.data_type == "f":
        return "="
    return cell_text(found.value)


def _read(workbook: "Workbook", data: bytes, notes: Notes, limits: SpreadsheetLimits) -> Book:
    try:
        worksheets = _form_sheets(workbook, notes)
        sheets = {name: _sheet(name, sheet, notes, limits) for name, sheet in worksheets.items()}
        paths = {name: _path(sheet) for name, sheet in worksheets.items()}
        _note_formulas(data, {name: path for name, path in paths.items() if path}, notes)
    except DAMAGED as error:  # sheets are parsed while they are being read
        raise NotASpreadsheetError from error
    return sheets


def _open(data: bytes, *, with_values: bool = True) -> "Workbook":
    """Return the opened spreadsheet: its formulas' values, or the formulas themselves."""
    try:
        import openpyxl  # an optional extra, and slow to import
    except ImportError as error:
        raise XlsformExtraMissingError from error
    try:
        return openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=with_values)
    except DAMAGED as error:
        raise NotASpreadsheetError from error


def _form_sheets(workbook: "Workbook", notes: Notes) -> "dict[str, ReadOnlyWorksheet]":
    """Return the sheets that belong to the form, by name."""
    found: dict[str, ReadOnlyWorksheet] = {}
    for worksheet in workbook.worksheets:
        name = worksheet.title.strip().lower()
        if name not in READ_SHEETS and len(workbook.worksheets) == 1:
            name = SURVEY  # as other tools read a file of one sheet, whatever its name
        if name in READ_SHEETS:
            found[name] = cast("ReadOnlyWorksheet", worksheet)
        else:
            notes.left("sheet_not_read", Spot(worksheet.title))
    return found


def _sheet(
    name: str, worksheet: "ReadOnlyWorksheet", notes: Notes, limits: SpreadsheetLimits
) -> Sheet:
    worksheet.reset_dimensions()  # what a file says of its own size need not be true
    rows = worksheet.iter_rows(values_only=True, max_col=limits.columns)
    return sheet_of(name, rows, notes, limits)


def _path(worksheet: "ReadOnlyWorksheet") -> str:
    """Return where in the archive a sheet stands; openpyxl has no public name for it."""
    return str(getattr(worksheet, "_worksheet_path", "")).removeprefix("/")


def sheet_of(
    name: str, rows: Iterable[Iterable[object]], notes: Notes, limits: SpreadsheetLimits = LIMITS
) -> Sheet:
    """Return the sheet that the rows make, the first being its headings."""
    lines = iter(rows)
    headings = _headings(name, next(lines, ()), notes, limits)
    tidied: list[int] = []
    found = tuple(_rows(headings, lines, limits, tidied))
    if tidied:
        notes.changed("characters_read", Spot(name, tidied[0]), rows=len(tidied))
    return Sheet(name, tuple(heading for heading in headings if heading), found)


def _rows(
    headings: list[str],
    lines: Iterator[Iterable[object]],
    limits: SpreadsheetLimits,
    tidied: list[int],
) -> Iterator[Row]:
    """Yield the rows that hold something; those with odd characters are added to `tidied`."""
    empty = 0
    for number, values in enumerate(lines, 2):
        line = tuple(values)
        cells = {
            heading: text
            for heading, value in zip(headings, line, strict=False)
            if heading and value is not None and (text := cell_text(value))
        }
        empty = 0 if cells else empty + 1
        if empty >= limits.empty_rows:
            return
        if number - empty > limits.rows:
            raise SpreadsheetTooLargeError(limit_bytes=limits.unpacked_bytes)
        if any(map(is_odd, line)):
            tidied.append(number)
        if cells:
            yield Row(number, cells)


def _headings(
    name: str, line: Iterable[object], notes: Notes, limits: SpreadsheetLimits
) -> list[str]:
    """Return the headings, each once: a second one of the same name gets a number."""
    found: list[str] = []
    empty = 0
    for value in line:
        heading = _SPACES.sub(" ", cell_text(value))
        empty = 0 if heading else empty + 1
        if empty > limits.empty_columns:
            break
        if heading and heading in found:
            notes.fault("heading_twice", Spot(name, 1, heading), heading=heading)
            heading = _numbered(heading, found)
        found.append(heading)
    return found


def _numbered(heading: str, taken: list[str]) -> str:
    number = 2
    while f"{heading} {number}" in taken:
        number += 1
    return f"{heading} {number}"


# --- formulas ---------------------------------------------------------------------------------


def _note_formulas(data: bytes, paths: Mapping[str, str], notes: Notes) -> None:
    """Note, for each sheet, how many formulas were read as their values, and those without one.

    A file that was never calculated and saved has no values. openpyxl shows such a cell as blank,
    like one whose formula says so; hence the file's own words.
    """
    with ZipFile(BytesIO(data)) as archive:
        for name, path in paths.items():
            written = archive.read(path)
            found = [_REFERENCE.search(cell[1]) for cell in _UNCALCULATED.finditer(written)]
            if (calculated := len(_FORMULA.findall(written)) - len(found)) > 0:
                notes.changed("formulas_read", Spot(name), count=calculated)
            if found:
                first = found[0][1].decode("ascii") if found[0] else ""
                row = int(first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
                spot = Spot(name, row)
                notes.fault("formula_without_value", spot, count=len(found), cell=first)
