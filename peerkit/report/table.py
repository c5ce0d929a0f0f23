"""A table as every format writes it: its variables, and rows that are read as they are written.

Laws:
- A row has as many cells as the table has variables, in their order.
- `rows` can be read any number of times and holds no row itself: what is large streams.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from peerkit.frozen import frozen
from peerkit.questionnaire.model import Sensitivity, Text
from peerkit.report.cells import Cell

Row = tuple[Cell, ...]


class VariableKind(StrEnum):
    """What a variable's values are, in XLSForm's words where it has them."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    INDICATOR = "indicator"
    """1 if one choice of a select_multiple was chosen, 0 if not."""


class Role(StrEnum):
    """What a variable tells about: the interview itself, its consent, or an answer."""

    INTERVIEW = "interview"
    CONSENT = "consent"
    ANSWER = "answer"


@frozen
class Variable:
    """One column. Only answers can be absent (`cells.Absence`).

    `question` is the name in the questionnaire, which differs from `name` after a clash; `choice`
    is set on an indicator; `repeat` is the innermost repeat, if any; `questionnaires` are those
    that have it, each as `form_id version`.
    """

    name: str
    kind: VariableKind
    role: Role
    label: Text
    categories: Mapping[str, Text] = field(default_factory=dict)
    question: str = ""
    choice: str | None = None
    repeat: str = ""
    questionnaires: tuple[str, ...] = ()
    sensitive: Sensitivity | None = None
    pii: bool = False

    @property
    def can_be_absent(self) -> bool:
        """Whether the column may hold the code of a missing reason, or of what is withheld."""
        return self.role is Role.ANSWER


@frozen
class Rows:
    """Rows that `read` makes anew each time they are iterated."""

    read: Callable[[], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        return self.read()


@frozen
class Table:
    """A named table. One row of `interviews` is one interview."""

    name: str
    variables: tuple[Variable, ...]
    rows: Iterable[Row]
