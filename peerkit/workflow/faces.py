"""What `cli` needs of a face, whichever it is: outside an interview, and around it.

Each face has one class of this shape. A face draws and reads; `cli` calls the workflow in between.

Laws:
- Texts that come in are worded already; what they hold from people is made safe by the face.
- Leaving (Esc, the end of input, Enter alone) is always possible, and is None or False.
- While `lock` is set, a face that hears no key for that long hides everything, asks for the
  passphrase with `lock.attempt`, and comes back to the same character.
- In practice every screen says so (`is_practice`; words `practice.mark`).
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from peerkit.workflow.face import Face, FaceOutcome, HandOver
from peerkit.workflow.interviews.idle import IdleLock

if TYPE_CHECKING:  # a face shows home without an interview, and an interview without home
    from peerkit.workflow.home import Home, HomeChoice
    from peerkit.workflow.interviews.sitting import Sitting


class FaceKind(Protocol):
    """One face, open for as long as a command runs."""

    kind: Face
    lock: IdleLock | None
    is_practice: bool

    def ask_passphrase(self, attempt: Callable[[str], bool]) -> bool:
        """Return True once `attempt` took what was typed, False when the person leaves.

        What is typed is never shown. A wrong one is told (words `unlock.*`) and asked again. The
        recovery code may be typed in its place: `attempt` takes both, and takes a second or two.
        """
        ...

    def ask_home(self, home: "Home", notice: str = "") -> "HomeChoice":
        """Return what the person chose of `home.choices`; LEAVE at the end of input.

        `notice` says what became of the choice before.
        """
        ...

    def choose_one(self, title: str, rows: Sequence[str]) -> int | None:
        """Return the place of the row that was chosen, from 0; None for going back."""
        ...

    def ask_line(self, title: str) -> str | None:
        """Return one line that was typed, never blank; None for going back."""
        ...

    def show_page(self, title: str, lines: Sequence[str]) -> None:
        """Return when the person has read the page and goes on."""
        ...

    def conduct(self, sitting: "Sitting") -> FaceOutcome | HandOver:
        """Return how the interview ended; its lock is `sitting.lock`, not `lock`."""
        ...

    def say_goodbye(self, notice: str) -> None:
        """Say the last words of a command whose interview was followed by something."""
        ...
