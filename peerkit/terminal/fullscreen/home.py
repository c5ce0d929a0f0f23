"""Home as pages, and what is asked outside an interview (`workflow.faces.FaceKind`).

Laws:
- Every page is a conversation of its own; nothing that draws is imported before the first.
- Esc goes back everywhere but at home, which is left by its last row: a slip locks nobody out.
- What is typed as a passphrase shows as stars, and is in no message.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from peerkit.terminal.fullscreen.environment import settle_environment
from peerkit.terminal.fullscreen.page import Button, Field, FieldKind, Flow, Page, Rows, Stay
from peerkit.words import Catalogue
from peerkit.workflow.face import Face, FaceOutcome, HandOver
from peerkit.workflow.interviews.commands import Command
from peerkit.workflow.interviews.idle import IdleLock

if TYPE_CHECKING:  # home is shown without anything of an interview, and an interview without home
    from peerkit.workflow.home import Home, HomeChoice, Reminder
    from peerkit.workflow.interviews.sitting import Sitting

T = TypeVar("T")


@dataclass(slots=True)
class FullScreenFace:
    """Pages, for as long as a command runs. `faces` are those that an interview can change to."""

    words: Catalogue
    faces: tuple[Face, ...] = ()
    lock: IdleLock | None = None
    is_practice: bool = False
    kind: Face = Face.FULL_SCREEN

    def ask_passphrase(self, attempt: Callable[[str], bool]) -> bool:
        """Return True once `attempt` took what was typed, False when the person leaves."""
        return self._run(self.passphrase_flow(attempt))

    def ask_home(self, home: "Home", notice: str = "") -> "HomeChoice":
        """Return what the person chose."""
        return self._run(self.home_flow(home, notice))

    def choose_one(self, title: str, rows: Sequence[str]) -> int | None:
        """Return the place of the row that was chosen, from 0; None for going back."""
        return self._run(self.choice_flow(title, rows))

    def ask_line(self, title: str) -> str | None:
        """Return one line that was typed, never blank; None for going back."""
        return self._run(self.line_flow(title))

    def show_page(self, title: str, lines: Sequence[str]) -> None:
        """Return when the person has read the page and goes on."""
        self._run(self.page_flow(title, lines))

    def conduct(self, sitting: "Sitting") -> FaceOutcome | HandOver:
        """Return how the interview ended, or in which face it goes on."""
        from peerkit.terminal.fullscreen.face import conduct_full_screen

        return conduct_full_screen(sitting, self.words, self.faces)

    def say_goodbye(self, notice: str) -> None:
        """Return when the last words have been read."""
        self._run(self.page_flow(notice, []))

    def _run(self, flow: Flow[T]) -> T:
        settle_environment()
        from peerkit.terminal.fullscreen.app import run_flow

        return run_flow(flow, self.words, self.lock)

    # --- conversations ------------------------------------------------------------------------

    def passphrase_flow(self, attempt: Callable[[str], bool]) -> Flow[bool]:
        """Return whether `attempt` took what was typed."""
        shown: Page | Stay = Page(
            title=self._title("unlock.title"),
            texts=(self._text("screen.passphrase"), self._text("screen.forgotten")),
            control=Field(FieldKind.UNSEEN),
            next=self._text("screen.next_passphrase"),
            buttons=(
                Button(self._text("screen.button.next")),
                Button(self._text("screen.button.leave"), Command.HELP),
            ),
            working=self._text("unlock.working"),
        )
        while True:
            reply = yield shown
            if reply.command is not None:
                return False
            if not reply.text:
                shown = Stay(self._text("screen.nothing_typed_here"))
            elif attempt(reply.text):
                return True
            else:
                shown = Stay(self._text("screen.wrong"), is_emptied=True)

    def home_flow(self, home: "Home", notice: str) -> "Flow[HomeChoice]":
        """Return what was chosen of the home page."""
        shown: Page | Stay = self._home_page(home, notice)
        while True:
            reply = yield shown
            if reply.chosen and reply.command is None:
                return home.choices[reply.chosen[0]]
            shown = Stay(self._text("screen.home_choose"))

    def _home_page(self, home: "Home", notice: str) -> Page:
        project = home.project or self._text("home.no_project")
        counts = self._text(
            "home.counts_practice" if home.is_practice else "home.counts",
            recorded=home.recorded,
            not_handed_over=home.not_handed_over,
            unfinished=len(home.unfinished),
        )
        reminders = [line for one in home.reminders for line in self._reminder(one)]
        number = home.choices.index(home.next) + 1
        step = self._text(f"home.next.{home.next.value}", number=number)
        return Page(
            title=self._marked(self._text("home.title", project=project)),
            texts=(*reminders, counts),
            control=Rows(tuple(self._text(f"home.choice.{one.value}") for one in home.choices)),
            next=self._text("screen.next_home", step=step),
            next_chosen=self._text("screen.next_home_chosen"),
            buttons=(Button(self._text("screen.button.next")),),
            message=notice,
        )

    def _reminder(self, reminder: "Reminder") -> list[str]:
        lines = [self._text(f"home.reminder.{reminder.kind.value}", **reminder.values)]
        from peerkit.workflow.home import ReminderKind

        if reminder.kind is ReminderKind.OVERDUE:
            lines.append(self._text("lone.no_alarm", **reminder.values))
        return lines

    def choice_flow(self, title: str, rows: Sequence[str]) -> Flow[int | None]:
        """Return the place of the row that was chosen."""
        shown: Page | Stay = Page(
            title=self._marked(title),
            texts=(),
            control=Rows(tuple(rows)),
            next=self._text("screen.next_choose"),
            next_chosen=self._text("screen.next_menu_chosen"),
            buttons=self._buttons(),
        )
        while True:
            reply = yield shown
            if reply.command is not None:
                return None
            if reply.chosen:
                return reply.chosen[0]
            shown = Stay(self._text("screen.choose_one"))

    def line_flow(self, title: str) -> Flow[str | None]:
        """Return one line that was typed."""
        shown: Page | Stay = Page(
            title=self._marked(""),
            texts=(title,),
            strong=frozenset({0}),
            control=Field(FieldKind.LINE),
            next=self._text("screen.next_line"),
            buttons=self._buttons(),
        )
        while True:
            reply = yield shown
            if reply.command is not None:
                return None
            if reply.text.strip():
                return reply.text.strip()
            shown = Stay(self._text("screen.nothing_typed_here"))

    def page_flow(self, title: str, lines: Sequence[str]) -> Flow[None]:
        """Show the page until it has been read."""
        yield Page(
            title=self._marked(title),
            texts=tuple(lines),
            next=self._text("screen.next_page"),
            buttons=self._buttons(),
            is_read_first=True,
        )

    # --- words --------------------------------------------------------------------------------

    def _text(self, code: str, /, **values: str | int) -> str:
        return self.words.text(code, **values)

    def _title(self, code: str) -> str:
        return self._marked(self._text(code))

    def _marked(self, title: str) -> str:
        """Return the title; in practice it says so."""
        title = title or self._text("screen.peerkit")
        return self._text("screen.practice", title=title) if self.is_practice else title

    def _buttons(self) -> tuple[Button, ...]:
        go_back = Button(self._text("screen.button.go_back"), Command.HELP)
        return (Button(self._text("screen.button.next")), go_back)
