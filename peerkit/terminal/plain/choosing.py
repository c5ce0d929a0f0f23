"""Reading a number, a yes or a no, where anything else is answered kindly and asked again.

Law: what was shown stays on the screen; only a carried-out command shows it anew.
"""

from peerkit.terminal.commands import looks_like_command, read_command
from peerkit.terminal.number import read_number
from peerkit.terminal.plain.asides import run_command
from peerkit.terminal.plain.desk import Desk

ENTER = 0
"""What `choose` returns for Enter alone."""


def choose(desk: Desk, highest: int, wrong: str, *, can_enter: bool = False) -> int | None:
    """Return the number from 1 to `highest` that was typed, ENTER, or None after a command.

    `wrong` is the message for anything else.
    """
    while True:
        line = desk.console.ask()
        if can_enter and not line.strip():
            return ENTER
        number = read_number(line, highest)
        if number is not None:
            return number
        if run_command(desk, read_command(line)):
            return None
        say_what_was_wrong(desk, line, wrong)


def choose_yes_or_no(desk: Desk) -> bool | None:
    """Return the answer to a yes/no (1, 2 or the words); None after a command."""
    words = {desk.words.text("plain.word_yes"): True, desk.words.text("plain.word_no"): False}
    while True:
        line = desk.console.ask()
        number = read_number(line, 2)
        if number is not None:
            return number == 1
        if line.strip().casefold() in words:
            return words[line.strip().casefold()]
        if run_command(desk, read_command(line)):
            return None
        say_what_was_wrong(desk, line, "plain.type_one_or_two")


def say_what_was_wrong(desk: Desk, line: str, wrong: str) -> None:
    """Tell why nothing happened: an unknown command, or what `wrong` says."""
    if looks_like_command(line):
        desk.say("plain.unknown_command", command=line.strip())
    else:
        desk.say(wrong)
