"""What can be done besides answering, and where: the rows of the numbered menu, for every face."""

from enum import StrEnum

from peerkit.interview import (
    AskAnother,
    AskConsent,
    AskConsentAgain,
    AskKeep,
    AskQuestion,
    AskStop,
    Prompt,
    ShowAnswers,
    ShowInformation,
    ShowLimits,
)
from peerkit.questionnaire import QuestionType


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
    PAUSE = "/pause"
    END = "/end"
    HELP = "/help"


_ALWAYS = frozenset({Command.CONCERN, Command.DISTRESS, Command.PAUSE, Command.END})
_REASONS = frozenset({Command.PREFER_NOT, Command.DONT_KNOW})
_WITHOUT_ANSWER = _REASONS | {Command.NOTE, Command.LATER}


def menu(prompt: Prompt) -> tuple[Command, ...]:
    """Return what the numbered menu offers where the interview is now, numbered from 1."""
    possible = _possible(prompt)
    return tuple(command for command in Command if command in possible)


def _possible(prompt: Prompt) -> frozenset[Command]:
    match prompt:
        case AskQuestion(is_readonly=True) | AskQuestion(type=QuestionType.NOTE):
            return frozenset(Command) - _WITHOUT_ANSWER - {Command.HELP}
        case AskQuestion(refusal=False):
            return frozenset(Command) - _REASONS - {Command.HELP}
        case AskQuestion():
            return frozenset(Command) - {Command.HELP}
        case AskAnother():
            return _ALWAYS | {Command.BACK, Command.CHECK}
        case ShowLimits() | AskConsent() | ShowAnswers() | AskKeep():
            return _ALWAYS | {Command.BACK}
        case ShowInformation() | AskConsentAgain():
            return _ALWAYS
        case AskStop():
            return (_ALWAYS | {Command.BACK}) - {Command.END}
        case _:
            return frozenset()
