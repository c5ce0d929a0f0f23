"""What can be done besides answering, and where: the rows of the numbered menu, for every face."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from peerkit.interview import (
    AskAnother,
    AskConsent,
    AskConsentAgain,
    AskDetail,
    AskKeep,
    AskQuestion,
    AskStop,
    CheckOpened,
    Event,
    OfferSelfEntry,
    Paused,
    Prompt,
    SelfEntryEnded,
    ShowAnswers,
    ShowInformation,
    ShowLimits,
    StopAsked,
    WentBack,
)
from peerkit.questionnaire import QuestionType
from peerkit.values import MissingReason


class Command(StrEnum):
    """The commands, in the order of the numbered menu; plain lines take each as it is here."""

    NEXT = "/next"
    BACK = "/back"
    PREFER_NOT = "/prefernot"
    DONT_KNOW = "/dontknow"
    NOTE = "/note"
    CONCERN = "/concern"
    DISTRESS = "/distress"
    CHECK = "/check"
    LATER = "/later"
    SKIP = "/skip"
    """Leave out what is left of this section."""
    PAUSE = "/pause"
    END = "/end"
    HAND_BACK = "/done"
    """The participant has finished typing alone."""
    HELP = "/help"


MOVES: Mapping[Command, Callable[[str], Event]] = {
    Command.BACK: WentBack,
    Command.CHECK: CheckOpened,
    Command.PAUSE: Paused,
    Command.END: StopAsked,
    Command.HAND_BACK: SelfEntryEnded,
}
"""The commands that are an event, and no more: each is told the time."""

REASONS: Mapping[Command, MissingReason] = {
    Command.PREFER_NOT: MissingReason.PREFER_NOT_TO_SAY,
    Command.DONT_KNOW: MissingReason.DONT_KNOW,
}
"""The commands that settle a question without an answer."""

_ALWAYS = frozenset({Command.CONCERN, Command.DISTRESS, Command.PAUSE, Command.END})
_WITHOUT_ANSWER = frozenset(REASONS) | {Command.NOTE, Command.LATER}
_QUESTION = frozenset(Command) - {Command.HELP, Command.HAND_BACK}
_REPEAT = _ALWAYS | {Command.BACK, Command.CHECK, Command.SKIP}
_ALONE = frozenset({Command.BACK, Command.HAND_BACK})


def menu(prompt: Prompt) -> tuple[Command, ...]:
    """Return what the numbered menu offers where the interview is now, numbered from 1."""
    possible = _possible(prompt)
    return tuple(command for command in Command if command in possible)


def _possible(prompt: Prompt) -> frozenset[Command]:
    match prompt:
        case AskQuestion():
            return _of_question(prompt)
        case AskAnother():
            return _ALONE if prompt.is_self_entry else _REPEAT
        case OfferSelfEntry():
            return _ALWAYS | {Command.BACK, Command.CHECK}
        case AskDetail():
            return _ALWAYS | {Command.NEXT, Command.BACK}
        case ShowLimits() | AskConsent() | ShowAnswers() | AskKeep():
            return _ALWAYS | {Command.BACK}
        case ShowInformation() | AskConsentAgain():
            can_go_back = isinstance(prompt, ShowInformation) and prompt.can_go_back
            return _ALWAYS | {Command.BACK} if can_go_back else _ALWAYS
        case AskStop():
            return (_ALWAYS | {Command.BACK}) - {Command.END}
        case _:
            return frozenset()


def _of_question(asked: AskQuestion) -> frozenset[Command]:
    is_only_shown = asked.is_readonly or asked.type is QuestionType.NOTE
    if asked.is_self_entry:
        can_refuse = asked.refusal and not is_only_shown
        alone = _ALONE | {Command.NEXT}
        return alone | {Command.PREFER_NOT} if can_refuse else alone
    if is_only_shown:
        return _QUESTION - _WITHOUT_ANSWER
    return _QUESTION if asked.refusal else _QUESTION - frozenset(REASONS)
