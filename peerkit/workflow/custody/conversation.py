"""What is said in a drill: what is rehearsed, what is asked for, and what came of it.

Law: a rehearsal ends in one of four ways, and only a failed one has a problem.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Protocol

from peerkit.errors import PeerkitError
from peerkit.frozen import frozen


class Rehearsal(StrEnum):
    """What is rehearsed, in this order. Words: `drill.<value>.<outcome>`."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a rehearsal, not a passphrase
    RECOVERY_CODE = "recovery_code"
    RESCUE = "rescue"
    """A researcher is helped in by their organisation."""
    HELP = "help"
    """A lead helps somebody in who is made up."""
    SECOND = "second"
    """A lead is helped in by a second recipient."""
    SHEET = "sheet"
    """A new vault goes on with the project by the keys on paper."""
    RESTORE = "restore"
    REKEY = "rekey"


class Outcome(StrEnum):
    """What came of a rehearsal."""

    WORKED = "worked"
    FAILED = "failed"
    PASSED_OVER = "passed_over"
    """What it takes is not at hand."""
    NOTHING = "nothing"
    """There is no such way back yet: no organisation, no backup."""


class Asked(StrEnum):
    """What a person is asked for. Words: `drill.ask.<value>`, with its values."""

    PASSPHRASE = "passphrase"  # noqa: S105 - what is asked for, not a passphrase
    RECOVERY_CODE = "recovery_code"
    REQUEST = "request"
    """Under which name the call for help is written."""
    RESCUE_CODE = "rescue_code"
    """Values: `path`, of the call for help."""
    SHEET = "sheet"
    """The lines of the sheet with the project's keys."""
    STICK = "stick"
    """Anything: the place of the last backup can be reached now. Values: `place`, `day`."""
    BACKUP_SECRET = "backup_secret"  # noqa: S105 - as above
    """The passphrase or the recovery code of when the backup was made. Values: `day`."""


@frozen
class Rehearsed:
    """What came of one rehearsal; `problem` is what would have stopped somebody."""

    rehearsal: Rehearsal
    outcome: Outcome
    problem: PeerkitError | None = None


@frozen
class Drilled:
    """What came of a drill. `is_kept` says that the vault knows of it."""

    results: tuple[Rehearsed, ...]
    is_kept: bool

    def count(self, outcome: Outcome) -> int:
        """Return how many rehearsals ended like that."""
        return sum(one.outcome is outcome for one in self.results)


class Conversation(Protocol):
    """Whoever sits at the drill, as it needs them."""

    def ask(self, asked: Asked, problem: PeerkitError | None, **values: str | int) -> str | None:
        """Return what the person typed; None for what they do not have here.

        `problem` says what was wrong with what they typed before.
        """
        ...

    def tell(self, result: Rehearsed) -> None:
        """Say what came of one rehearsal."""
        ...

    def working(self) -> AbstractContextManager[Callable[[float], None]]:
        """Inside the block the function given is told how much of long work is done, 0 to 1."""
        ...
