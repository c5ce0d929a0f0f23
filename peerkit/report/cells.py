"""What one cell of a table may hold: a value, or the reason why there is none.

Laws:
- A reason is never merged with another, and never with a value: formats write a reason by its
  code, and where an answer reads like a code the row says so (`not_missing`).
- `WITHHELD` is no missing reason: the participant answered, and the gate kept the answer back.
"""

from enum import Enum
from typing import Final

from peerkit.values import MISSING_CODES, MissingReason


class Withheld(Enum):
    """The type of `WITHHELD`, a class of its own so that no value can equal it."""

    WITHHELD = "withheld"


WITHHELD: Final = Withheld.WITHHELD
WITHHELD_CODE = -3

Absence = MissingReason | Withheld
Cell = str | int | tuple[str, ...] | Absence
"""A decimal is text in canonical notation; several choices are a tuple of their names."""


def code_of(absence: Absence) -> int:
    """Return the code that stands in a value column for `absence`."""
    return WITHHELD_CODE if absence is WITHHELD else MISSING_CODES[absence]


ABSENCES: tuple[Absence, ...] = tuple(sorted((*MISSING_CODES, WITHHELD), key=code_of))
_CODES = tuple(code_of(absence) for absence in ABSENCES)
_LIKE_CODES: frozenset[Cell] = frozenset(
    form for code in _CODES for form in (code, str(code), (str(code),))
)


def reads_like_code(cell: Cell) -> bool:
    """Tell whether `cell` is a real answer that looks like the code of an absence: `-7`."""
    return cell in _LIKE_CODES
