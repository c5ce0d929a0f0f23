"""What a person can type instead of an answer: `/next`, `?`, and the numbered menu.

Law: an answer is never mistaken for a command. A line is a command only if it is one of these words
exactly (in any case); a line that begins with `//` is an answer that begins with `/`.
"""

from collections.abc import Sequence
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
from peerkit.terminal.number import read_number


class Command(StrEnum):
    """The commands, in the order of the numbered menu."""

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


END_OF_TEXT = frozenset(".\u3002\uff0e\u06d4\u0964")
"""A full stop alone on a line: as Latin, Chinese, Urdu and Hindi keyboards give it."""

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


def read_command(line: str) -> Command | None:
    """Return the command that a whole line is, if it is one; `?` asks for the menu."""
    word = line.strip().lower()
    if word in ("?", "\uff1f", "\u061f"):
        return Command.HELP
    return Command(word) if word in tuple(Command) else None


def looks_like_command(line: str) -> bool:
    """Tell whether a line was probably meant as a command: one word that begins with `/`."""
    word = line.strip()
    return word.startswith("/") and not word.startswith("//") and len(word.split()) == 1


def ends_text(line: str) -> bool:
    """Tell whether the line is the lone full stop that ends a long answer."""
    return line.strip() in END_OF_TEXT


def is_answer_so_far(line: str) -> bool:
    """Tell whether a line that is being typed is words, and not a command on its way."""
    return not (looks_like_command(line) or ends_text(line) or read_command(line) is not None)


def read_menu_choice(line: str, offered: Sequence[Command]) -> Command | None:
    """Return the command that a number, or a command's own word, chooses from the menu."""
    number = read_number(line, len(offered))
    if number is not None:
        return offered[number - 1]
    return read_command(line)


def unescape(line: str) -> str:
    """Return the answer that a line stands for: `//` at its beginning means `/`."""
    return line[1:] if line.startswith("//") else line
