"""What the import of a form has to say: what was kept and will not run, and what had to be mended.

The notes are about the spreadsheet; what is wrong with the questionnaire that came of it is told
by its reading, as for any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to know. Its wording stands in the catalogue under `xlsform.<code>`.

    `row` counts from 1, as the spreadsheet does; 0 means the whole sheet. `is_fault` tells what
    somebody has to look at from what is merely good to know.
    """

    code: str
    sheet: str
    row: int = 0
    values: Mapping[str, str | int] = field(default_factory=dict)
    is_fault: bool = False

    @property
    def wording(self) -> str:
        """The catalogue's code of its message."""
        return f"xlsform.{self.code}"


class Notes:
    """The notes made so far."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: list[Note] = []

    def add(self, code: str, sheet: str, row: int = 0, **values: str | int) -> None:
        """Note what is good to know."""
        self._made.append(Note(code, sheet, row, values))

    def fault(self, code: str, sheet: str, row: int = 0, **values: str | int) -> None:
        """Note what somebody has to look at."""
        self._made.append(Note(code, sheet, row, values, is_fault=True))

    def all(self) -> tuple[Note, ...]:
        """Return them: faults first, then by sheet and row."""
        return tuple(sorted(self._made, key=lambda note: (not note.is_fault, note.sheet, note.row)))
