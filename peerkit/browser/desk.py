"""What the parts of the face share: the sitting, the page, the words, what became of the last act.

Laws:
- An event is durable before the page that follows it is shown (`Sitting.send`).
- Whatever is refused, or cannot be kept, comes back as the same page, filled in as it was.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from peerkit.browser.form import Form
from peerkit.browser.locking import ask_with_lock
from peerkit.browser.page import Button, Page
from peerkit.browser.text import Text, in_language, own_words
from peerkit.browser.window import Window
from peerkit.errors import (
    AnswerRefusedError,
    DiskFullError,
    IllegalEventError,
    NotWritableError,
    StaleAnswerError,
)
from peerkit.interview import AskQuestion, Event, Prompt
from peerkit.words import Catalogue
from peerkit.workflow.face import Face
from peerkit.workflow.interviews.commands import Command, menu
from peerkit.workflow.interviews.sitting import Sitting

Act = Callable[[Form], Text | None]
"""Does what a form asks for; returns what was wrong with it, None if it was done."""


@dataclass(slots=True)
class Desk:
    """A sitting at a browser's page.

    `notice` is what the next page says of the one before. `faces` are those in which the interview
    can go on, `leaving_for` the one that was chosen. `is_at_home`: home comes back after it.
    `wrong_at` is the place of the field that is wrong, where it is not the first.
    """

    sitting: Sitting
    window: Window
    words: Catalogue
    faces: tuple[Face, ...] = ()
    leaving_for: Face | None = None
    notice: str = ""
    is_at_home: bool = False
    wrong_at: int = 0

    @property
    def language(self) -> str:
        """The interview's language."""
        started = self.sitting.state.started
        assert started is not None
        return started.language

    def now(self) -> str:
        """Return the time as events carry it."""
        return self.sitting.now()

    def text(self, code: str, /, **values: str | int) -> str:
        """Return a message of the interface."""
        return self.words.text(code, **values)

    def own(self, code: str, /, **values: str | int) -> Text:
        """Return a message of the interface as a page shows it."""
        return own_words(self.words, code, **values)

    def button(self, do: str, code: str, /, **values: str | int) -> Button:
        """Return a button with a message of the interface on it."""
        return Button(do, self.words.text(code, **values))

    def asked(self) -> AskQuestion | None:
        """Return the question that is asked now, if it is one."""
        prompt = self.sitting.prompt()
        return prompt if isinstance(prompt, AskQuestion) else None

    def ask(self, page: Page) -> Form:
        """Return the form that is sent of the page; the notice has been read with it."""
        page, self.notice = replace(page, notice=self.notice), ""
        return ask_with_lock(self.window, self.words, page, self.sitting.lock)

    def ask_until_done(self, page: Page, act: Act) -> None:
        """Show the page until what is pressed could be done, or the interview is elsewhere."""
        here = self.sitting.prompt()
        while True:
            form = self.ask(page)
            try:
                wrong = act(form)
            except (DiskFullError, NotWritableError):
                if self.sitting.prompt() != here:  # what was pressed is half done: go on from there
                    self.notice = self.text("browser.full")
                    return
                wrong = self.own("browser.full")
            if wrong is None:
                return
            page = replace(page.holding(form.values), error=wrong, error_at=self.wrong_at)
            self.wrong_at = 0

    def attempt(self, event: Event) -> Text | None:
        """Return why the event was refused; None if it was accepted, and is durable."""
        try:
            self.sitting.send(event)
        except AnswerRefusedError as refused:
            return self.refusal(refused)
        except (IllegalEventError, StaleAnswerError):
            return self.own("plain.not_now")
        return None

    def attempt_each(self, events: Iterable[Event]) -> Text | None:
        """Return why one was refused, after which no further one was tried; None for none."""
        refusals = (self.attempt(event) for event in events)
        return next((wrong for wrong in refusals if wrong is not None), None)

    def refusal(self, refused: AnswerRefusedError) -> Text:
        """Return why an answer was not taken: in the questionnaire's words where it has some."""
        wording = refused.values.get("wording")
        if wording:
            return in_language(str(wording), self.language)
        code = f"answer.{refused.values['problem']}"
        page_code = f"browser.{code}"
        code = page_code if self.words.has(page_code) else code
        return self.own(code, **refused.values)

    def menu(self, prompt: Prompt, *left_out: Command) -> tuple[Button, ...]:
        """Return what else can be done where the interview is now."""
        offered = menu(prompt)
        commands = (one for one in offered if one not in left_out)
        faces = self.faces if Command.PAUSE in offered else ()
        return (
            *(self.button(one.value, f"plain.menu.{one.value}") for one in commands),
            *(self.button(one.value, f"browser.go_to.{one.value}") for one in faces),
        )
