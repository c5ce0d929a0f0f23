"""Tables as one JSON document: an object of tables, each a list of rows, each an object.

Laws:
- Equal tables give equal bytes: UTF-8, one row a line, variables in the table's order.
- Every text is exact. A decimal is a number in its own digits, never a float.
- A missing reason is `{"missing": "prefer_not_to_say"}` and a withheld answer `{"withheld": true}`,
  so that neither can be taken for an answer; several choices are a list.
- No more than one row and one chunk are held at a time.
"""

import json
import re
from collections.abc import Iterable, Iterator

from peerkit.report import Cell, Row, Table, VariableKind, Withheld
from peerkit.values import MissingReason

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_CHUNK_CHARACTERS = 1 << 16


def write_json(tables: Iterable[Table]) -> Iterator[bytes]:
    """Yield the bytes of the document that holds `tables`, in chunks."""
    held: list[str] = []
    size = 0
    for piece in _pieces(tables):
        held.append(piece)
        size += len(piece)
        if size >= _CHUNK_CHARACTERS:
            yield _bytes(held)
            held, size = [], 0
    yield _bytes(held)


def _bytes(pieces: Iterable[str]) -> bytes:
    # A lone surrogate has no UTF-8; its backslash form is also its JSON form.
    return "".join(pieces).encode("utf-8", "backslashreplace")


def _pieces(tables: Iterable[Table]) -> Iterator[str]:
    before = "{\n"
    for table in tables:
        yield f"{before}{_quoted(table.name)}: ["
        yield from _rows(table)
        yield "\n]"
        before = ",\n"
    yield "{}\n" if before == "{\n" else "\n}\n"


def _rows(table: Table) -> Iterator[str]:
    names = [f"{_quoted(variable.name)}: " for variable in table.variables]
    numbers = [
        variable.kind in (VariableKind.DECIMAL, VariableKind.INTEGER)
        for variable in table.variables
    ]
    before = "\n"
    for row in table.rows:
        yield f"{before}{_row(names, numbers, row)}"
        before = ",\n"


def _row(names: list[str], numbers: list[bool], row: Row) -> str:
    members = zip(names, numbers, row, strict=True)
    return "{" + ", ".join(name + _value(cell, number) for name, number, cell in members) + "}"


def _value(cell: Cell, is_number: bool) -> str:
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, tuple):
        return "[" + ", ".join(map(_quoted, cell)) + "]"
    if isinstance(cell, MissingReason):
        return f'{{"missing": "{cell.value}"}}'
    if isinstance(cell, Withheld):
        return '{"withheld": true}'
    return cell if is_number and _NUMBER.fullmatch(cell) else _quoted(cell)
