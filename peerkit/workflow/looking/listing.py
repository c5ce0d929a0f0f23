"""What is in a vault: its interviews, one line each, and what became of them.

Laws:
- Counting reads no answers; a list reads each interview once and keeps none of its answers.
- "Merged" is said only where a receipt says so, or where this vault is the one that merged it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from heapq import nlargest
from typing import TYPE_CHECKING, Any

from peerkit.errors import NoSuchInterviewError
from peerkit.frozen import frozen
from peerkit.record import RecordKind, read_canonical
from peerkit.vault import Outline, Vault, WaitingRecord
from peerkit.workflow.belonging.link import Link, find_former_links, find_links
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.interviews.slips import Slip, find_slip
from peerkit.workflow.ledger.bodies import body_of, withdrawals

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
    """Left at the place; no receipt has come."""
    MERGED = "merged"
    """A receipt says so; or this vault is where it was merged."""
    FREED = "freed"
    """A receipt says that it is merged and backed up, and its words have left this laptop."""
    WITHDRAWN = "withdrawn"
    ERASED = "erased"
    """Erased for good, because its time was over."""


@frozen
class Listed:
    """One interview of the vault. `code` is what `show` and `resume` call it.

    `id` is its journal's, its waiting record's or its record's, as `where` says. `merged_by` names
    who has merged it, and `is_backed_up` says that a receipt has it as backed up there.
    """

    id: str
    code: str
    at: str
    where: Where
    form_id: str = ""
    language: str = ""
    organisation: str = ""
    slip: Slip | None = None
    merged_by: str = ""
    is_backed_up: bool = False
    subject: str | None = None


def list_interviews(vault: Vault) -> list[Listed]:
    """Return every interview here: those under way, those that wait, those on chains."""
    return list(_every(vault))


@frozen
class Survey:
    """How many interviews have come how far, and the newest of them, the latest first."""

    counts: Mapping[Where, int]
    newest: tuple[Listed, ...]


def survey(vault: Vault, most: int) -> Survey:
    """Return the counts, and at most so many of the newest interviews; no others are read."""
    counts: Counter[Where] = Counter()
    found: list[Listed] = []
    for link in _listed_links(vault):
        progress, outlines = _Progress.of(vault, link), _outlines(vault, link)
        counts.update(progress.where(outline) for outline in outlines)
        found += _recorded(vault, progress, nlargest(most, outlines, key=_by_time))
    begun, waiting = list(_open_ones(vault)), vault.waiting.list()
    counts[Where.PAUSED] = len(begun)
    counts[Where.WAITING] = sum(one.kind == RecordKind.SUBMISSION for one in waiting)
    found += begun
    found += _waiting_ones(vault, nlargest(most, waiting, key=_by_time))
    told = {where: counts[where] for where in Where if counts[where]}
    return Survey(told, tuple(nlargest(most, found, key=_by_time)))


def _by_time(one: Listed | Outline | WaitingRecord) -> tuple[str, str]:
    return one.at, one.id


def find_interview(vault: Vault, code: str) -> Listed:
    """Return one interview by its code; raises NoSuchInterviewError."""
    wanted = code.strip().casefold()
    for listed in _every(vault):
        if listed.code.casefold() == wanted:
            return listed
    raise NoSuchInterviewError(interview=code)


def count_interviews(vault: Vault) -> Mapping[Where, int]:
    """Return how many interviews have come how far."""
    return survey(vault, 0).counts


def open_interviews(vault: Vault) -> dict[str, str]:
    """Return the interviews that can be resumed: code to the journal's id, the latest last."""
    return {one.interview[:SHORT_ID]: one.interview for one in vault.journal.open_interviews()}


def find_submission(vault: Vault, listed: Listed) -> "Submission | None":
    """Return a listed interview's answers; None while it is open, and once it is withdrawn."""
    from peerkit.record.bodies.projection import ProjectedSubmission, read_projection
    from peerkit.record.bodies.submission import read_submission

    if listed.where is Where.WAITING:
        [body] = [one.body for one in vault.waiting.list() if one.id == listed.id]
        return read_submission(read_canonical(body, len(body)))
    record = vault.records.get(listed.id)
    if record is None or record.body is None:
        return None
    if record.head.kind == RecordKind.SUBMISSION:
        return read_submission(body_of(record))
    projection = read_projection(body_of(record))
    return projection.submission if isinstance(projection, ProjectedSubmission) else None


def _every(vault: Vault) -> Iterator[Listed]:
    yield from _open_ones(vault)
    yield from _waiting_ones(vault, vault.waiting.list())
    for link in _listed_links(vault):
        yield from _recorded(vault, _Progress.of(vault, link), _outlines(vault, link))


def _open_ones(vault: Vault) -> Iterator[Listed]:
    for one in vault.journal.open_interviews():
        yield Listed(one.interview, one.interview[:SHORT_ID], one.begun_at, Where.PAUSED)


def _waiting_ones(vault: Vault, records: Iterable[WaitingRecord]) -> Iterator[Listed]:
    for waiting in records:
        if waiting.kind == RecordKind.SUBMISSION:
            body = read_canonical(waiting.body, len(waiting.body))
            slip = None if waiting.subject is None else find_slip(vault, waiting.subject)
            yield _listed(waiting.id, waiting.at, Where.WAITING, body, slip)


def _listed_links(vault: Vault) -> tuple[Link, ...]:
    return (*find_former_links(vault), *find_links(vault))


def _recorded(vault: Vault, progress: "_Progress", outlines: Sequence[Outline]) -> Iterator[Listed]:
    for outline, record in zip(outlines, vault.outlines.records(outlines), strict=True):
        where = progress.where(outline)
        slip = progress.slip(vault, outline)
        if record.body is None:
            code = outline.id[:SHORT_ID] if slip is None else slip.participant
            one = Listed(outline.id, code, outline.at, where, slip=slip)
        else:
            one = _listed(outline.id, outline.at, where, body_of(record), slip)
        yield progress.told(replace(one, subject=outline.subject))


def _outlines(vault: Vault, link: Link) -> list[Outline]:
    """Return the interviews of a project; what was forwarded from here is not listed twice.

    Those of a device that the vault was before are listed as that device's.
    """
    made = vault.outlines.list(link.project, RecordKind.SUBMISSION)
    received = vault.outlines.list(link.project, RecordKind.PROJECTION)
    former = {one.device for one in find_former_links(vault)}
    if link.is_former:
        return [one for one in made if one.subject is not None and one.device == link.device]
    if not link.is_lead:  # a lead's own interviews come down as heads, and are not ours to list
        made = tuple(one for one in made if one.device == link.device)
    return [
        *(one for one in made if one.subject is not None and one.device not in former),
        *(one for one in received if one.subject is not None and one.device != link.device),
    ]


@frozen
class _Progress:
    """How far the interviews of one project have come, as this vault knows it."""

    link: Link
    unreceipted: Mapping[str, int]
    delivered_to: int
    lead: str
    backed_up: frozenset[str]
    withdrawn: frozenset[str]

    @classmethod
    def of(cls, vault: Vault, link: Link) -> "_Progress":
        """Return what the vault knows now."""
        handovers = () if link.is_lead else vault.handovers.list(link.ledger)
        unreceipted = {} if link.is_lead else vault.outlines.unreceipted(link.project, link.lead)
        return cls(
            link,
            unreceipted.get(link.device, {}),
            max(
                (
                    one.to_number
                    for one in handovers
                    if one.delivered and one.receiver != link.address
                ),
                default=0,
            ),
            _name_of_lead(vault, link),
            vault.outlines.backed_up(link.project, link.lead),
            frozenset() if link.is_lead else _withdrawn_whole(vault, link),
        )

    def told(self, one: Listed) -> Listed:
        """Return the line with what receipts say of the interview."""
        if one.where not in (Where.MERGED, Where.FREED):
            return one
        return replace(one, merged_by=self.lead, is_backed_up=one.id in self.backed_up)

    def where(self, outline: Outline) -> Where:
        """Return how far an interview has come."""
        if outline.subject in self.withdrawn:
            return Where.WITHDRAWN
        if outline.is_erased:
            return Where.ERASED if outline.is_past else Where.WITHDRAWN
        if not outline.has_body:
            return Where.WITHDRAWN if self.link.is_lead else Where.FREED
        if self.link.is_lead or outline.id not in self.unreceipted:
            return Where.MERGED
        return Where.HANDED_OVER if outline.number <= self.delivered_to else Where.HERE

    def slip(self, vault: Vault, outline: Outline) -> Slip | None:
        """Return the slip of an interview that was made here."""
        if outline.subject is None or outline.device != self.link.device:
            return None
        return find_slip(vault, outline.subject)


def _name_of_lead(vault: Vault, link: Link) -> str:
    project, membership = find_project(vault), find_membership(vault)
    if link.is_lead and project is not None:
        return project.details.organisation
    return "" if membership is None else membership.kit.organisation


def _withdrawn_whole(vault: Vault, link: Link) -> frozenset[str]:
    said = withdrawals(vault, link.project).items()
    return frozenset(subject for subject, each in said if any(one.is_whole for one in each))


def _listed(id_: str, at: str, where: Where, body: Mapping[str, Any], slip: Slip | None) -> Listed:
    """Return the line of an interview; a projection's is that of the submission in it.

    Its body was read in full when it was merged, so four words are taken out of it here: reading
    all answers again, for a list that shows none, would make a long list slow.
    """
    submission = body.get("submission", body)
    return Listed(
        id=id_,
        code=submission["participant"] or id_[:SHORT_ID],
        at=at,
        where=where,
        form_id=submission["form_id"],
        language=submission["language"],
        organisation=body.get("organisation", ""),
        slip=slip,
    )
