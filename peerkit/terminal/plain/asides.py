"""What a person can do besides answering: the menu, a note, a concern, a break.

Law: an aside leaves the answers as they are; whatever is being typed has been kept before.
"""

from collections.abc import Callable, Mapping

from peerkit.interview import (
    AskAnother,
    AskQuestion,
    NoteWritten,
    SectionSkipped,
)
from peerkit.terminal.commands import read_command, read_menu_choice
from peerkit.terminal.number import read_number
from peerkit.terminal.plain.concern import raise_concern
from peerkit.terminal.plain.desk import Desk
from peerkit.terminal.plain.settling import give, pass_over
from peerkit.terminal.plain.writing import read_until_full_stop
from peerkit.values import Answer
from peerkit.workflow.interviews.commands import MOVES, REASONS, Command, menu

GoOn = Callable[[], object]
"""Goes on from what is asked, with the words that were typed there."""

_AFTER_A_BREAK = (None, Command.LATER, Command.SKIP, Command.PAUSE, Command.END)
"""What the rows choose when the participant was upset, where it is possible; the first goes on."""


def run_command(desk: Desk, command: Command | None, go_on: GoOn | None = None) -> bool:
    """Tell whether there was a command; it has been carried out, or its refusal has been said.

    `go_on` does what `/next` says where words can have been typed: it takes them.
    """
    if command is None:
        return False
    if command is Command.HELP:
        show_menu(desk, go_on)
    elif command not in menu(desk.sitting.prompt()):
        desk.say("plain.not_now")
    elif command is Command.NEXT and go_on is not None:
        go_on()
    elif command in _ASIDES:
        _ASIDES[command](desk)
    elif command in MOVES:
        desk.sitting.changing = None
        desk.attempt(MOVES[command](desk.now()))
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
    elif command in REASONS:
        if not asked.draft or _may_draft_go(desk, asked.draft):
            give(desk, asked, Answer(missing=REASONS[command]))
    else:
        pass_over(desk, asked)


def _may_draft_go(desk: Desk, draft: str) -> bool:
    """Tell whether words that were typed already may be given up for a reason."""
    desk.say("plain.sure_draft", draft=draft)
    return read_number(desk.console.ask(), 1) is not None


def show_menu(desk: Desk, go_on: GoOn | None = None) -> None:
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
            run_command(desk, chosen, go_on)
            return
        desk.say("plain.type_a_number_shown")


def _write_note(desk: Desk) -> None:
    """Read a note of any length and keep it beside the question, each letter as it comes."""
    asked = desk.asked()
    if asked is None:
        desk.say("plain.not_now")
        return
    desk.say("plain.note_again" if asked.note else "plain.note_prompt", note=asked.note)
    earlier = [asked.note] if asked.note else []

    def with_earlier(text: str) -> str:
        return "\n".join([*earlier, text]) if text else asked.note

    desk.begin_aside(
        [],
        lambda text: desk.sitting.keep_note_draft(asked.address, with_earlier(text)),
        lambda text: desk.send(NoteWritten(desk.now(), asked.address, with_earlier(text))),
    )
    text = read_until_full_stop(desk, "plain.writing_note")
    note = text if text.strip() else asked.note
    if desk.attempt(NoteWritten(desk.now(), asked.address, note)) and text.strip():
        desk.say("plain.note_saved")


def _take_break(desk: Desk) -> None:
    """Take the answers off the screen and ask what the participant needs."""
    desk.console.hide()
    desk.say("plain.distress")
    if desk.sitting.signposting:
        desk.say("plain.signposting")
        desk.console.say(desk.sitting.signposting)
    possible = menu(desk.sitting.prompt())
    offered = [one for one in _AFTER_A_BREAK if one is None or one in possible]
    for place, one in enumerate(offered, 1):
        label = desk.words.text(f"plain.break.{'go_on' if one is None else one.value}")
        desk.say("home.row", number=place, label=label)
    desk.say("plain.next_distress")
    while True:
        line = desk.console.ask()
        number = read_number(line, len(offered))
        if number is not None:
            run_command(desk, offered[number - 1])
            return
        if run_command(desk, read_command(line)):
            return
        desk.say("plain.type_a_number_shown")


_ASIDES: Mapping[Command, Callable[[Desk], None]] = {
    Command.NOTE: _write_note,
    Command.CONCERN: raise_concern,
    Command.DISTRESS: _take_break,
}
