"""A note, a concern, a break: each on a page of its own, over the question that waits below.

Law: while the participant rests, or a concern is written, no answer stands on the page.
"""

from dataclasses import replace

from peerkit.browser.desk import Desk
from peerkit.browser.page import Block, Page, Paragraph, Voice, Words
from peerkit.browser.text import Text, said
from peerkit.interview import NoteWritten
from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.workflow.commands import Command, menu
from peerkit.workflow.concern import ConcernReport, file_concern

_SAVE, _BACK = "save", "back"
_AFTER_A_BREAK = (Command.LATER, Command.SKIP, Command.PAUSE, Command.END)


def write_note(desk: Desk) -> None:
    """Have a note written beside the question, or leave the one that is there."""
    asked = desk.asked()
    if asked is None:
        return
    page = Page(
        title=desk.text("browser.note"),
        heading=desk.own("browser.write_note"),
        fields=(Words("note", asked.note),),
        buttons=(desk.button(_SAVE, "browser.save_note"), desk.button(_BACK, "browser.back")),
        about=str(asked.address),
    )

    def act_on(text: str) -> Text | None:
        if len(text) > LONGEST_TEXT:
            return desk.own("answer.too_long", limit=LONGEST_TEXT)
        if text.rstrip() == asked.note.rstrip():
            return None
        desk.notice = desk.text("plain.note_saved")
        return desk.attempt(NoteWritten(desk.now(), asked.address, text.rstrip()))

    desk.ask_until_done(page, lambda form: act_on(form.one("note")))


def take_break(desk: Desk) -> Command | None:
    """Take the answers off the page; return what is to happen next, None for going on."""
    help_text: tuple[Block, ...] = ()
    if desk.sitting.signposting:
        help_text = (Paragraph(said(desk.sitting.signposting), Voice.ALOUD),)
    possible = menu(desk.sitting.prompt())
    offered = [one for one in _AFTER_A_BREAK if one in possible]
    page = Page(
        title=desk.text("browser.break"),
        heading=desk.own("browser.break"),
        lead=(desk.own("browser.break_checks"),),
        body=help_text,
        buttons=(
            desk.button(_BACK, "browser.break_on"),
            *(desk.button(one.value, f"browser.break.{one.value}") for one in offered),
        ),
    )
    chosen = desk.ask(page).do
    return Command(chosen) if chosen in offered else None


def raise_concern(desk: Desk) -> None:
    """Have a safeguarding concern written, and sealed to those who look after safeguarding."""
    safeguarding = desk.sitting.safeguarding
    title = desk.text("browser.concern")
    back = desk.button(_BACK, "browser.back")
    if safeguarding is None:
        alone = Paragraph(desk.own("plain.concern_alone"))
        desk.ask(Page(title, desk.own("browser.concern"), body=(alone,), buttons=(back,)))
        return
    lead, deputy = safeguarding.lead.name, safeguarding.deputy.name
    page = Page(
        title=title,
        heading=desk.own("browser.concern"),
        lead=(desk.own("plain.concern", lead=lead, deputy=deputy),),
        fields=(Words("concern", label=desk.own("browser.concern_words")),),
        buttons=(desk.button(_SAVE, "browser.concern_file"), back),
    )
    while True:
        form = desk.ask(page)
        text = form.one("concern")
        if form.do != _SAVE:
            desk.notice = desk.text("plain.concern_dropped")
            return
        if text.strip():
            file_concern(desk.sitting, ConcernReport(text))
            desk.notice = desk.text("browser.concern_filed", lead=lead, deputy=deputy)
            return
        page = replace(page, error=desk.own("browser.answer.empty"))
