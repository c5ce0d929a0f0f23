"""The face in the browser, open for as long as a command runs.

It draws and reads; what is done in between is not its business.

Laws:
- The page is opened when something is first asked, and closed with a page that says so.
- What ends the command with an error is told on the page too.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from peerkit.browser.closing import last_words
from peerkit.browser.conducting import conduct_on_page
from peerkit.browser.form import Form
from peerkit.browser.locking import LEAVE, UNLOCK, ask_with_lock, passphrase_line
from peerkit.browser.page import Button, Line, Page, Paragraph, Voice
from peerkit.browser.signals import pause_on_signals
from peerkit.browser.text import Text, own_words, said
from peerkit.browser.window import Window
from peerkit.errors import PeerkitError
from peerkit.interview import Paused
from peerkit.words import Catalogue
from peerkit.workflow.face import Face, FaceOutcome, HandOver
from peerkit.workflow.home import Home, HomeChoice, Reminder, ReminderKind
from peerkit.workflow.interviews.afterwards import is_debrief_next
from peerkit.workflow.interviews.idle import IdleLock
from peerkit.workflow.interviews.sitting import Sitting

Say = Callable[..., None]
"""`say(code, **values)` says a message of the catalogue."""

_GO_ON, _BACK = "go-on", "back"
_TYPED = "typed"


@dataclass(slots=True)
class BrowserFace:
    """The browser as one of the faces.

    `say` tells the terminal that the command was started in; `stop` takes the page down when
    another face goes on. `faces` are those in which an interview can go on. `is_at_home`: something
    comes back after an interview here.
    """

    window: Window
    words: Catalogue
    say: Say
    stop: Callable[[], None]
    faces: tuple[Face, ...] = ()
    lock: IdleLock | None = None
    is_practice: bool = False
    kind: Face = Face.BROWSER
    is_at_home: bool = False

    def ask_passphrase(self, attempt: Callable[[str], bool]) -> bool:
        """Return True once `attempt` took what was typed, False when the person leaves."""
        page = self._page(
            "browser.unlock_title",
            body=(Paragraph(self._own("browser.unlock_why"), Voice.HINT),),
            fields=(passphrase_line(self.words),),
            buttons=(self._button(UNLOCK, "browser.unlock"), self._button(LEAVE, "browser.leave")),
        )
        page = replace(page, is_for_anybody=True)
        with self._telling():
            while (form := self.window.ask(page)).do != LEAVE:
                if attempt(form.one("passphrase")):
                    return True
                page = replace(page, error=self._own("unlock.wrong"))
        self._end()
        return False

    def ask_home(self, home: Home, notice: str = "") -> HomeChoice:
        """Return what the person chose; the page says goodbye to somebody who leaves."""
        self.is_at_home = True
        reminders = tuple(Paragraph(self._reminder(one)) for one in home.reminders)
        page = self._page(
            "browser.home",
            buttons=tuple(
                self._button(one.value, f"home.choice.{one.value}") for one in _next_first(home)
            ),
        )
        project = home.project or self.words.text("home.no_project")
        counts = self._own(
            "home.counts_practice" if home.is_practice else "home.counts",
            recorded=home.recorded,
            not_handed_over=home.not_handed_over,
            unfinished=len(home.unfinished),
        )
        heading = self._own("home.title", project=project)
        body = (Paragraph(counts, Voice.HINT), *reminders)
        form = self._ask(replace(page, heading=heading, body=body, notice=notice))
        choice = HomeChoice(form.do) if form.do in home.choices else HomeChoice.LEAVE
        if choice is HomeChoice.LEAVE:
            self._end()
        return choice

    def choose_one(self, title: str, rows: Sequence[str]) -> int | None:
        """Return the place of the row that was chosen, from 0; None for going back."""
        page = self._page(
            "browser.choose",
            buttons=(
                *(Button(f"row-{at}", row) for at, row in enumerate(rows)),
                self._button(_BACK, "browser.not_now"),
            ),
        )
        form = self._ask(replace(page, heading=said(title), is_choice=True))
        places = {f"row-{at}": at for at in range(len(rows))}
        return places.get(form.do)

    def ask_line(self, title: str) -> str | None:
        """Return one line that was typed, never blank; None for going back."""
        page = self._page(
            "browser.type_here",
            fields=(Line(_TYPED),),
            buttons=(self._button(_GO_ON, "browser.go_on"), self._button(_BACK, "browser.not_now")),
        )
        form = self._ask(replace(page, heading=said(title)))
        return form.one(_TYPED).strip() or None if form.do == _GO_ON else None

    def show_page(self, title: str, lines: Sequence[str]) -> None:
        """Return when the person has read the page and goes on."""
        body = tuple(Paragraph(said(line)) for line in lines)
        page = self._page(
            "browser.title", body=body, buttons=(self._button(_GO_ON, "browser.go_on"),)
        )
        self._ask(replace(page, heading=said(title)))

    def conduct(self, sitting: Sitting) -> FaceOutcome | HandOver:
        """Return how the interview ended; the page says so, and stays until it is left."""
        self.window.mark_practice(is_practice=sitting.is_practice)
        with (
            self._telling(),
            pause_on_signals(self.window, lambda: sitting.send(Paused(sitting.now()))),
        ):
            outcome, page = conduct_on_page(
                sitting, self.window, self.words, self.faces, is_at_home=self.is_at_home
            )
            self._show_end(sitting, outcome, page)
        if not self.is_at_home:
            self._go(sitting, outcome)
        return outcome

    def _show_end(self, sitting: Sitting, outcome: FaceOutcome | HandOver, page: Page) -> None:
        """Show how the interview ended: until the person goes on, where something follows."""
        if isinstance(outcome, HandOver):
            again = (Paragraph(self._own("browser.load_again")),) if self.is_at_home else ()
            self.window.leave(replace(page, body=(*page.body, *again)))
            return
        is_asked = is_debrief_next(sitting.vault, outcome)
        if not (is_asked or self.is_at_home):
            self.window.leave(page)
            return
        is_kept = outcome is FaceOutcome.FINISHED
        label = "browser.slip_written" if is_kept else "browser.go_on"
        page = replace(page, buttons=(self._button(_GO_ON, label),))
        ask_with_lock(self.window, self.words, page, sitting.lock)

    def say_goodbye(self, notice: str) -> None:
        """Return when the last page has arrived: it says the last words."""
        self.window.leave(self._page("browser.left", body=(Paragraph(said(notice)),)))

    def _go(self, sitting: Sitting, outcome: FaceOutcome | HandOver) -> None:
        """Tell the terminal how it ended, or take the page down for the face that goes on."""
        if isinstance(outcome, HandOver):
            self.stop()
            return
        for code in last_words(sitting, outcome):
            self.say(code)

    # --- pages ----------------------------------------------------------------------------------

    def _ask(self, page: Page) -> Form:
        self.window.mark_practice(is_practice=self.is_practice)
        with self._telling():
            return ask_with_lock(self.window, self.words, page, self.lock)

    def _end(self) -> None:
        self.window.leave(self._page("browser.left", body=(Paragraph(self._own("home.ended")),)))

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell on the page what ends the command; it is told in the terminal as well."""
        try:
            yield
        except PeerkitError as error:
            code = f"error.{error.code}"
            lines = [self._own(code, **error.values), self._own(f"{code}.hint", **error.values)]
            body = tuple(Paragraph(line) for line in lines)
            self.window.leave(self._page("browser.wrong", body=body))
            raise

    def _page(
        self,
        title: str,
        *,
        body: Sequence[Paragraph] = (),
        fields: Sequence[Line] = (),
        buttons: Sequence[Button] = (),
    ) -> Page:
        return Page(
            title=self.words.text(title),
            heading=self._own(title),
            body=tuple(body),
            fields=tuple(fields),
            buttons=tuple(buttons),
        )

    def _reminder(self, reminder: Reminder) -> Text:
        text = self.words.text(f"home.reminder.{reminder.kind.value}", **reminder.values)
        if reminder.kind is ReminderKind.OVERDUE:
            text = f"{text}\n{self.words.text('lone.no_alarm', **reminder.values)}"
        return said(text)

    def _own(self, code: str, /, **values: str | int) -> Text:
        return own_words(self.words, code, **values)

    def _button(self, do: str, code: str) -> Button:
        return Button(do, self.words.text(code))


def _next_first(home: Home) -> list[HomeChoice]:
    """Return the choices, the one that comes next before the others: Enter chooses it."""
    return [home.next, *(choice for choice in home.choices if choice is not home.next)]
