"""What is in a vault: its interviews, one line each, and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from peerkit.errors import NoSuchInterviewError
from peerkit.record import Record, RecordKind, read_canonical
from peerkit.vault import Vault
from peerkit.workflow.bodies import body_of
from peerkit.workflow.filing import Slip, find_slip
from peerkit.workflow.link import Link, find_links

if TYPE_CHECKING:  # the whole interview is loaded when a body is read, not to count or to name one
    from peerkit.interview import Submission

SHORT_ID = 8
"""Digits of a record's id that name an interview which has no participant code here."""


class Where(StrEnum):
    """How far an interview has come."""

    PAUSED = "paused"
    WAITING = "waiting"
    """Finished, without a project yet."""
    HERE = "here"
    HANDED_OVER = "handed_over"
    MERGED = "merged"
    """A receipt says so; or this vault is where it was merged."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Listed:
    """One interview of the vault. `code` is what `show` and `resume` call it."""

    code: str
    at: str
    where: Where
    form_id: str = ""
    language: str = ""
    organisation: str = ""
    submission: "Submission | None" = None
    slip: Slip | None = None


def list_interviews(vault: Vault) -> list[Listed]:
    """Return every interview here: those under way, those that wait, those on chains."""
    return [*_open(vault), *_waiting(vault), *_recorded(vault)]


def find_interview(vault: Vault, code: str) -> Listed:
    """Return one interview by its code; raises NoSuchInterviewError."""
    for listed in list_interviews(vault):
        if listed.code.casefold() == code.strip().casefold():
            return listed
    raise NoSuchInterviewError(interview=code)


def open_interviews(vault: Vault) -> dict[str, str]:
    """Return the interviews that can be resumed: code to the journal's id, the latest last."""
    return {one.interview[:SHORT_ID]: one.interview for one in vault.journal.open_interviews()}


def _open(vault: Vault) -> Iterator[Listed]:
    for one in vault.journal.open_interviews():
        yield Listed(one.interview[:SHORT_ID], one.begun_at, Where.PAUSED)


def _waiting(vault: Vault) -> Iterator[Listed]:
    for one in vault.waiting.list():
        if one.kind == RecordKind.SUBMISSION:
            from peerkit.record.bodies.submission import read_submission

            submission = read_submission(read_canonical(one.body, len(one.body)))
            slip = None if one.subject is None else find_slip(vault, one.subject)
            yield _listed(one.id[:SHORT_ID], one.at, Where.WAITING, submission, slip=slip)


def _recorded(vault: Vault) -> Iterator[Listed]:
    for link in find_links(vault):
        for kind in (RecordKind.SUBMISSION, RecordKind.PROJECTION):
            for record in vault.records.by_kind(link.project, kind):
                yield from _of_record(vault, link, record)


def _of_record(vault: Vault, link: Link, record: Record) -> Iterator[Listed]:
    """Yield the interview of a record, once per vault: what was forwarded from here is not two."""
    if record.head.subject is None:
        return
    is_own_projection = (
        record.head.kind == RecordKind.PROJECTION and record.head.device == link.device
    )
    if is_own_projection:
        return
    code = record.id[:SHORT_ID]
    if record.body is None:
        yield Listed(code, record.head.at, Where.WITHDRAWN)
        return
    from peerkit.record.bodies.projection import ProjectedSubmission, read_projection
    from peerkit.record.bodies.submission import read_submission

    slip = find_slip(vault, record.head.subject)
    where = _where(vault, link, record)
    if record.head.kind == RecordKind.SUBMISSION:
        submission = read_submission(body_of(record))
        yield _listed(submission.participant or code, record.head.at, where, submission, slip=slip)
        return
    projection = read_projection(body_of(record))
    if isinstance(projection, ProjectedSubmission):
        submission = projection.submission
        yield _listed(code, record.head.at, where, submission, projection.organisation)


def _where(vault: Vault, link: Link, record: Record) -> Where:
    if link.is_lead or record.id in vault.receipts.merged_by(link.lead):
        return Where.MERGED
    handed = max((one.to_number for one in vault.handovers.list(link.project)), default=0)
    return Where.HANDED_OVER if record.head.number <= handed else Where.HERE


def _listed(  # noqa: PLR0913 - one argument for each column
    code: str,
    at: str,
    where: Where,
    submission: "Submission",
    organisation: str = "",
    *,
    slip: Slip | None = None,
) -> Listed:
    return Listed(
        code,
        at,
        where,
        submission.form_id,
        submission.language,
        organisation,
        submission,
        slip,
    )
