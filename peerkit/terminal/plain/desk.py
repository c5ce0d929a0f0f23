"""What the parts of the plain face share: the sitting, the console, the words, the typing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from peerkit.errors import (
    AnswerRefusedError,
    DiskFullError,
    IllegalEventError,
    NotWritableError,
    StaleAnswerError,
)
from peerkit.interview import AskDetail, AskQuestion, Event, Typed
from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.terminal.commands import is_answer_so_far, unescape
from peerkit.terminal.plain.console import Console
from peerkit.values import Address
from peerkit.words import Catalogue
from peerkit.workflow.interviews.sitting import Sitting


@dataclass(slots=True)
class Typing:
    """Words being typed: the finished lines, and the one under the cursor.

    `kept` is what the vault has of them; `keep` makes it have the words as they are now, `leave`
    does what is to be done with them when the person goes elsewhere.
    """

    lines: list[str]
    kept: str
    keep: Callable[[str], None]
    leave: Callable[[str], None]
    line: str = ""

    def text(self) -> str:
        """Return all of it; an empty last line is not begun yet."""
        return "\n".join([*self.lines, self.line] if self.line else self.lines)


@dataclass(slots=True)
class Desk:
    """A sitting at a console."""

    sitting: Sitting
    console: Console
    words: Catalogue
    typing: Typing | None = None

    def say(self, code: str, /, **values: str | int) -> None:
        """Put the message on the screen."""
        self.console.say(self.words.text(code, **values))

    def now(self) -> str:
        """Return the time as events carry it."""
        return self.sitting.now()

    def asked(self) -> AskQuestion | None:
        """Return the question that is asked now, if it is one."""
        prompt = self.sitting.prompt()
        return prompt if isinstance(prompt, AskQuestion) else None

    def send(self, event: Event) -> None:
        """Make the event durable, however often that has to be tried; raises what is refused."""
        self.persist(partial(self.sitting.send, event))

    def persist(self, work: Callable[[], None]) -> None:
        """Do what writes to the vault. That it could not is said, and each Enter tries again.

        Raises DiskFullError or NotWritableError where nobody is there, or leaves.
        """
        while True:
            try:
                return work()
            except (DiskFullError, NotWritableError) as error:
                if not self.console.is_typed or not self._waits_for_room(error):
                    raise

    def _waits_for_room(self, error: DiskFullError | NotWritableError) -> bool:
        """Tell whether somebody wants it tried again."""
        why = self.words.text(f"error.{error.code}", **error.values)
        self.say("plain.not_saved", why=why)
        try:
            self.console.ask()
        except EOFError:
            return False
        return True

    def attempt(self, event: Event) -> bool:
        """Tell whether the event was accepted; what the engine refuses is said, not raised."""
        try:
            self.send(event)
        except AnswerRefusedError as refused:
            self.console.say(self.refusal(refused))
            return False
        except (IllegalEventError, StaleAnswerError):
            self.say("plain.not_now")
            return False
        return True

    def attempt_each(self, events: Iterable[Event]) -> bool:
        """Tell whether all were accepted; after one that was not, no further one is tried."""
        return all(self.attempt(event) for event in events)

    def refusal(self, refused: AnswerRefusedError) -> str:
        """Return why an answer was not taken: in the questionnaire's words where it has some."""
        wording = refused.values.get("wording")
        if wording:
            return str(wording)
        return self.words.text(f"answer.{refused.values['problem']}", **refused.values)

    # --- words being typed --------------------------------------------------------------------

    def begin_typing(self, question: Address, lines: list[str], kept: str) -> None:
        """Keep the lines typed from now on for that question, after those that are there."""
        keep = partial(self.sitting.keep_draft, question)
        self.typing = Typing(lines, kept, keep, partial(self._leave_words, question))

    def begin_aside(
        self, lines: list[str], keep: Callable[[str], None], leave: Callable[[str], None]
    ) -> None:
        """Keep the lines typed from now on as `keep` does, and `leave` them so when interrupted."""
        self.typing = Typing(lines, "\n".join(lines), keep, leave)

    def keep_line(self, line: str) -> None:
        """Keep the words typed so far, `line` the last of them; any thread may call it.

        A line that is on its way to be a command is no part of an answer.
        """
        if self.typing is not None:
            self.typing.line = unescape(line) if is_answer_so_far(line) else ""
            self._keep()

    def end_line(self, line: str) -> None:
        """Keep the finished line and begin the next; what is too long is not taken."""
        if self.typing is None:
            return
        typed = unescape(line).split("\n")  # a pasted text may be many lines
        if len("\n".join([*self.typing.lines, *typed])) > LONGEST_TEXT:
            self.say("answer.too_long", limit=LONGEST_TEXT)
        else:
            self.typing.lines += typed
        self.typing.line = ""
        self.persist(self._keep)

    def end_typing(self) -> str:
        """Return the finished lines; nothing is being typed any more."""
        if self.typing is None:
            return ""
        self.typing.line = ""
        self.persist(self._keep)
        text = self.typing.text()
        self.typing = None
        return text

    def typed(self) -> str:
        """Return the words typed so far."""
        return "" if self.typing is None else self.typing.text()

    def leave_draft(self) -> None:
        """Leave words that were typed and not given, where whoever comes back finds them."""
        if (typing := self.typing) is not None:
            self.persist(lambda: typing.leave(typing.text()))
        self.typing = None

    def _leave_words(self, question: Address, text: str) -> None:
        """Tell the engine of words at a question, if it does not know them."""
        prompt = self.sitting.prompt()
        known = prompt.draft or "" if isinstance(prompt, AskQuestion | AskDetail) else ""
        if text != known:
            self.send(Typed(self.now(), question, text))

    def _keep(self) -> None:
        if self.typing is None:
            return
        text = self.typing.text()
        if text != self.typing.kept and len(text) <= LONGEST_TEXT:
            self.typing.keep(text)
            self.typing.kept = text
