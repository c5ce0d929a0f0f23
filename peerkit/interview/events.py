"""What happens in an interview, as plain frozen facts: the only input of the engine.

Laws:
- An event names what it is about (a question, a statement): a key pressed twice cannot answer the
  next question.
- An event carries its time (UTC, whole seconds); the engine never reads a clock.
- The list of events is the whole interview: replaying it gives the same state.
"""

from peerkit.frozen import frozen
from peerkit.values import Address, Answer, ConsentState, Mode


@frozen
class Started:
    """The sitting began. Always the first event.

    `seed` is 64 hex digits of randomness for `random()`, `uuid()` and shuffling, drawn once.
    `utc_offset_minutes` is the local time's distance from UTC; dates are local days.
    """

    at: str
    interview: str
    language: str
    mode: Mode
    seed: str
    utc_offset_minutes: int = 0


@frozen
class DetailGiven:
    """What was said to a detail of a step: a choice's name, choices with one space, words.

    `value` "" passes an optional one over.
    """

    at: str
    detail: Address
    value: str


@frozen
class InformationRead:
    """The information was read to, or by, the participant."""

    at: str


@frozen
class LimitsRead:
    """The limits of confidentiality were read."""

    at: str


@frozen
class StatementAnswered:
    """The participant answered one consent statement; a later answer replaces an earlier one."""

    at: str
    statement: str
    state: ConsentState


@frozen
class ConsentClosed:
    """The researcher closed the consent page; every statement that is asked has its answer."""

    at: str


@frozen
class Answered:
    """A question got its answer (or a missing reason); the interview goes to the next one."""

    at: str
    question: Address
    answer: Answer


@frozen
class Typed:
    """Words are being typed: kept at each change, an answer only when `Answered` says so."""

    at: str
    question: Address
    text: str


@frozen
class Passed:
    """A question was passed over: an earlier answer stays, without one it is left blank.

    For a note: it was read.
    """

    at: str
    question: Address


@frozen
class SectionSkipped:
    """Everything left in the outermost group of the question asked now is passed over.

    What needs an answer there and may be declined is declined.
    """

    at: str
    question: Address


@frozen
class SelfEntryBegun:
    """The laptop was handed to the participant, for the answers of one group."""

    at: str


@frozen
class SelfEntryDeclined:
    """The participant wants to be asked aloud."""

    at: str


@frozen
class SelfEntryEnded:
    """The participant has finished; and, once more, the researcher has the laptop again."""

    at: str


@frozen
class RepeatAnswered:
    """Whether there is another instance of a repeat without a count was answered.

    `repeat` is the address of the instance that would come next.
    """

    at: str
    repeat: Address
    more: bool


@frozen
class NoteWritten:
    """The researcher noted something beside a question; it replaces the note there."""

    at: str
    question: Address
    text: str


@frozen
class WentBack:
    """One step back: to the previous question, or out of check answers, stopping, keeping."""

    at: str


@frozen
class Jumped:
    """A jump to a question on the path, from anywhere in the questions or check answers."""

    at: str
    question: Address


@frozen
class CheckOpened:
    """The look back at all answers was asked for, before or after the last question."""

    at: str


@frozen
class CheckClosed:
    """The answers were checked; the participant is asked whether they may be kept."""

    at: str


@frozen
class KeepAnswered:
    """Whether the participant is happy for it to be kept: yes finishes, no discards everything."""

    at: str
    keep: bool


@frozen
class Paused:
    """The sitting was interrupted; it may go on days later."""

    at: str


@frozen
class Resumed:
    """The sitting goes on; after consent, consent is confirmed again first."""

    at: str


@frozen
class ConsentConfirmed:
    """After a pause: does the participant still agree? No leads to stopping."""

    at: str
    agrees: bool


@frozen
class StopAsked:
    """The participant wants to end here."""

    at: str


@frozen
class StopAnswered:
    """What was said so far is kept as a submission that stopped, or discarded."""

    at: str
    keep: bool


Event = (
    Started
    | DetailGiven
    | InformationRead
    | LimitsRead
    | StatementAnswered
    | ConsentClosed
    | Answered
    | Typed
    | Passed
    | SectionSkipped
    | SelfEntryBegun
    | SelfEntryDeclined
    | SelfEntryEnded
    | RepeatAnswered
    | NoteWritten
    | WentBack
    | Jumped
    | CheckOpened
    | CheckClosed
    | KeepAnswered
    | Paused
    | Resumed
    | ConsentConfirmed
    | StopAsked
    | StopAnswered
)
