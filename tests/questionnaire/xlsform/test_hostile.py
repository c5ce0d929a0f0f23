"""Files that are no forms, or mean harm, become one of our errors and nothing else."""

import subprocess
import sys
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from peerkit.errors import (
    CsvNotUtf8Error,
    NotASpreadsheetError,
    OldSpreadsheetError,
    PeerkitError,
    SpreadsheetLockedError,
    SpreadsheetTooLargeError,
)
from peerkit.questionnaire.xlsform import Kind, import_xlsform
from peerkit.questionnaire.xlsform.limits import LIMITS
from tests.questionnaire.xlsform.forms import codes, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SMALL = workbook(survey=[("type", "name", "label"), ("text", "a", "A")])
SHEET = "xl/worksheets/sheet1.xml"

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<worksheet>&b;</worksheet>"
)


def altered(**members: bytes) -> bytes:
    """Return the small form with other contents in some of its members, by number of sheet."""
    written = BytesIO()
    with ZipFile(BytesIO(SMALL)) as small, ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name in small.namelist():
            content = members.get("sheet") if name == SHEET else None
            archive.writestr(name, small.read(name) if content is None else content)
    return written.getvalue()


def sheet(rows: str, dimension: str = "A1:C2") -> bytes:
    """Return the small form with these rows in its sheet, as XML."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    head = "".join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in ("type", "name"))
    text = (
        f'<worksheet xmlns="{main}"><dimension ref="{dimension}"/><sheetData>'
        f'<row r="1">{head}</row>{rows}</sheetData></worksheet>'
    )
    return altered(sheet=text.encode())


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NotASpreadsheetError),
        (b"type,name\n", NotASpreadsheetError),
        (b"PK\x03\x04 and no more", NotASpreadsheetError),
        (SMALL[: len(SMALL) // 2], NotASpreadsheetError),
        (OLE + bytes(1000), OldSpreadsheetError),
        (OLE + "EncryptedPackage".encode("utf-16-le"), SpreadsheetLockedError),
        (bytes(LIMITS.size_bytes + 1), SpreadsheetTooLargeError),
        (altered(sheet=b" " * (LIMITS.unpacked_bytes + 1)), SpreadsheetTooLargeError),
        (altered(sheet=b"<c/>" * (LIMITS.tags + 1)), SpreadsheetTooLargeError),
        (altered(sheet=LAUGHS.encode()), NotASpreadsheetError),
        (altered(sheet=LAUGHS.encode("utf-16")), NotASpreadsheetError),
        (altered(sheet=b" " * LIMITS.prolog_bytes + LAUGHS.encode()), NotASpreadsheetError),
        (altered(sheet=b"<worksheet><sheetData><row>"), NotASpreadsheetError),
        (altered(sheet=b""), NotASpreadsheetError),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value.__name__,
)
def test_a_file_that_is_no_form_is_refused_by_its_name(
    data: bytes, error: type[PeerkitError]
) -> None:
    with pytest.raises(error):
        import_xlsform(data)


def test_an_archive_without_a_workbook_is_refused() -> None:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr("readme.txt", "hello")

    with pytest.raises(NotASpreadsheetError):
        import_xlsform(written.getvalue())


def test_a_sheet_that_says_it_is_huge_is_read_for_what_it_holds() -> None:
    row = '<row r="2"><c t="inlineStr"><is><t>text</t></is></c></row>'

    form = import_xlsform(sheet(row, dimension="A1:XFD1048576"))

    assert form.questionnaire is not None
    assert 1 == len(list(form.questionnaire.questions()))


def test_a_row_far_below_is_not_waited_for() -> None:
    row = '<row r="1048576"><c t="inlineStr"><is><t>text</t></is></c></row>'

    form = import_xlsform(sheet(row))

    assert form.questionnaire is not None
    assert () == form.questionnaire.survey


def test_a_formula_without_a_value_is_told_and_one_that_is_empty_is_not() -> None:
    row = (
        '<row r="2"><c r="A2" t="inlineStr"><is><t>text</t></is></c>'
        '<c r="B2"><f>A1</f></c><c r="C2" t="str"><f>""</f><v></v></c></row>'
    )

    (note,) = [n for n in import_xlsform(sheet(row), language="en").notes if n.kind is Kind.FAULT]

    assert ("formula_without_value", 1, "B2") == (
        note.code,
        note.values["count"],
        note.values["cell"],
    )


def test_a_formula_with_a_value_is_its_value() -> None:
    row = '<row r="2"><c r="A2" t="str"><f>"te"&amp;"xt"</f><v>text</v></c></row>'

    form = import_xlsform(sheet(row))

    assert form.questionnaire is not None
    assert "formula_without_value" not in codes(form)
    assert "formulas_read" in codes(form)
    assert ["text"] == [question.source_type for question in form.questionnaire.questions()]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_csv_in_another_encoding_is_refused_with_its_line(encoding: str) -> None:
    data = "type,name,label\ntext,a,Ágnes\u2019s café\n".encode(encoding)

    with pytest.raises(CsvNotUtf8Error) as refused:
        import_xlsform({"survey": data})

    assert refused.value.values["sheet"] == "survey"


@pytest.mark.parametrize("data", [b'type,name\n"text', b"type\n" + b"a" * 200_000])
def test_csv_that_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(NotASpreadsheetError):
        import_xlsform({"survey": data})


def test_without_openpyxl_a_spreadsheet_is_a_clear_error_and_csv_still_works() -> None:
    program = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "from peerkit.errors import XlsformExtraMissingError\n"
        "from peerkit.questionnaire.xlsform import import_xlsform\n"
        "assert import_xlsform({'survey': b'type,name\\ntext,a\\n'}).questionnaire\n"
        "try: import_xlsform(sys.stdin.buffer.read())\n"
        "except XlsformExtraMissingError: print('missing')\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], input=SMALL, capture_output=True, check=True
    )

    assert b"missing\n" == ran.stdout.replace(b"\r\n", b"\n")
