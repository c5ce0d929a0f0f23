"""A safeguarding concern: whom to call, then what was said, when and where.

Laws:
- Whom to call stands first, on the page where the writing begins.
- What is written is kept at each change, and each page says that it can be read on this laptop
  until it is filed; then it leaves the screen.
- Nothing is chosen before somebody chooses it. Esc goes one page back, and from the first one to
  the interview; what was written stays.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from peerkit.errors import DiskFullError, NotWritableError
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.fullscreen.page import Field, FieldKind, Flow, Page, Reply, Rows
from peerkit.workflow.interviews.concern import (
    concern_draft,
    drop_concern_draft,
    file_concern,
    guardians,
    keep_concern_draft,
)
from peerkit.workflow.interviews.concern_report import ConcernReport

Change = Callable[[str], ConcernReport]


@dataclass(slots=True)
class _Telling:
    """A concern that is being written down. `is_danger` is None until somebody said it."""

    desk: Desk
    card: list[str]
    lead: str
    deputy: str
    report: ConcernReport
    is_danger: bool | None = None

    def keep(self) -> None:
        keep_concern_draft(self.desk.sitting, self.report)


def raise_concern(desk: Desk) -> Flow[None]:
    """Say whom to call, and have a concern written and filed, kept for later or erased."""
    names = guardians(desk.sitting, desk.words)
    card = [desk.sitting.local_card] if desk.sitting.local_card else []
    if names is None:
        yield _page(desk, [*card, desk.text("plain.concern_alone")])
        return
    lead, deputy = names
    card.append(desk.text("plain.concern", lead=lead, deputy=deputy))
    telling = _Telling(desk, card, lead, deputy, concern_draft(desk.sitting) or ConcernReport())
    place = 0
    while 0 <= place < len(_PAGES):
        place += 1 if (yield from _PAGES[place](telling)) else -1
    if place < 0:
        _leave(telling)


def _leave(telling: _Telling) -> None:
    """Go back to the interview; what was written can be gone on with."""
    if telling.report.is_blank:
        drop_concern_draft(telling.desk.sitting)
        telling.desk.say("plain.concern_dropped")
    else:
        telling.keep()
        telling.desk.say("screen.concern_kept")


# --- the pages, each of which tells whether it goes on ----------------------------------------


def _ask_words(telling: _Telling) -> Flow[bool]:
    desk = telling.desk
    reply = yield replace(
        _page(desk, [*telling.card, desk.text("screen.concern_write")]),
        control=_field(
            desk,
            FieldKind.WORDS,
            telling.report.words,
            lambda typed: replace(telling.report, words=typed),
        ),
        next=desk.text("screen.next_concern"),
        buttons=desk.aside_buttons(is_long=True),
    )
    telling.report = replace(telling.report, words=reply.text)
    return reply.command is None and reply.text.strip() != ""


def _ask_danger(telling: _Telling) -> Flow[bool]:
    desk = telling.desk
    places = {True: (0,), False: (1,), None: ()}
    page = replace(
        _page(desk, [desk.text("screen.concern_danger")]),
        control=Rows(
            (desk.text("screen.yes"), desk.text("screen.no")), chosen=places[telling.is_danger]
        ),
        next=desk.text("screen.next_concern_danger"),
        next_chosen=desk.text("screen.next_concern_chosen"),
    )
    reply = yield from _chosen(page, desk.text("screen.choose_yes_or_no"))
    if reply.command is not None:
        return False
    telling.is_danger = reply.chosen == (0,)
    telling.report = replace(telling.report, immediate_danger=telling.is_danger)
    telling.keep()
    if telling.is_danger:
        yield replace(_page(desk, [desk.text("plain.concern_call_now")]), buttons=desk.buttons())
    return True


def _ask_when(telling: _Telling) -> Flow[bool]:
    report = telling.report
    reply = yield _line_page(
        telling.desk, "screen.concern_when", report.when, lambda typed: replace(report, when=typed)
    )
    telling.report = replace(report, when=reply.text.strip())
    return reply.command is None


def _ask_where(telling: _Telling) -> Flow[bool]:
    report = telling.report
    reply = yield _line_page(
        telling.desk,
        "screen.concern_where",
        report.where,
        lambda typed: replace(report, where=typed),
    )
    telling.report = replace(report, where=reply.text.strip())
    return reply.command is None


def _settle(telling: _Telling) -> Flow[bool]:
    """File the report, leave it for later, or erase it, as the person says."""
    desk, names = telling.desk, {"lead": telling.lead, "deputy": telling.deputy}
    telling.keep()
    page = replace(
        _page(desk, [telling.report.words, desk.text("screen.concern_readable")]),
        control=Rows(
            (
                desk.text("screen.concern_file", **names),
                desk.text("screen.concern_later"),
                desk.text("screen.concern_erase"),
            )
        ),
        next=desk.text("screen.next_choose"),
        next_chosen=desk.text("screen.next_menu_chosen"),
    )
    reply = yield from _chosen(page, desk.text("screen.choose_one"))
    if reply.command is not None:
        return False
    match reply.chosen:
        case (0,):
            file_concern(desk.sitting, telling.report)
            desk.say("screen.concern_filed", **names)
        case (2,):
            drop_concern_draft(desk.sitting)
            desk.say("plain.concern_dropped")
        case _:
            desk.say("screen.concern_kept")
    return True


_PAGES = (_ask_words, _ask_danger, _ask_when, _ask_where, _settle)


# --- parts of pages ---------------------------------------------------------------------------


def _chosen(page: Page, nothing: str) -> Flow[Reply]:
    """Return what was chosen, or the command; Enter alone says what to press."""
    reply = yield page
    while reply.command is None and not reply.chosen:
        reply = yield replace(page, message=nothing)
    return reply


def _line_page(desk: Desk, code: str, begun: str, changed: Change) -> Page:
    """Return the page of one line, kept at each change."""
    return replace(
        _page(desk, [desk.text(code), desk.text("screen.concern_readable")]),
        control=_field(desk, FieldKind.LINE, begun, changed),
        next=desk.text("screen.next_concern_line"),
    )


def _field(desk: Desk, kind: FieldKind, begun: str, changed: Change) -> Field:
    def keep(typed: str) -> str:
        try:
            keep_concern_draft(desk.sitting, changed(typed))
        except (DiskFullError, NotWritableError) as error:
            return desk.not_saved(error)
        return desk.text("screen.concern_readable")

    return Field(kind, begun, keep)


def _page(desk: Desk, texts: list[str]) -> Page:
    return Page(
        title=desk.title("screen.concern"),
        texts=tuple(texts),
        strong=frozenset({0}),
        next=desk.text("screen.next_aside"),
        buttons=desk.aside_buttons(),
        is_aside=True,
    )
