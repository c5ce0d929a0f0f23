"""Small forms for the tests, as sheets of rows or as real .xlsx files of openpyxl's making."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import openpyxl

from peerkit.questionnaire.xlsform import Imported, import_xlsform

Rows = Sequence[Sequence[object]]


def workbook(**sheets: Rows) -> bytes:
    """Return an .xlsx file with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def imported(*survey: Sequence[object], **sheets: Rows) -> Imported:
    """Return what comes of a form whose survey has these rows, the headings first."""
    return import_xlsform(workbook(survey=survey, **sheets))


def csv(**sheets: str) -> Mapping[str, bytes]:
    """Return sheets saved as CSV."""
    return {name: text.encode() for name, text in sheets.items()}


def codes(form: Imported) -> list[str]:
    """Return the codes of the notes, but for what small forms do not say of themselves."""
    return [note.code for note in form.notes if note.code != "invented"]


def cells(data: bytes) -> dict[str, list[list[str]]]:
    """Return the texts of an .xlsx file's sheets, as openpyxl sees them."""
    book = openpyxl.load_workbook(BytesIO(data))
    return {
        sheet.title: [["" if cell is None else cell for cell in row] for row in sheet.values]
        for sheet in book.worksheets
    }
