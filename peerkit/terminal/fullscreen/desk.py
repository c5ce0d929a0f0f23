"""What the conversations of an interview share: the sitting, the words, what is to be said next."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from peerkit.errors import (
    AnswerRefusedError,
    DiskFullError,
    IllegalEventError,
    NotWritableError,
    StaleAnswerError,
)
from peerkit.interview import AskDetail, AskQuestion, Event, Typed
from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.terminal.fullscreen.counting import count_words
from peerkit.terminal.fullscreen.page import Button, Reply, Stay
from peerkit.terminal.fullscreen.standing import standing_text
from peerkit.values import Address
from peerkit.words import Catalogue
from peerkit.workflow.face import Face
from peerkit.workflow.interviews.commands import Command
from peerkit.workflow.interviews.sitting import Sitting


@dataclass(slots=True)
class Desk:
    """A sitting on a screen.

    `faces` are those in which the interview can go on, `leaving_for` the one that was chosen.
    """

    sitting: Sitting
    words: Catalogue
    faces: tuple[Face, ...] = ()
    leaving_for: Face | None = None
    _said: list[str] = field(default_factory=list)

    # --- words --------------------------------------------------------------------------------

    def text(self, code: str, /, **values: str | int) -> str:
        """Return the message of that code."""
        return self.words.text(code, **values)

    def say(self, code: str, /, **values: str | int) -> None:
        """Have the message said on the page that comes next."""
        self._said.append(self.text(code, **values))

    def said(self) -> str:
        """Return what is to be said now; it is said once."""
        said, self._said = "\n".join(self._said), []
        return said

    def stay(self) -> Stay:
        """Return the page as it is, with what is to be said."""
        return Stay(self.said())

    def title(self, code: str, /, **values: str | int) -> str:
        """Return a page's title; in practice it says so."""
        title = self.text(code, **values)
        if self.sitting.is_practice:
            return self.text("screen.practice", title=title)
        return title

    def buttons(self, *commands: Command, is_long: bool = False) -> tuple[Button, ...]:
        """Return a button that goes on, and one for each command."""
        go_on = Button(self.text("screen.button.next_long" if is_long else "screen.button.next"))
        return (go_on, *(Button(self.text(f"screen.button.{one.value}"), one) for one in commands))

    def aside_buttons(self, *, is_long: bool = False) -> tuple[Button, ...]:
        """Return the buttons of an aside: one goes on, one goes back to the page under it."""
        go_back = Button(self.text("screen.button.go_back"), Command.HELP)
        return (*self.buttons(is_long=is_long), go_back)

    # --- events -------------------------------------------------------------------------------

    def now(self) -> str:
        """Return the time as events carry it."""
        return self.sitting.now()

    def asked(self) -> AskQuestion | None:
        """Return the question that is asked now, if it is one."""
        prompt = self.sitting.prompt()
        return prompt if isinstance(prompt, AskQuestion) else None

    def attempt(self, event: Event) -> bool:
        """Tell whether the event was accepted; what the engine or the disk refuses is said."""
        try:
            self.sitting.send(event)
        except AnswerRefusedError as refused:
            self._said.append(self.refusal(refused))
            return False
        except (IllegalEventError, StaleAnswerError):
            self.say("plain.not_now")
            return False
        except (DiskFullError, NotWritableError) as error:
            self._said.append(self.not_saved(error))
            return False
        return True

    def attempt_each(self, events: Iterable[Event]) -> bool:
        """Tell whether all were accepted; after one that was not, no further one is tried."""
        return all(self.attempt(event) for event in events)

    def not_saved(self, error: DiskFullError | NotWritableError) -> str:
        """Return that what was typed is not durable yet, and why."""
        return self.text("screen.not_saved", why=self.text(f"error.{error.code}", **error.values))

    def refusal(self, refused: AnswerRefusedError) -> str:
        """Return why an answer was not taken: in the questionnaire's words where it has some."""
        wording = refused.values.get("wording")
        if wording:
            return str(wording)
        return self.text(f"answer.{refused.values['problem']}", **refused.values)

    # --- words being typed --------------------------------------------------------------------

    def keep(self, question: Address, text: str, *, is_counted: bool = False) -> str:
        """Keep the words typed so far; return what the screen says of them, and how many they are.

        A disk that is full is no reason to take the words off the screen: the next change tries
        again.
        """
        if len(text) > LONGEST_TEXT:
            return self.text("answer.too_long", limit=LONGEST_TEXT)
        try:
            self.sitting.keep_draft(question, text)
        except (DiskFullError, NotWritableError) as error:
            return self.text(
                "screen.not_saved", why=self.text(f"error.{error.code}", **error.values)
            )
        if not is_counted:
            return self.text("screen.line_kept")
        words = count_words(text)
        if text and not words:
            return self.text("screen.only_lines")
        return self.text("screen.typed", n=words)

    def leave_draft(self, reply: Reply) -> None:
        """Tell the engine of words that were typed at the question asked and are no answer yet."""
        prompt = self.sitting.prompt()
        match prompt:
            case AskQuestion():
                known = standing_text(prompt)
            case AskDetail(options=()):
                known = prompt.answer or "" if prompt.draft is None else prompt.draft
            case _:
                return
        if reply.text != known:
            self.attempt(Typed(self.now(), prompt.address, reply.text))
