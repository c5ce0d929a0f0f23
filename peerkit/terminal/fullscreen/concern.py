"""A safeguarding concern: whom to call, then what was said, when and where.

Laws:
- Whom to call stands first, on the page where the writing begins.
- What is written is kept at each change, and each page says that it can be read on this laptop
  until it is filed; then it leaves the screen.
"""

from collections.abc import Callable
from dataclasses import replace

from peerkit.errors import DiskFullError, NotWritableError
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.fullscreen.page import Field, FieldKind, Flow, Page, Rows
from peerkit.workflow.interviews.concern import (
    ConcernReport,
    concern_draft,
    drop_concern_draft,
    file_concern,
    guardians,
    keep_concern_draft,
)

Change = Callable[[str], ConcernReport]


def raise_concern(desk: Desk) -> Flow[None]:
    """Say whom to call, and have a concern written and filed, kept for later or erased."""
    names = guardians(desk.sitting, desk.words)
    card = [desk.sitting.local_card] if desk.sitting.local_card else []
    if names is None:
        yield _page(desk, [*card, desk.text("plain.concern_alone")])
        return
    lead, deputy = names
    card.append(desk.text("plain.concern", lead=lead, deputy=deputy))
    report = yield from _write(desk, card, concern_draft(desk.sitting) or ConcernReport())
    if report.is_blank:
        drop_concern_draft(desk.sitting)
        desk.say("plain.concern_dropped")
        return
    keep_concern_draft(desk.sitting, report)
    yield from _settle(desk, report, lead, deputy)


def _write(desk: Desk, card: list[str], report: ConcernReport) -> Flow[ConcernReport]:
    """Return the report as it is now written; Esc goes on to what becomes of it."""
    reply = yield replace(
        _page(desk, [*card, desk.text("screen.concern_write")]),
        control=_field(
            desk, FieldKind.WORDS, report.words, lambda typed: replace(report, words=typed)
        ),
        next=desk.text("screen.next_concern"),
        buttons=desk.aside_buttons(is_long=True),
    )
    report = replace(report, words=reply.text)
    if report.is_blank or reply.command is not None:
        return report
    report = replace(report, immediate_danger=(yield from _is_danger(desk, report)))
    keep_concern_draft(desk.sitting, report)
    when = yield from _line(desk, "screen.concern_when", report.when, report, "when")
    report = replace(report, when=when)
    where = yield from _line(desk, "screen.concern_where", report.where, report, "where")
    return replace(report, where=where)


def _is_danger(desk: Desk, report: ConcernReport) -> Flow[bool]:
    place = 0 if report.immediate_danger else 1
    reply = yield replace(
        _page(desk, [desk.text("screen.concern_danger")]),
        control=Rows((desk.text("screen.yes"), desk.text("screen.no")), chosen=(place,)),
        next=desk.text("screen.next_yes_or_no"),
        next_chosen=desk.text("screen.next_yes_or_no_chosen"),
    )
    if reply.chosen != (0,):
        return False
    yield _page(desk, [desk.text("plain.concern_call_now")])
    return True


def _line(desk: Desk, code: str, begun: str, report: ConcernReport, part: str) -> Flow[str]:
    """Return one line, kept at each change."""

    def changed(typed: str) -> ConcernReport:
        return replace(report, when=typed) if part == "when" else replace(report, where=typed)

    reply = yield replace(
        _page(desk, [desk.text(code), desk.text("screen.concern_readable")]),
        control=_field(desk, FieldKind.LINE, begun, changed),
        next=desk.text("screen.next_concern_line"),
    )
    return reply.text.strip()


def _field(desk: Desk, kind: FieldKind, begun: str, changed: Change) -> Field:
    def keep(typed: str) -> str:
        try:
            keep_concern_draft(desk.sitting, changed(typed))
        except (DiskFullError, NotWritableError) as error:
            return desk.not_saved(error)
        return desk.text("screen.concern_readable")

    return Field(kind, begun, keep)


def _settle(desk: Desk, report: ConcernReport, lead: str, deputy: str) -> Flow[None]:
    """File the report, leave it for later, or erase it, as the person says."""
    reply = yield replace(
        _page(desk, [report.words, desk.text("screen.concern_readable")]),
        control=Rows(
            (
                desk.text("screen.concern_file", lead=lead, deputy=deputy),
                desk.text("screen.concern_later"),
                desk.text("screen.concern_erase"),
            )
        ),
        next=desk.text("screen.next_choose"),
        next_chosen=desk.text("screen.next_menu_chosen"),
    )
    match reply.chosen if reply.command is None else ():
        case (0,):
            file_concern(desk.sitting, report)
            desk.say("plain.concern_filed", lead=lead, deputy=deputy)
        case (2,):
            drop_concern_draft(desk.sitting)
            desk.say("plain.concern_dropped")
        case _:
            desk.say("screen.concern_kept")


def _page(desk: Desk, texts: list[str]) -> Page:
    return Page(
        title=desk.title("screen.concern"),
        texts=tuple(texts),
        strong=frozenset({0}),
        next=desk.text("screen.next_aside"),
        buttons=desk.aside_buttons(),
        is_aside=True,
    )
