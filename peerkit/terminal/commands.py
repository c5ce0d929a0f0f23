"""What a person can type instead of an answer: `/next`, `?`, and the numbered menu.

Law: an answer is never mistaken for a command. A line is a command only if it is one of these words
exactly (in any case); a line that begins with `//` is an answer that begins with `/`.
"""

from enum import StrEnum


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


MENU = tuple(command for command in Command if command is not Command.HELP)
"""What the numbered menu offers, numbered from 1."""


def read_command(line: str) -> Command | None:
    """Return the command that a whole line is, if it is one; `?` asks for the menu."""
    word = line.strip().lower()
    if word == "?":
        return Command.HELP
    return Command(word) if word in tuple(Command) else None


def looks_like_command(line: str) -> bool:
    """Tell whether a line was probably meant as a command: one word that begins with `/`."""
    word = line.strip()
    return word.startswith("/") and not word.startswith("//") and len(word.split()) == 1


def read_menu_choice(line: str) -> Command | None:
    """Return the command that a number, or a command's own word, chooses from the menu."""
    word = line.strip()
    if word.isdecimal() and 1 <= int(word) <= len(MENU):
        return MENU[int(word) - 1]
    return read_command(line)


def unescape(line: str) -> str:
    """Return the answer that a line stands for: `//` at its beginning means `/`."""
    return line[1:] if line.startswith("//") else line
