"""What a person can type instead of an answer: `/next`, `?`, a number of the menu.

Law: an answer is never mistaken for a command. A line is a command only if it is one of these words
exactly (in any case); a line that begins with `//` is an answer that begins with `/`.
"""

from collections.abc import Sequence

from peerkit.terminal.number import read_number
from peerkit.workflow.interviews.commands import Command

END_OF_TEXT = frozenset(".\u3002\uff0e\u06d4\u0964")
"""A full stop alone on a line: as Latin, Chinese, Urdu and Hindi keyboards give it."""


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
