"""Sheets that were saved one by one as CSV, as Google Sheets and Excel do.

Laws:
- Whatever the bytes are, they become a sheet or one of our errors.
- A file that is not UTF-8 is refused: read in another encoding, names would change silently.
"""

import csv
from collections.abc import Mapping
from io import StringIO

from peerkit.errors import CsvNotUtf8Error, NotASpreadsheetError, SpreadsheetTooLargeError
from peerkit.questionnaire.xlsform.limits import LIMITS, SpreadsheetLimits
from peerkit.questionnaire.xlsform.note import Notes, Spot
from peerkit.questionnaire.xlsform.read_workbook import sheet_of
from peerkit.questionnaire.xlsform.sheet import READ_SHEETS, Book, Sheet


def read_csv_sheets(
    files: Mapping[str, bytes], notes: Notes, limits: SpreadsheetLimits = LIMITS
) -> Book:
    """Return the sheets of a form from sheet names and CSV bytes; others are noted and left out.

    Raises CsvNotUtf8Error, NotASpreadsheetError or SpreadsheetTooLargeError.
    """
    sheets: dict[str, Sheet] = {}
    for written, data in files.items():
        name = written.strip().lower()
        if name in READ_SHEETS:
            sheets[name] = _sheet(name, data, notes, limits)
        else:
            notes.left("sheet_not_read", Spot(written))
    return sheets


def _sheet(name: str, data: bytes, notes: Notes, limits: SpreadsheetLimits) -> Sheet:
    if len(data) > limits.size_bytes:
        raise SpreadsheetTooLargeError(limit_bytes=limits.size_bytes)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CsvNotUtf8Error(sheet=name, line=line) from error
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        return sheet_of(name, rows, notes, limits)
    except csv.Error as error:
        raise NotASpreadsheetError from error


def _delimiter(text: str) -> str:
    """Return what parts the headings: Excel writes semicolons where a comma is for decimals."""
    headings = text.partition("\n")[0]
    return max(",;\t", key=headings.count)
