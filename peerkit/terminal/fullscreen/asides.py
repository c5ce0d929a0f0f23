"""What a person can do besides answering: the menu, a note, a concern, a break.

Laws:
- An aside leaves the answers as they are, and the page under it as it was left.
- Whatever is being typed has been kept before.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from peerkit.errors import DiskFullError, NotWritableError
from peerkit.interview import (
    AskAnother,
    AskQuestion,
    Event,
    NoteWritten,
    SectionSkipped,
)
from peerkit.terminal.fullscreen.concern import raise_concern
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.fullscreen.page import Field, FieldKind, Flow, Page, Reply, Rows, Stay
from peerkit.terminal.fullscreen.settling import give, pass_over
from peerkit.terminal.fullscreen.standing import standing_text
from peerkit.values import Answer
from peerkit.workflow.interviews.commands import MOVES, REASONS, Command, menu

GoOn = Callable[[Reply], bool]
"""Goes on from a page with what stands there; tells whether it led away."""

_AFTER_A_BREAK = (None, Command.LATER, Command.SKIP, Command.PAUSE, Command.END)
"""What the rows choose when the participant was upset; the first goes on."""


def choose(desk: Desk, page: Page) -> Flow[tuple[int, ...] | None]:
    """Return what was chosen when Enter was pressed; None after a command that led elsewhere."""
    shown: Page | Stay = page
    while True:
        reply = yield shown
        if reply.command is None:
            return reply.chosen
        if (yield from run_command(desk, reply)):
            return None
        shown = desk.stay()


def choose_yes_or_no(desk: Desk, page: Page) -> Flow[bool | None]:
    """Return the answer to a yes/no; None after a command that led elsewhere."""
    rows = Rows((desk.text("screen.yes"), desk.text("screen.no")))
    shown: Page | Stay = replace(page, control=rows)
    while True:
        reply = yield shown
        if reply.command is None and reply.chosen:
            return reply.chosen[0] == 0
        if reply.command is None:
            desk.say("screen.choose_yes_or_no")
        elif (yield from run_command(desk, reply)):
            return None
        shown = desk.stay()


def run_command(desk: Desk, reply: Reply, go_on: GoOn | None = None) -> Flow[bool]:
    """Tell whether the command led away from the page; what it could not do will be said.

    `go_on` does what the menu's first row says: it takes what stands on the page, if anything does.
    """
    command = reply.command
    if command is Command.HELP:
        return (yield from _choose_from_menu(desk, reply, go_on))
    if command is None or command not in menu(desk.sitting.prompt()):
        desk.say("plain.not_now")
        return False
    if command is Command.NEXT and go_on is not None:
        return go_on(reply)
    if command in _ASIDES:
        return (yield from _ASIDES[command](desk, reply))
    if command in MOVES:
        return _move(desk, reply, MOVES[command](desk.now()))
    if command is Command.SKIP:
        return _skip_section(desk, reply)
    return (yield from _settle(desk, reply, command))


def _skip_section(desk: Desk, reply: Reply) -> bool:
    """Pass over what is left of the section in which a question is asked now."""
    match desk.sitting.prompt():
        case AskQuestion(address=address) | AskAnother(repeat=address):
            is_skipped = _move(desk, reply, SectionSkipped(desk.now(), address))
        case _:
            raise AssertionError("only a question's menu offers it")
    if is_skipped:
        desk.say("plain.section_skipped")
    return is_skipped


def _move(desk: Desk, reply: Reply, event: Event) -> bool:
    desk.leave_draft(reply)
    if not desk.attempt(event):
        return False
    desk.sitting.changing = None
    return True


def _settle(desk: Desk, reply: Reply, command: Command) -> Flow[bool]:
    """Pass the question over, or answer it with a reason for no answer."""
    asked = desk.asked()
    if asked is None:
        desk.say("plain.not_now")
        return False
    if command not in REASONS:
        desk.leave_draft(reply)
        return pass_over(desk, asked)
    is_new = reply.text.strip() != "" and reply.text != standing_text(replace(asked, draft=None))
    if is_new and not (yield from _may_words_go(desk, reply.text)):
        return False
    return give(desk, asked, Answer(missing=REASONS[command]))


def _may_words_go(desk: Desk, typed: str) -> Flow[bool]:
    """Tell whether words that were typed already may be given up for a reason."""
    reply = yield Page(
        title=desk.title("screen.sure_draft"),
        texts=(desk.text("screen.sure_draft_ask"), typed),
        control=Rows((desk.text("screen.keep_words"), desk.text("screen.erase_words"))),
        next=desk.text("screen.next_choose"),
        next_chosen=desk.text("screen.next_chosen"),
        buttons=desk.aside_buttons(),
        is_aside=True,
    )
    return reply.command is None and reply.chosen == (1,)


# --- the menu ---------------------------------------------------------------------------------


def _choose_from_menu(desk: Desk, reply: Reply, go_on: GoOn | None) -> Flow[bool]:
    """Carry out what was chosen from the numbered menu; tell whether it led away."""
    offered = menu(desk.sitting.prompt())
    faces = desk.faces if Command.PAUSE in offered else ()  # who types alone stays here
    answer = yield Page(
        title=desk.title("screen.menu"),
        texts=(),
        control=Rows(tuple(desk.text(f"screen.menu.{one.value}") for one in (*offered, *faces))),
        next=desk.text("screen.next_menu"),
        next_chosen=desk.text("screen.next_menu_chosen"),
        buttons=desk.aside_buttons(),
        is_aside=True,
    )
    command = answer.command
    if command is None and answer.chosen:
        place = answer.chosen[0]
        if place >= len(offered):
            desk.leave_draft(reply)
            desk.leaving_for = faces[place - len(offered)]
            return True
        command = offered[place]
    if command is None or command is Command.HELP:
        return False
    return (yield from run_command(desk, replace(reply, command=command), go_on))


# --- asides -----------------------------------------------------------------------------------


def _write_note(desk: Desk, _reply: Reply) -> Flow[bool]:
    """Have a note written beside the question; it is kept at each change."""
    asked = desk.asked()
    if asked is None:
        desk.say("plain.not_now")
        return False

    def keep(text: str) -> str:
        try:
            desk.sitting.keep_note_draft(asked.address, text)
        except (DiskFullError, NotWritableError) as error:
            return desk.not_saved(error)
        return desk.text("screen.note_kept")

    reply = yield Page(
        title=desk.title("screen.note"),
        texts=(desk.text("screen.note_ask"),),
        control=Field(FieldKind.WORDS, asked.note, keep),
        next=desk.text("screen.next_note"),
        buttons=desk.aside_buttons(is_long=True),
        is_aside=True,
    )
    if reply.text != asked.note and desk.attempt(
        NoteWritten(desk.now(), asked.address, reply.text)
    ):
        desk.say("plain.note_saved")
    return False


def _raise_concern(desk: Desk, _reply: Reply) -> Flow[bool]:
    yield from raise_concern(desk)
    return False


def _take_break(desk: Desk, reply: Reply) -> Flow[bool]:
    """Take the answers off the screen and ask what the participant needs."""
    texts = [desk.text("screen.distress_ask")]
    if desk.sitting.signposting:
        texts += [desk.text("plain.signposting"), desk.sitting.signposting]
    possible = menu(desk.sitting.prompt())
    offered = [one for one in _AFTER_A_BREAK if one is None or one in possible]
    labels = tuple(
        desk.text(f"plain.break.{'go_on' if one is None else one.value}") for one in offered
    )
    answer = yield Page(
        title=desk.title("screen.distress"),
        texts=tuple(texts),
        control=Rows(labels),
        next=desk.text("screen.next_choose"),
        next_chosen=desk.text("screen.next_chosen"),
        buttons=desk.aside_buttons(),
        is_aside=True,
    )
    command = answer.command
    if command is None and answer.chosen:
        command = offered[answer.chosen[0]]
    if command is None or command is Command.HELP:
        return False
    return (yield from run_command(desk, replace(reply, command=command)))


_ASIDES: Mapping[Command, Callable[[Desk, Reply], Flow[bool]]] = {
    Command.NOTE: _write_note,
    Command.CONCERN: _raise_concern,
    Command.DISTRESS: _take_break,
}
