"""What can be done besides answering: a note, a concern, a break, and the ways out of a page.

Laws:
- Whatever was being typed is kept before anything else is done.
- Words are never erased by another way to answer without asking first.
"""

from collections.abc import Callable
from dataclasses import replace

from peerkit.browser.asides import raise_concern, take_break, write_note
from peerkit.browser.desk import Act, Desk
from peerkit.browser.form import Form
from peerkit.browser.page import Page, Paragraph, Voice
from peerkit.browser.settling import give, leave_blank, pass_over
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

    `leave` keeps what was typed, before a command is carried out. The way back stands in sight.
    """
    page = _with_way_back(desk, page)

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


def _with_way_back(desk: Desk, page: Page) -> Page:
    """Return the page with its way back beside what goes on, and not in the menu."""
    rest = tuple(one for one in page.menu if one.do != Command.BACK)
    if len(rest) == len(page.menu):
        return page
    back = () if _has(page, Command.BACK) else (desk.button(Command.BACK.value, "browser.back"),)
    return replace(page, buttons=(*page.buttons, *back), menu=rest)


def _has(page: Page, command: Command) -> bool:
    return any(one.do == command for one in page.buttons)


def run_command(desk: Desk, command: Command) -> Text | None:
    """Return why the command could not be carried out; None if it was."""
    if command not in menu(desk.sitting.prompt()):
        return desk.own("plain.not_now")
    if command in MOVES:
        return _move(desk, command)
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


def _move(desk: Desk, command: Command) -> Text | None:
    """Go there; that there is nothing before the first page is said."""
    here = desk.sitting.prompt()
    desk.sitting.changing = None
    wrong = desk.attempt(MOVES[command](desk.now()))
    if wrong is None and desk.sitting.prompt() == here:
        desk.notice = desk.text("browser.nothing_before")
    return wrong


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
    if command is not Command.NEXT and command not in REASONS:
        return pass_over(desk, asked)
    if asked.draft and not _may_draft_go(desk, asked.draft):
        return None
    if command is Command.NEXT:
        return leave_blank(desk, asked)
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
