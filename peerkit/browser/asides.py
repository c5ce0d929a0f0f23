"""A note, a concern, a break: each on a page of its own, over the question that waits below.

Law: while the participant rests, or a concern is written, no answer stands on the page.
"""

from peerkit.browser.desk import Desk
from peerkit.browser.form import Form
from peerkit.browser.lines import NO, YES
from peerkit.browser.page import (
    Block,
    Choice,
    Choices,
    Field,
    Keep,
    Line,
    Page,
    Paragraph,
    Voice,
    Words,
)
from peerkit.browser.text import Text, in_language, said, worded
from peerkit.interview import NoteWritten
from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.workflow.interviews.commands import Command, menu
from peerkit.workflow.interviews.concern import (
    concern_draft,
    drop_concern_draft,
    file_concern,
    guardians,
    keep_concern_draft,
)
from peerkit.workflow.interviews.concern_report import ConcernReport

_SAVE, _BACK, _DROP = "save", "back", "drop"
_DANGER, _DANGER_AT = "danger", 3
_AFTER_A_BREAK = (Command.LATER, Command.SKIP, Command.PAUSE, Command.END)


def write_note(desk: Desk) -> None:
    """Have a note written beside the question, kept while it is typed; going back keeps it too."""
    asked = desk.asked()
    if asked is None:
        return

    def keep(_: str, text: str) -> bool:
        if len(text) > LONGEST_TEXT:
            return False
        desk.sitting.keep_note_draft(asked.address, text)
        return True

    def act(form: Form) -> Text | None:
        if len(text := form.one("note").rstrip()) > LONGEST_TEXT:
            return desk.own("answer.too_long", limit=LONGEST_TEXT)
        if form.do == _BACK and text == asked.note:
            return None
        wrong = desk.attempt(NoteWritten(desk.now(), asked.address, text))
        if wrong is None:
            desk.notice = desk.text("plain.note_saved")
        return wrong

    page = Page(
        title=desk.text("browser.note"),
        heading=desk.own("browser.write_note"),
        lead=(worded(desk.words, asked.label),),
        fields=(Words("note", asked.note, keeps=True),),
        buttons=(desk.button(_SAVE, "browser.save_note"), desk.button(_BACK, "browser.back")),
        about=str(asked.address),
        keep=keep,
    )
    desk.ask_until_done(page, act)


def take_break(desk: Desk) -> Command | None:
    """Take the answers off the page; return what is to happen next, None for going on."""
    help_text: tuple[Block, ...] = (Paragraph(desk.own("browser.break_checks")),)
    if desk.sitting.signposting:
        signposting = in_language(desk.sitting.signposting, desk.language)
        aloud = Paragraph(signposting, Voice.ALOUD)
        help_text = (*help_text, Paragraph(desk.own("plain.signposting")), aloud)
    possible = menu(desk.sitting.prompt())
    offered = [one for one in _AFTER_A_BREAK if one in possible]
    page = Page(
        title=desk.text("browser.break"),
        heading=desk.own("browser.break"),
        body=help_text,
        buttons=(
            desk.button(_BACK, "browser.break_on"),
            *(desk.button(one.value, f"browser.break.{one.value}") for one in offered),
        ),
    )
    chosen = desk.ask(page).do
    return Command(chosen) if chosen in offered else None


def raise_concern(desk: Desk) -> None:
    """Have a safeguarding concern written, and sealed to those who look after safeguarding.

    What is written is durable at each change; going back keeps it, and it is gone on with later.
    """
    found = guardians(desk.sitting, desk.words)
    title = desk.text("browser.concern")
    back = desk.button(_BACK, "browser.back")
    if found is None:
        alone = Paragraph(desk.own("plain.concern_alone"))
        desk.ask(Page(title, desk.own("browser.concern"), body=(alone,), buttons=(back,)))
        return
    names = dict(zip(("lead", "deputy"), found, strict=True))
    begun = concern_draft(desk.sitting) or ConcernReport()
    drop = desk.button(_DROP, "browser.concern_drop")
    page = Page(
        title=title,
        heading=desk.own("browser.concern"),
        body=(
            Paragraph(desk.own("plain.concern", **names)),
            *((Paragraph(said(card)),) if (card := desk.sitting.local_card) else ()),
            Paragraph(desk.own("browser.concern_readable")),
        ),
        fields=_concern_fields(desk, begun),
        buttons=(desk.button(_SAVE, "browser.concern_file"), back, drop),
        keep=_concern_keeper(desk, begun),
    )

    def act(form: Form) -> Text | None:
        report = _report(form)
        if form.do == _DROP:
            drop_concern_draft(desk.sitting)
            desk.notice = desk.text("plain.concern_dropped")
        elif form.do != _SAVE:
            keep_concern_draft(desk.sitting, report)
        elif report.is_blank:
            return desk.own("browser.concern_empty")
        elif not form.one(_DANGER):
            desk.wrong_at = _DANGER_AT
            return desk.own("browser.concern_danger_unsaid")
        else:
            file_concern(desk.sitting, report)
            desk.notice = desk.text("browser.concern_filed", **names)
        return None

    desk.ask_until_done(page, act)


def _concern_fields(desk: Desk, begun: ConcernReport) -> tuple[Field, ...]:
    is_danger = begun.immediate_danger  # nothing is chosen for anybody who has not said it
    danger = (
        Choice(YES, desk.own("browser.concern_danger"), is_chosen=is_danger),
        Choice(NO, desk.own("browser.concern_no_danger")),
    )
    return (
        Words("words", begun.words, desk.own("browser.concern_words"), keeps=True),
        Line("when", begun.when, desk.own("browser.concern_when"), keeps=True),
        Line("where", begun.where, desk.own("browser.concern_where"), keeps=True),
        Choices(_DANGER, danger, label=desk.own("browser.concern_danger_ask"), keeps=True),
    )


def _concern_keeper(desk: Desk, begun: ConcernReport) -> Keep:
    """Return what keeps the report while it is typed; the server's thread calls it."""
    written = {"words": begun.words, "when": begun.when, "where": begun.where}
    danger = [begun.immediate_danger]

    def keep(name: str, text: str) -> bool:
        if len(text) > LONGEST_TEXT:
            return False
        if name == _DANGER:
            danger[0] = text == YES
        else:
            written[name] = text
        report = ConcernReport(**written, immediate_danger=danger[0])
        keep_concern_draft(desk.sitting, report)
        return True

    return keep


def _report(form: Form) -> ConcernReport:
    return ConcernReport(
        form.one("words"),
        form.one("when"),
        form.one("where"),
        immediate_danger=form.one(_DANGER) == YES,
    )
