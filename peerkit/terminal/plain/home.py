"""Home in plain lines, and what is asked outside an interview (`workflow.faces.FaceKind`).

Laws:
- Everything that can be chosen has a number, and Enter alone goes back.
- The end of input leaves; it is never an answer.
- In practice the first line of every screen and every prompt say so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerkit.terminal.number import read_number
from peerkit.terminal.plain.console import Console
from peerkit.terminal.plain.locking import ask_passphrase, locked_when_idle
from peerkit.words import Catalogue
from peerkit.workflow.face import Face, FaceOutcome, HandOver
from peerkit.workflow.interviews.idle import IdleLock

if TYPE_CHECKING:  # home is shown without anything of an interview, and an interview without home
    from peerkit.workflow.home import Home, HomeChoice, Reminder
    from peerkit.workflow.interviews.sitting import Sitting

_PROMPT = "> "


@dataclass(slots=True)
class PlainFace:
    """Plain lines, for as long as a command runs."""

    console: Console
    words: Catalogue
    lock: IdleLock | None = None
    is_practice: bool = False
    kind: Face = Face.PLAIN

    def ask_passphrase(self, attempt: Callable[[str], bool]) -> bool:
        """Return True once `attempt` took what was typed, False when the person leaves."""
        self._begin(self.words.text("unlock.title"))
        return ask_passphrase(self.console, self.words, attempt)

    def ask_home(self, home: "Home", notice: str = "") -> "HomeChoice":
        """Return what the person chose; LEAVE at the end of input."""
        from peerkit.workflow.home import HomeChoice

        self._show_home(home, notice)
        for number, choice in enumerate(home.choices, 1):
            self._say_row(number, self.words.text(f"home.choice.{choice.value}"))
        number = home.choices.index(home.next) + 1
        step = self.words.text(f"home.next.{home.next.value}", number=number)
        self._say("home.type_a_number", step=step)
        while (line := self._ask()) is not None:
            chosen = read_number(line, len(home.choices))
            if chosen is not None:
                return home.choices[chosen - 1]
            self._say("home.type_a_number_shown")
        return HomeChoice.LEAVE

    def choose_one(self, title: str, rows: Sequence[str]) -> int | None:
        """Return the place of the row that was chosen, from 0; None for going back."""
        self._begin(title)
        for number, row in enumerate(rows, 1):
            self._say_row(number, row)
        self._say("home.next_choose")
        while line := (self._ask() or "").strip():
            chosen = read_number(line, len(rows))
            if chosen is not None:
                return chosen - 1
            self._say("home.type_a_number_shown")
        return None

    def ask_line(self, title: str) -> str | None:
        """Return one line that was typed, never blank; None for going back."""
        self._begin(title)
        self._say("home.next_line")
        return (self._ask() or "").strip() or None

    def show_page(self, title: str, lines: Sequence[str]) -> None:
        """Return when the person has read the page and pressed Enter."""
        self._begin(title)
        for line in lines:
            self.console.say(line)
        self._say("home.next_page")
        self._ask()

    def conduct(self, sitting: "Sitting") -> FaceOutcome | HandOver:
        """Return how the interview ended."""
        from peerkit.terminal.plain.face import conduct_in_plain_lines

        if sitting.is_practice:
            self.console.prompt = self.words.text("plain.practice_prompt")
            self._say("practice.mark")
        try:
            return conduct_in_plain_lines(sitting, self.console, self.words)
        finally:
            self.console.prompt = _PROMPT

    def say_goodbye(self, notice: str) -> None:
        """Say the last words."""
        self.console.say(notice)

    # --- lines ----------------------------------------------------------------------------------

    def _show_home(self, home: "Home", notice: str) -> None:
        self._begin(
            self.words.text(
                "home.title", project=home.project or self.words.text("home.no_project")
            )
        )
        if notice:
            self.console.say(notice)
        for reminder in home.reminders:
            self._say_reminder(reminder)
        self._say(
            "home.counts_practice" if home.is_practice else "home.counts",
            recorded=home.recorded,
            not_handed_over=home.not_handed_over,
            unfinished=len(home.unfinished),
        )

    def _say_reminder(self, reminder: "Reminder") -> None:
        self._say(f"home.reminder.{reminder.kind.value}", **reminder.values)
        from peerkit.workflow.home import ReminderKind

        if reminder.kind is ReminderKind.OVERDUE:
            self._say("lone.no_alarm", **reminder.values)

    def _begin(self, title: str) -> None:
        """Begin a screen: an empty line, the mark of practice, what it is about."""
        self.console.say()
        if self.is_practice:
            self._say("practice.mark")
        self.console.say(title)

    def _say_row(self, number: int, label: str) -> None:
        self._say("home.row", number=number, label=label)

    def _say(self, code: str, /, **values: str | int) -> None:
        self.console.say(self.words.text(code, **values))

    def _ask(self) -> str | None:
        """Return the line that was typed; None at the end of input."""
        prompt = self.words.text("plain.practice_prompt") if self.is_practice else _PROMPT
        self.console.prompt = prompt
        try:
            with locked_when_idle(self.console, self.words, self.lock):
                return self.console.ask()
        except EOFError:
            return None
