"""What a person can do besides answering: the menu, a note, a concern, a break.

Law: an aside leaves the answers as they are; whatever is being typed has been kept before.
"""

from collections.abc import Callable, Iterator, Mapping

from peerkit.interview import (
    AskAnother,
    AskQuestion,
    CheckOpened,
    Event,
    NoteWritten,
    Paused,
    SectionSkipped,
    SelfEntryEnded,
    StopAsked,
    WentBack,
)
from peerkit.terminal.commands import ends_text, read_command, read_menu_choice
from peerkit.terminal.number import read_number
from peerkit.terminal.plain.desk import Desk
from peerkit.terminal.plain.settling import give, pass_over
from peerkit.values import Answer, MissingReason
from peerkit.workflow.commands import Command, menu
from peerkit.workflow.concern import file_concern

_CLEARED_LINES = 60
"""Enough empty lines to push the answers off any screen without drawing or clearing."""

_AFTER_A_BREAK = (None, Command.LATER, Command.PAUSE, Command.END)
"""What the numbers from 1 choose when the participant was upset; the first goes on."""


def run_command(desk: Desk, command: Command | None) -> bool:
    """Tell whether there was a command; it has been carried out, or its refusal has been said."""
    if command is None:
        return False
    if command is Command.HELP:
        show_menu(desk)
    elif command not in menu(desk.sitting.prompt()):
        desk.say("plain.not_now")
    elif command in _ASIDES:
        _ASIDES[command](desk)
    elif command in _MOVES:
        desk.changing = None
        desk.attempt(_MOVES[command](desk.now()))
    elif command is Command.SKIP:
        _skip_section(desk)
    else:
        _settle(desk, command)
    return True


def _skip_section(desk: Desk) -> None:
    """Pass over what is left of the section in which a question is asked now."""
    match desk.sitting.prompt():
        case AskQuestion(address=address) | AskAnother(repeat=address):
            if desk.attempt(SectionSkipped(desk.now(), address)):
                desk.say("plain.section_skipped")
        case _:
            desk.say("plain.not_now")


def _settle(desk: Desk, command: Command) -> None:
    """Pass the question over, or answer it with a reason for no answer."""
    asked = desk.asked()
    if asked is None:
        desk.say("plain.not_now")
    elif command in _REASONS:
        if not asked.draft or _may_draft_go(desk, asked.draft):
            give(desk, asked, Answer(missing=_REASONS[command]))
    else:
        pass_over(desk, asked)


def _may_draft_go(desk: Desk, draft: str) -> bool:
    """Tell whether words that were typed already may be given up for a reason."""
    desk.say("plain.sure_draft", draft=draft)
    return read_number(desk.console.ask(), 1) is not None


def show_menu(desk: Desk) -> None:
    """Show the numbered menu and carry out what is chosen."""
    offered = menu(desk.sitting.prompt())
    desk.say("plain.menu")
    for number, command in enumerate(offered, 1):
        label = desk.words.text(f"plain.menu.{command.value}")
        desk.say("plain.menu_row", number=number, label=label, command=command.value)
    desk.say("plain.next_menu")
    while (line := desk.console.ask()).strip():
        chosen = read_menu_choice(line, offered)
        if chosen is not None and chosen is not Command.HELP:
            run_command(desk, chosen)
            return
        desk.say("plain.type_a_number_shown")


def _write_note(desk: Desk) -> None:
    """Read a note of any length and keep it beside the question, each line as it comes."""
    asked = desk.asked()
    if asked is None:
        desk.say("plain.not_now")
        return
    desk.say("plain.note_again" if asked.note else "plain.note_prompt", note=asked.note)
    earlier = [asked.note] if asked.note else []
    lines: list[str] = []
    for line in _lines_until_full_stop(desk, "plain.writing_note"):
        lines.append(line)
        desk.attempt(NoteWritten(desk.now(), asked.address, "\n".join([*earlier, *lines])))
    text = "\n".join(lines)
    note = text if text.strip() else asked.note
    if lines and desk.attempt(NoteWritten(desk.now(), asked.address, note)) and text.strip():
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
    try:
        text = "\n".join(_lines_until_full_stop(desk, "plain.writing_concern"))
    except (EOFError, KeyboardInterrupt):
        desk.say("plain.concern_dropped")
        raise
    if not text.strip():
        desk.say("plain.concern_dropped")
        return
    file_concern(desk.sitting.vault, safeguarding, text, desk.now())
    clear(desk)
    desk.say("plain.concern_filed", lead=lead, deputy=deputy)


def _take_break(desk: Desk) -> None:
    """Take the answers off the screen and ask what the participant needs."""
    clear(desk)
    desk.say("plain.distress")
    if desk.sitting.signposting:
        desk.console.say(desk.sitting.signposting)
    desk.say("plain.next_distress")
    while True:
        line = desk.console.ask()
        number = read_number(line, len(_AFTER_A_BREAK))
        if number is not None:
            run_command(desk, _after_a_break(desk, number))
            return
        if run_command(desk, read_command(line)):
            return
        desk.say("plain.type_a_number_shown")


def clear(desk: Desk) -> None:
    """Move what stands on the screen out of sight."""
    for _ in range(_CLEARED_LINES):
        desk.console.say()


def _after_a_break(desk: Desk, number: int) -> Command | None:
    """Return what the number chooses; where there is no question to leave, going on."""
    chosen = _AFTER_A_BREAK[number - 1]
    return None if chosen is Command.LATER and desk.asked() is None else chosen


def _lines_until_full_stop(desk: Desk, reminder: str) -> Iterator[str]:
    """Yield the lines up to a lone full stop; a command is told to wait."""
    while not ends_text(line := desk.console.ask()):
        if read_command(line) is None:
            yield line
        else:
            desk.say(reminder)


_MOVES: Mapping[Command, Callable[[str], Event]] = {
    Command.BACK: WentBack,
    Command.CHECK: CheckOpened,
    Command.PAUSE: Paused,
    Command.END: StopAsked,
    Command.HAND_BACK: SelfEntryEnded,
}
_REASONS: Mapping[Command, MissingReason] = {
    Command.PREFER_NOT: MissingReason.PREFER_NOT_TO_SAY,
    Command.DONT_KNOW: MissingReason.DONT_KNOW,
}
_ASIDES: Mapping[Command, Callable[[Desk], None]] = {
    Command.NOTE: _write_note,
    Command.CONCERN: _raise_concern,
    Command.DISTRESS: _take_break,
}
