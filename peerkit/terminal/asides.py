"""What a person can do besides answering: the menu, a note, a concern, a break.

Law: an aside leaves the answers as they are; whatever is being typed has been kept before.
"""

from collections.abc import Callable, Mapping

from peerkit.interview import (
    Answered,
    AskQuestion,
    CheckOpened,
    Event,
    NoteWritten,
    Passed,
    Paused,
    StopAsked,
    WentBack,
)
from peerkit.terminal.commands import MENU, Command, read_menu_choice
from peerkit.terminal.desk import Desk
from peerkit.values import Answer, MissingReason
from peerkit.workflow.concern import file_concern

_CLEARED_LINES = 60
"""Enough empty lines to push the answers off any screen without drawing or clearing."""


def run_command(desk: Desk, command: Command | None) -> bool:
    """Tell whether there was a command; it has been carried out, or its refusal has been said."""
    if command is None:
        return False
    if command is Command.HELP:
        _show_menu(desk)
        return True
    if command in _ASIDES:
        _ASIDES[command](desk)
        return True
    event = _event(desk, command)
    if event is None:
        desk.say("plain.not_now")
    else:
        desk.attempt(event)
    return True


def _event(desk: Desk, command: Command) -> Event | None:
    """Return the event that a command stands for, where the interview is now."""
    now = desk.now()
    if command in _ANYWHERE:
        return _ANYWHERE[command](now)
    asked = desk.sitting.prompt()
    if not isinstance(asked, AskQuestion):
        return None
    match command:
        case Command.NEXT | Command.LATER:
            return Passed(now, asked.address)
        case Command.PREFER_NOT:
            return Answered(now, asked.address, Answer(missing=MissingReason.PREFER_NOT_TO_SAY))
        case Command.DONT_KNOW:
            return Answered(now, asked.address, Answer(missing=MissingReason.DONT_KNOW))
        case _:
            return None


_ANYWHERE: Mapping[Command, Callable[[str], Event]] = {
    Command.BACK: WentBack,
    Command.CHECK: CheckOpened,
    Command.PAUSE: Paused,
    Command.END: StopAsked,
}


def _show_menu(desk: Desk) -> None:
    desk.say("plain.menu")
    for number, command in enumerate(MENU, 1):
        label = desk.words.text(f"plain.menu.{command.value}")
        desk.say("plain.menu_row", number=number, label=label, command=command.value)
    line = desk.console.ask()
    chosen = read_menu_choice(line)
    if chosen is not None and chosen is not Command.HELP:
        run_command(desk, chosen)
    elif line.strip():
        desk.say("plain.type_a_number_shown")


def _write_note(desk: Desk) -> None:
    """Read a note of any length and keep it beside the question."""
    asked = desk.sitting.prompt()
    if not isinstance(asked, AskQuestion):
        desk.say("plain.not_now")
        return
    if asked.note:
        desk.say("plain.note_so_far", note=asked.note)
    desk.say("plain.note_prompt")
    text = _read_until_full_stop(desk)
    if text.strip() and desk.attempt(NoteWritten(desk.now(), asked.address, text)):
        desk.say("plain.note_saved")


def _raise_concern(desk: Desk) -> None:
    """Read a safeguarding concern and seal it to those who look after safeguarding."""
    safeguarding = desk.sitting.safeguarding
    if safeguarding is None:
        desk.say("plain.concern_alone")
        return
    lead, deputy = safeguarding.lead.name, safeguarding.deputy.name
    desk.say("plain.concern", lead=lead, deputy=deputy)
    desk.say("plain.concern_write")
    text = _read_until_full_stop(desk)
    if not text.strip():
        desk.say("plain.concern_dropped")
        return
    file_concern(desk.sitting.vault, safeguarding, text, desk.now())
    desk.say("plain.concern_filed", lead=lead, deputy=deputy)


def _take_break(desk: Desk) -> None:
    """Take the answers off the screen and ask what the participant needs."""
    for _ in range(_CLEARED_LINES):
        desk.console.say()
    desk.say("plain.distress")
    if desk.sitting.signposting:
        desk.console.say(desk.sitting.signposting)
    desk.say("plain.next_distress")
    choice = desk.console.ask().strip()
    following = {"2": Command.LATER, "3": Command.PAUSE, "4": Command.END}
    run_command(desk, following.get(choice))


def _read_until_full_stop(desk: Desk) -> str:
    """Return the lines up to a lone full stop."""
    lines: list[str] = []
    while (line := desk.console.ask()).strip() != ".":
        lines.append(line)
    return "\n".join(lines)


_ASIDES: Mapping[Command, Callable[[Desk], None]] = {
    Command.NOTE: _write_note,
    Command.CONCERN: _raise_concern,
    Command.DISTRESS: _take_break,
}
