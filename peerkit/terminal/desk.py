"""What the parts of the plain face share: the sitting, the console and the words."""

from dataclasses import dataclass, field

from peerkit.errors import AnswerRefusedError, IllegalEventError, StaleAnswerError
from peerkit.interview import Event, Typed
from peerkit.terminal.console import Console
from peerkit.values import Address
from peerkit.words import Catalogue
from peerkit.workflow.sitting import Sitting


@dataclass(slots=True)
class Desk:
    """A sitting at a console.

    While words are being typed, `typing` is their question and `lines` are the lines before the
    one under the cursor.
    """

    sitting: Sitting
    console: Console
    words: Catalogue
    typing: Address | None = None
    lines: list[str] = field(default_factory=list)

    def say(self, code: str, /, **values: str | int) -> None:
        """The message is on the screen."""
        self.console.say(self.words.text(code, **values))

    def now(self) -> str:
        """Return the time as events carry it."""
        return self.sitting.now()

    def attempt(self, event: Event) -> bool:
        """Tell whether the event was accepted; what the engine refuses is said, not raised."""
        try:
            self.sitting.send(event)
        except AnswerRefusedError as refused:
            self.console.say(self.refusal(refused))
            return False
        except (IllegalEventError, StaleAnswerError):
            self.say("plain.not_now")
            return False
        return True

    def begin_typing(self, question: Address, lines: list[str]) -> None:
        """The lines typed from now on are kept for that question, after those that are there."""
        self.typing = question
        self.lines = lines

    def keep_line(self, line: str) -> None:
        """The words typed so far, `line` the last of them, are kept; any thread may call it."""
        if self.typing is not None:
            self.sitting.keep_draft(self.typing, "\n".join([*self.lines, line]))

    def end_typing(self) -> str:
        """Return the words that were typed; nothing is being typed any more."""
        text = "\n".join(self.lines)
        self.typing = None
        self.lines = []
        return text

    def leave_draft(self) -> None:
        """The engine knows of words that were typed and not given as an answer."""
        question = self.typing
        text = self.end_typing()
        if question is not None and text:
            self.sitting.send(Typed(self.now(), question, text))

    def refusal(self, refused: AnswerRefusedError) -> str:
        wording = refused.values.get("wording")
        if wording:
            return str(wording)
        return self.words.text(f"answer.{refused.values['problem']}", **refused.values)
