"""Sheets of texts become the bytes of a spreadsheet (Office Open XML, ISO/IEC 29500).

It is written here and not by openpyxl, which puts the time of day into every file and writes it
through temporary ones.

Laws:
- Equal sheets give equal bytes.
- Every cell is a text, stored as one: `=1+1` stays these four characters, `012` keeps its nought.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from peerkit.frozen import frozen
from peerkit.questionnaire.xlsform.cell import writable

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say; the same bytes at any time of day."""

_WIDEST = 60
_NARROWEST = 10
_ROOM = 2
_LETTERS = 26

_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyFont="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Style 1 is text, wrapped; style 2 a heading. 49 is the number format `@`, text."""

_TEXT, _HEADING = 1, 2
_LINE_END = re.compile("\r\n?")


@frozen
class Written:
    """A sheet to be written: its name, and its rows, the headings first."""

    name: str
    rows: Sequence[Sequence[str]]


def write_workbook(sheets: Sequence[Written]) -> bytes:
    """Return the spreadsheet of the sheets."""
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{n}.xml": _sheet(sheet) for n, sheet in enumerate(sheets, 1)},
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            member = ZipInfo(name, _MOMENT)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0  # the same on every system
            archive.writestr(member, text.encode("utf-8"))
    return buffer.getvalue()


def _content_types(numbers: range) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for n in numbers
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>{sheets}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _workbook(sheets: Sequence[Written]) -> str:
    entries = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, sheet in enumerate(sheets, 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{entries}</sheets>'
        "</workbook>"
    )


def _sheet(sheet: Written) -> str:
    rows = "".join(_row(number, cells) for number, cells in enumerate(sheet.rows, 1))
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}'
        f"</sheetView></sheetViews>{_widths(sheet)}<sheetData>{rows}</sheetData></worksheet>"
    )


def _widths(sheet: Written) -> str:
    """Return the columns as wide as their longest line, within reason."""
    widest: list[int] = []
    for row in sheet.rows:
        widest.extend([0] * (len(row) - len(widest)))
        for column, text in enumerate(row):
            widest[column] = max(widest[column], *(len(line) for line in text.split("\n")))
    columns = "".join(
        f'<col min="{n}" max="{n}" customWidth="1"'
        f' width="{max(_NARROWEST, min(width + _ROOM, _WIDEST))}"/>'
        for n, width in enumerate(widest, 1)
    )
    return f"<cols>{columns}</cols>" if columns else ""


def _row(number: int, cells: Sequence[str]) -> str:
    style = _HEADING if number == 1 else _TEXT
    written = "".join(
        f'<c r="{_letters(column)}{number}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{escape(writable(_LINE_END.sub(chr(10), text)))}</t></is></c>'
        for column, text in enumerate(cells, 1)
        if text
    )
    return f'<row r="{number}">{written}</row>'


def _letters(column: int) -> str:
    """Return the name of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters
