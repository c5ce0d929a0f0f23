"""What can be done besides answering: a note, a concern, a break, and the ways out of a page.

Laws:
- Whatever was being typed is kept before anything else is done.
- Words are never erased by another way to answer without asking first.
"""

from collections.abc import Callable

from peerkit.browser.asides import raise_concern, take_break, write_note
from peerkit.browser.desk import Act, Desk
from peerkit.browser.form import Form
from peerkit.browser.page import Page, Paragraph, Voice
from peerkit.browser.settling import give, pass_over
from peerkit.browser.text import Text, said
from peerkit.interview import (
    AskAnother,
    AskQuestion,
    SectionSkipped,
)
from peerkit.values import Answer
from peerkit.workflow.face import Face
from peerkit.workflow.interviews.commands import MOVES, REASONS, Command, menu

_COMMANDS = frozenset(Command)


def converse(
    desk: Desk, page: Page, act: Act, leave: Callable[[Form], None] = lambda _: None
) -> None:
    """Show the page until something was done: what it asks for, or a command of the menu.

    `leave` keeps what was typed, before a command is carried out.
    """

    def do(form: Form) -> Text | None:
        if form.do in _COMMANDS:
            leave(form)
            return run_command(desk, Command(form.do))
        if form.do in desk.faces:
            leave(form)
            desk.leaving_for = Face(form.do)
            return None
        return act(form)

    desk.ask_until_done(page, do)


def run_command(desk: Desk, command: Command) -> Text | None:
    """Return why the command could not be carried out; None if it was."""
    if command not in menu(desk.sitting.prompt()):
        return desk.own("plain.not_now")
    if command in MOVES:
        desk.sitting.changing = None
        return desk.attempt(MOVES[command](desk.now()))
    match command:
        case Command.NOTE:
            write_note(desk)
        case Command.CONCERN:
            raise_concern(desk)
        case Command.DISTRESS:
            chosen = take_break(desk)
            return None if chosen is None else run_command(desk, chosen)
        case Command.SKIP:
            return _skip_section(desk)
        case _:
            return _settle(desk, command)
    return None


def _skip_section(desk: Desk) -> Text | None:
    """Pass over what is left of the section in which a question is asked now."""
    match desk.sitting.prompt():
        case AskQuestion(address=address) | AskAnother(repeat=address):
            wrong = desk.attempt(SectionSkipped(desk.now(), address))
            if wrong is None:
                desk.notice = desk.text("plain.section_skipped")
            return wrong
        case _:
            return desk.own("plain.not_now")


def _settle(desk: Desk, command: Command) -> Text | None:
    """Pass the question over, or answer it with a reason for no answer."""
    asked = desk.asked()
    if asked is None:
        return desk.own("plain.not_now")
    if command not in REASONS:
        return pass_over(desk, asked)
    if asked.draft and not _may_draft_go(desk, asked.draft):
        return None
    return give(desk, asked, Answer(missing=REASONS[command]))


def _may_draft_go(desk: Desk, draft: str) -> bool:
    """Tell whether words that were typed already may be given up for a reason."""
    page = Page(
        title=desk.text("browser.draft_lost"),
        heading=desk.own("browser.draft_lost"),
        body=(Paragraph(said(draft), Voice.SHOWN),),
        buttons=(
            desk.button("keep", "browser.keep_draft"),
            desk.button("erase", "browser.erase_draft"),
        ),
    )
    return desk.ask(page).do == "erase"
