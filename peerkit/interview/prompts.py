"""What the engine asks a face to show: plain frozen facts in the interview's language.

A prompt holds text as the questionnaire words it, references filled in; it says nothing of colour,
layout or keys. Text here may hold anything that a participant said: a face shows control
characters, it never sends them.
"""

from peerkit.frozen import frozen
from peerkit.interview.steps import DetailKind
from peerkit.questionnaire.model import OrderStep, Purpose, QuestionType, Range
from peerkit.values import Address, Answer, Audience, ConsentState


@frozen
class Wording:
    """A text and the language that it is in; `is_fallback` when that is not the interview's."""

    text: str
    language: str
    is_fallback: bool = False


@frozen
class AskDetail:
    """Ask one small thing that belongs to the interview and not to its questionnaire.

    `answer` holds the options of CHOICES with one space between them; "" was passed over, None not
    asked yet. One that `is_private` is to be typed and seen by one person alone. Its words stand in
    the catalogue as `detail.<name>`, `detail.<name>.hint` and `detail.<name>.<option>`.
    """

    address: Address
    step: OrderStep
    kind: DetailKind
    options: tuple[str, ...] = ()
    is_required: bool = False
    answer: str | None = None
    draft: str | None = None
    is_private: bool = False


@frozen
class ShowInformation:
    """Read the information aloud. `can_go_back`: there was something before it."""

    text: Wording
    can_go_back: bool = False


@frozen
class ShowLimits:
    """Read the limits of confidentiality aloud."""

    text: Wording


@frozen
class Statement:
    """One consent statement as it is read out, and what was said to it so far."""

    name: str
    label: str
    purpose: Purpose
    audience: Audience
    essential: bool
    state: ConsentState


@frozen
class AskConsent:
    """Ask each statement; `statements` are those to ask, in order."""

    statements: tuple[Statement, ...]

    @property
    def is_complete(self) -> bool:
        """Whether each statement has been asked."""
        return all(statement.state is not ConsentState.NOT_ASKED for statement in self.statements)


@frozen
class Option:
    """One choice that can be made."""

    name: str
    label: Wording


@frozen
class AskQuestion:
    """Ask a question, or show a note (`type` NOTE: nothing is answered).

    `number` of `total` counts the questions on the path as it is known now. `answer` is the
    present answer, `draft` what was typed and not yet given as an answer. `options` are the
    choices that the filter leaves. `part` is the label of the innermost group. While
    `is_self_entry` the participant is at the keyboard: nothing of earlier answers is shown, and the
    only way is through this group.
    """

    address: Address
    type: QuestionType
    label: Wording
    number: int
    total: int
    part: Wording | None = None
    hint: Wording | None = None
    guidance: Wording | None = None
    probes: tuple[Wording, ...] = ()
    options: tuple[Option, ...] = ()
    range: Range | None = None
    is_required: bool = False
    refusal: bool = True
    is_for_interviewer: bool = False
    is_readonly: bool = False
    answer: Answer | None = None
    draft: str | None = None
    note: str = ""
    is_self_entry: bool = False


@frozen
class OfferSelfEntry:
    """Offer the participant to type the answers of the coming group alone; `label` is its name."""

    label: Wording


@frozen
class ShowHandBack:
    """Ask the participant to give the laptop back to the researcher."""


@frozen
class AskAnother:
    """Ask whether there is another instance of a repeat; `repeat` is the one that would come."""

    repeat: Address
    label: Wording
    count: int
    is_self_entry: bool = False


@frozen
class CheckedAnswer:
    """One row of check answers: the question, and its answer in words where it has a value."""

    address: Address
    label: Wording
    answer: Answer
    shown: str
    part: Wording | None = None
    note: str = ""
    type: QuestionType = QuestionType.TEXT


@frozen
class ShowAnswers:
    """Show what was answered, for the participant to check; each row can be jumped to.

    `unasked` are the steps of the path that nobody came to yet.
    """

    rows: tuple[CheckedAnswer, ...]
    unasked: tuple[Address, ...] = ()


@frozen
class AskKeep:
    """Ask whether the participant is still happy for the interview to be kept."""


@frozen
class AskConsentAgain:
    """After a pause, remind of what was agreed and ask whether it still holds."""

    statements: tuple[Statement, ...]


@frozen
class AskStop:
    """Ask whether to keep what was said so far. `can_keep` is false before consent."""

    can_keep: bool


@frozen
class ShowPaused:
    """The sitting is paused and safe."""


@frozen
class ShowFinished:
    """The interview is complete (or was stopped and kept); show where help can be found."""

    signposting: Wording | None
    stopped: bool


@frozen
class ShowEnded:
    """The interview ended and nothing of it is kept. `refused`: it ended before consent.

    `reason` says why where it was not a no to an essential statement; worded as `ended.<reason>`.
    """

    signposting: Wording | None
    refused: bool
    reason: str = ""


Prompt = (
    AskDetail
    | ShowInformation
    | ShowLimits
    | AskConsent
    | AskQuestion
    | OfferSelfEntry
    | ShowHandBack
    | AskAnother
    | ShowAnswers
    | AskKeep
    | AskConsentAgain
    | AskStop
    | ShowPaused
    | ShowFinished
    | ShowEnded
)
