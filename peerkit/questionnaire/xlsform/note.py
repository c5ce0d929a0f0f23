"""What the import of a form has to say of the spreadsheet.

What is wrong with the questionnaire that came of it is told by its reading, as for any other;
`report.py` puts both together.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from peerkit.frozen import frozen


class Kind(StrEnum):
    """What became of something in a form."""

    KEPT = "kept"
    """It is in the questionnaire and in what is exported again, and does nothing here."""
    CHANGED = "changed"
    """It was read in another way than it is written, and means the same."""
    LEFT = "left"
    """It was not taken along."""
    FAULT = "fault"
    """Somebody has to mend it, or to look at it at least."""


@frozen
class Note:
    """One thing to know, and in its hint what happens instead or what to do.

    `code` is a message of the catalogue: what is not told of a fault stands under `xlsform.<code>`.
    `row` counts from 1, as the spreadsheet does; 0 means the whole sheet. `column` is a heading as
    it is written; `name` is that of the question, choice or setting.
    """

    kind: Kind
    code: str
    sheet: str
    row: int = 0
    column: str = ""
    name: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def wording(self) -> str:
        """The catalogue's code of its message."""
        return self.code if "." in self.code else f"xlsform.{self.code}"

    @property
    def hint(self) -> str:
        """The catalogue's code of what happens instead, or of what to do."""
        return f"{self.wording}.hint"


@frozen
class Spot:
    """Where in a form something stands; see `Note`."""

    sheet: str
    row: int = 0
    column: str = ""
    name: str = ""


class Notes:
    """The notes made so far."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: list[Note] = []

    def kept(self, code: str, spot: Spot, **values: str | int) -> None:
        """Note what is in the questionnaire and does nothing here."""
        self._add(Kind.KEPT, code, spot, values)

    def changed(self, code: str, spot: Spot, **values: str | int) -> None:
        """Note what was read in another way than it is written."""
        self._add(Kind.CHANGED, code, spot, values)

    def left(self, code: str, spot: Spot, **values: str | int) -> None:
        """Note what was not taken along."""
        self._add(Kind.LEFT, code, spot, values)

    def fault(self, code: str, spot: Spot, **values: str | int) -> None:
        """Note what somebody has to look at."""
        self._add(Kind.FAULT, code, spot, values)

    def all(self) -> tuple[Note, ...]:
        """Return them by kind, then by sheet and row."""
        kinds = list(Kind)
        return tuple(
            sorted(self._made, key=lambda note: (kinds.index(note.kind), note.sheet, note.row))
        )

    def _add(self, kind: Kind, code: str, spot: Spot, values: Mapping[str, str | int]) -> None:
        self._made.append(Note(kind, code, spot.sheet, spot.row, spot.column, spot.name, values))
