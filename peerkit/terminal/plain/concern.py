"""A safeguarding concern in plain lines: who to call, then what was said, when and where.

Laws:
- Whom to call stands first; nobody has to write before they have read it.
- What is written is kept as it comes, and the screen says that it can be read on this laptop until
  it is filed; then it leaves the screen.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from peerkit.terminal.number import read_number
from peerkit.terminal.plain.desk import Desk
from peerkit.terminal.plain.writing import read_until_full_stop
from peerkit.workflow.interviews.concern import (
    concern_draft,
    drop_concern_draft,
    file_concern,
    guardians,
    keep_concern_draft,
)
from peerkit.workflow.interviews.concern_report import ConcernReport

_YES = 1
_FILE, _LATER, _ERASE = 1, 2, 3


def raise_concern(desk: Desk) -> None:
    """Say whom to call, and have a concern written and filed, kept for later or erased."""
    names = guardians(desk.sitting, desk.words)
    if desk.sitting.local_card:
        desk.console.say(desk.sitting.local_card)
    if names is None:
        desk.say("plain.concern_alone")
        return
    lead, deputy = names
    desk.say("plain.concern", lead=lead, deputy=deputy)
    report = _write(desk, concern_draft(desk.sitting) or ConcernReport())
    if report.is_blank:
        desk.persist(partial(drop_concern_draft, desk.sitting))
        desk.say("plain.concern_dropped")
        return
    _settle(desk, report, lead, deputy)


def _write(desk: Desk, report: ConcernReport) -> ConcernReport:
    """Return the report as it is now written, each part of it kept as it comes."""
    report = _ask_words(desk, report)
    if not report.words.strip():
        return report
    report = replace(report, immediate_danger=_is_danger(desk))
    desk.persist(partial(keep_concern_draft, desk.sitting, report))
    when = _ask_line(desk, "plain.concern_when", report.when, lambda at: replace(report, when=at))
    report = replace(report, when=when)
    where = _ask_line(
        desk, "plain.concern_where", report.where, lambda at: replace(report, where=at)
    )
    return replace(report, where=where)


def _ask_words(desk: Desk, report: ConcernReport) -> ConcernReport:
    def keep(text: str) -> None:
        keep_concern_draft(desk.sitting, replace(report, words=text))

    lines = report.words.split("\n") if report.words else []
    if lines:
        desk.say("plain.concern_begun", words=report.words)
    desk.say("plain.concern_write")
    desk.begin_aside(lines, keep, keep)
    return replace(report, words=read_until_full_stop(desk, "plain.writing_concern"))


def _is_danger(desk: Desk) -> bool:
    desk.say("plain.concern_danger")
    while (number := read_number(desk.console.ask(), 2)) is None:
        desk.say("plain.type_one_or_two")
    if number == _YES:
        desk.say("plain.concern_call_now")
    return number == _YES


def _ask_line(desk: Desk, code: str, begun: str, changed: Callable[[str], ConcernReport]) -> str:
    """Return one line, kept at each change; Enter alone leaves what is there."""

    def keep(text: str) -> None:
        keep_concern_draft(desk.sitting, changed(text))

    desk.say(code)
    desk.begin_aside([], keep, keep)
    is_typed = desk.console.is_typed
    line = desk.console.ask(desk.keep_line, begun if is_typed else "")
    desk.end_line(line)
    return desk.end_typing().strip() or begun


def _settle(desk: Desk, report: ConcernReport, lead: str, deputy: str) -> None:
    """File the report, leave it for later, or erase it, as the person says."""
    desk.say("plain.next_concern", lead=lead, deputy=deputy)
    while (number := read_number(desk.console.ask(), _ERASE)) is None:
        desk.say("plain.type_a_number_shown")
    if number == _FILE:
        desk.persist(partial(file_concern, desk.sitting, report))
        desk.console.hide()
        desk.say("plain.concern_filed", lead=lead, deputy=deputy)
    elif number == _LATER:
        desk.persist(partial(keep_concern_draft, desk.sitting, report))
        desk.console.hide()
        desk.say("plain.concern_kept")
    else:
        desk.persist(partial(drop_concern_draft, desk.sitting))
        desk.console.hide()
        desk.say("plain.concern_dropped")
