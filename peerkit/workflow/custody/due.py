"""What a vault should keep no longer: interviews, contact details, rewards, concerns, codes.

Laws:
- It only lists. Nothing falls due to a clock alone: somebody is asked before anything is erased.
- Counting reads no answers; a list reads of each interview its participant code.
- It shows numbers, kinds and days; never an answer or a name.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from peerkit.frozen import frozen
from peerkit.record import RecordKind, subject_of
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import Link, find_former_links, find_links
from peerkit.workflow.belonging.retention import KINDS, Kept, last_days
from peerkit.workflow.custody.due_names import BY_SUBJECT, Names, Recorded, Thing, find_names
from peerkit.workflow.exchange.erasures import unconfirmed_erasures
from peerkit.workflow.interviews.slips import find_slip, slip_subjects

_NOBODY_ELSES = frozenset({Kept.DEBRIEFS, Kept.CODES})
"""What never had another holder: that it is here alone keeps nobody from erasing it."""


@frozen
class Due:
    """Something that was to be kept until the end of the day `until`, an ISO date.

    `code` is the interview's, as lists call it, or the record's own short one. `records` are
    (project, record id); `subject` is the interview's, where it has one, and `interview` the
    journal's of one that was begun. `elsewhere` names who may hold it too; `is_only_copy` says that
    nobody else is known to have it.
    """

    kept: Kept
    code: str
    until: str
    records: tuple[tuple[str, str], ...]
    subject: str | None
    elsewhere: tuple[str, ...]
    is_only_copy: bool
    interview: str | None = None


def count_due(vault: Vault, today: str) -> Mapping[Kept, int]:
    """Return how much of what is due on that day (an ISO date)."""
    found = {(one.kept, one.key) for one in _things(vault, today)}
    counts = Counter(kept for kept, _ in found)
    return {kept: counts[kept] for kept in Kept if counts[kept]}


def list_due(vault: Vault, today: str) -> list[Due]:
    """Return what is due on that day, by kind and then by code."""
    grouped: dict[tuple[Kept, str], list[Thing]] = {}
    for thing in _things(vault, today):
        grouped.setdefault((thing.kept, thing.key), []).append(thing)
    names = find_names(vault, [one for things in grouped.values() for one in things])
    found = [_due(names, things) for things in grouped.values()]
    order = list(Kept)
    return sorted(found, key=lambda one: (order.index(one.kept), one.code, one.until))


def has_days(vault: Vault) -> bool:
    """Tell whether the vault's project, or the one that it joined, names any day."""
    return any(last_days(vault, link) for link in find_links(vault))


def list_unconfirmed(vault: Vault) -> Mapping[str, int]:
    """Return, by person, how many records that were erased here their laptop may still hold."""
    return {
        code: count
        for link in find_links(vault)
        if link.is_lead
        for code, count in unconfirmed_erasures(vault, link).items()
    }


def _things(vault: Vault, today: str) -> Iterator[Thing]:
    if vault.is_practice:
        return
    begun: list[str] = []
    for link in (*find_former_links(vault), *find_links(vault)):
        past = {kept: day for kept, day in last_days(vault, link).items() if day < today}
        for kept, kinds in KINDS.items():
            if kept in past:
                yield from _recorded(vault, link, kept, kinds, past[kept])
        begun += [past[Kept.BEGUN]] if Kept.BEGUN in past else []
    if begun:
        yield from _begun(vault, min(begun))
    yield from _codes(vault, today)


def _recorded(
    vault: Vault, link: Link, kept: Kept, kinds: Sequence[RecordKind], until: str
) -> Iterator[Thing]:
    """Yield the records of those kinds that have words here; a device has those of its own chain.

    A questionnaire that travels as a projection is no interview.
    """
    for one in vault.outlines.held(link.project, kinds):
        is_ours = link.is_lead or one.device == link.device
        is_sheet = one.kind == RecordKind.PROJECTION and one.subject is None
        if is_ours and not is_sheet:
            named = one.subject if kept in BY_SUBJECT else None
            yield Thing(kept, named or one.id, until, one.subject, Recorded(link, one))


def _begun(vault: Vault, until: str) -> Iterator[Thing]:
    for opened in vault.journal.open_interviews():
        # Counting is part of many commands, and few find an interview that was only begun.
        from peerkit.workflow.interviews.paper import read_paper

        subject = subject_of(read_paper(opened.setting).code)
        yield Thing(Kept.BEGUN, opened.interview, until, subject)


def _codes(vault: Vault, today: str) -> Iterator[Thing]:
    general = cache(partial(_withdraw_by, vault))
    for subject in sorted(slip_subjects(vault)):
        slip = find_slip(vault, subject)
        until = "" if slip is None else slip.until or general()
        if until and until < today:
            yield Thing(Kept.CODES, subject, until, subject)


def _withdraw_by(vault: Vault) -> str:
    """Return the vault's last day for withdrawals; empty where it knows none."""
    from peerkit.workflow.questionnaires.terms import find_terms  # loaded for a slip without a day

    terms = find_terms(vault)
    return "" if terms is None else terms.withdraw_by


def _due(names: Names, things: list[Thing]) -> Due:
    first = things[0]
    recorded = [one.recorded for one in things if one.recorded is not None]
    elsewhere = tuple(sorted({name for one in things for name in names.elsewhere(one)}))
    is_safe = any(one.link.is_lead for one in recorded) or first.kept in _NOBODY_ELSES
    return Due(
        kept=first.kept,
        code=names.code(first),
        until=min(one.until for one in things),
        records=tuple((one.link.project, one.held.id) for one in recorded),
        subject=first.subject,
        elsewhere=elsewhere,
        is_only_copy=not elsewhere and not is_safe,
        interview=first.key if first.kept is Kept.BEGUN else None,
    )
