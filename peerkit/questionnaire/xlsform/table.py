"""A sheet whose headings are understood: each row's plain cells by key, and its wordings.

Laws:
- Every cell of a row is in exactly one of the two.
- Where two columns say the same thing in the same language, the first holds, and the other is kept
  as a column that peerkit does not know.
"""

from collections.abc import Iterator, Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.xlsform.columns import Column, read_column
from peerkit.questionnaire.xlsform.languages import BARE
from peerkit.questionnaire.xlsform.note import Notes, Spot
from peerkit.questionnaire.xlsform.sheet import Row, Sheet


@frozen
class Line:
    """One row. `texts` has wordings by key and name of the language; bare ones are `BARE`'s."""

    number: int
    cells: Mapping[str, str]
    texts: Mapping[str, Mapping[str, str]]


@frozen
class Table:
    """A sheet and what its headings mean."""

    sheet: Sheet
    columns: Mapping[str, Column]

    def lines(self) -> Iterator[Line]:
        """Yield its rows."""
        return (self._line(row) for row in self.sheet.rows)

    def languages(self) -> Iterator[str]:
        """Yield the names of its languages, `BARE` where a column has none, as often as met.

        A column without a single word adds no language.
        """
        used = {heading for row in self.sheet.rows for heading in row.cells}
        for heading, column in self.columns.items():
            if column.is_translated and heading in used:
                yield column.language or BARE

    def is_mixed(self) -> bool:
        """Tell whether a column stands both without a language and with one."""
        columns = [column for column in self.columns.values() if column.is_translated]
        bare = {column.key for column in columns if not column.language}
        return any(column.key in bare for column in columns if column.language)

    def _line(self, row: Row) -> Line:
        cells: dict[str, str] = {}
        texts: dict[str, dict[str, str]] = {}
        for heading, text in row.cells.items():
            column = self.columns[heading]
            if column.is_translated:
                texts.setdefault(column.key, {})[column.language or BARE] = text
            else:
                cells[column.key] = text
        return Line(row.number, cells, texts)


def table_of(sheet: Sheet, notes: Notes) -> Table:
    """Return the sheet with its headings understood."""
    columns: dict[str, Column] = {}
    for heading in sheet.headings:
        column = read_column(heading, sheet.name)
        if column in columns.values():
            notes.fault("heading_twice", Spot(sheet.name, 1, heading), heading=heading)
            column = Column(heading)
        columns[heading] = column
    return Table(sheet, columns)
