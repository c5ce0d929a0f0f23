"""A table as CSV: RFC 4180, UTF-8 with a byte order mark, records end with CR LF.

The byte order mark stands because the people who open these files double-click them: without it
Excel shows `Română` as `RomÃ¢nÄƒ`; R's readr, pandas, SPSS and LibreOffice skip it. Line ends
within a text are LF.

Laws:
- Equal tables give equal bytes.
- A reason for no answer is its code, several choices are their names joined by spaces, and every
  text has passed `spreadsheet_text`.
- No more than one row and one chunk are held at a time.
"""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from peerkit.export.spreadsheet_text import spreadsheet_text
from peerkit.report import Cell, Table, Withheld, code_of
from peerkit.values import MissingReason

_CHUNK_CHARACTERS = 1 << 16


def write_csv(table: Table) -> Iterator[bytes]:
    """Yield the bytes of `table` in chunks."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    yield codecs.BOM_UTF8
    writer.writerow([spreadsheet_text(variable.name) for variable in table.variables])
    for row in table.rows:
        writer.writerow([_field(cell) for cell in row])
        if text.tell() >= _CHUNK_CHARACTERS:
            yield _taken(text)
    yield _taken(text)


def csv_bytes(table: Table) -> bytes:
    """Return the whole of `table` as CSV; for small tables."""
    return b"".join(write_csv(table))


def _taken(text: StringIO) -> bytes:
    chunk = text.getvalue().encode("utf-8")
    text.seek(0)
    text.truncate()
    return chunk


def _field(cell: Cell) -> str | int:
    if isinstance(cell, int):
        return cell
    if isinstance(cell, (MissingReason, Withheld)):
        return code_of(cell)
    return spreadsheet_text(" ".join(cell) if isinstance(cell, tuple) else cell)
