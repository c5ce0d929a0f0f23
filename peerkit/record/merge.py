"""The rules of merging: what a set union of records means. A vault carries them out.

Merging is a union by record id; these functions say what the union tells. None depends on the
order in which records came, so any order, any number of times, gives the same result.

Laws:
- A withdrawal is obeyed if it shows the code, or comes from the subject's own device, or from the
  lead's; any other waits, and is judged again whenever records arrive.
- An obeyed withdrawal erases what has arrived and what will.
- A gap is a number below the highest known one that is not there; a fork is one number twice.
- Of a revoked device those records are accepted that its last accepted ones vouch for: themselves,
  and what their chain names before them. Whatever it adds, beside or behind, is late.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

from peerkit.errors import MistypedCodeError
from peerkit.frozen import frozen
from peerkit.record.bodies.withdrawal import Withdrawal
from peerkit.record.head import Head
from peerkit.record.identifiers import subject_of
from peerkit.record.kinds import RecordKind, is_reached_by_withdrawal

SUBJECT_KINDS = (RecordKind.SUBMISSION, RecordKind.PROJECTION)
"""The kinds whose device owns the subject: a submission's, or at the programme a projection's."""


class WithdrawalVerdict(StrEnum):
    """What becomes of a withdrawal."""

    OBEYED = "obeyed"
    WAITS = "waits"
    """Set aside until a code, the lead or the interview's own device speaks for it."""


@frozen
class MergeReport:
    """What a merge did: counts of records, and what a person should look into.

    `gaps` are (device, first missing number, last missing number); `forks` are (device, number).
    `quarantined` counts records of revoked devices and withdrawals that wait; `erased` counts
    bodies that withdrawals took away.
    """

    new: int = 0
    duplicates: int = 0
    gaps: tuple[tuple[str, int, int], ...] = ()
    forks: tuple[tuple[str, int], ...] = ()
    quarantined: int = 0
    erased: int = 0


def shows_code(withdrawal: Withdrawal, subject: str | None) -> bool:
    """Tell whether the withdrawal carries the code of that very subject."""
    if withdrawal.code is None:
        return False
    try:
        return subject_of(withdrawal.code) == subject
    except MistypedCodeError:
        return False


def judge_withdrawal(
    head: Head, withdrawal: Withdrawal, owner: str | None, lead: str
) -> WithdrawalVerdict:
    """Return whether the withdrawal with that head is obeyed.

    `owner` is the device whose chain holds the subject's submission, None while none has arrived;
    `lead` is the device that speaks for the project. Where two devices claim one subject, each
    is judged as the owner of its own records.
    """
    if shows_code(withdrawal, head.subject) or head.device in (lead, owner):
        return WithdrawalVerdict.OBEYED
    return WithdrawalVerdict.WAITS


def is_erased_by(head: Head, record_id: str, withdrawal_head: Head, withdrawal: Withdrawal) -> bool:
    """Tell whether an obeyed withdrawal takes the body of the record with that head and id."""
    if head.subject is None or head.subject != withdrawal_head.subject:
        return False
    if not is_reached_by_withdrawal(head.kind):
        return False
    return withdrawal.is_whole or record_id in withdrawal.records


def withdrawn_statements(obeyed: Iterable[Withdrawal]) -> frozenset[str]:
    """Return the names of the consent statements that a subject's obeyed withdrawals took back."""
    return frozenset(one.statement for one in obeyed if one.statement is not None)


Link = tuple[str, str | None]
"""A record's id, and the id of the one before it in its chain."""


def find_tips(links: Iterable[Link]) -> tuple[str, ...]:
    """Return the ids after which nothing is known: one, or one each side of a hole or a fork."""
    before = dict(links)
    return tuple(sorted(before.keys() - before.values()))


def find_line(links: Iterable[Link], tip: str) -> tuple[str, ...]:
    """Return the ids of the records that lead to `tip`, itself the first, up to one not known."""
    before = dict(links)
    line: list[str] = []
    step: str | None = tip
    while step is not None and step in before:
        line.append(step)
        step = before[step]
    return tuple(line)


def find_accepted(links: Iterable[Link], tips: Collection[str]) -> frozenset[str]:
    """Return the ids of a revoked device that are accepted: its last accepted ones and all before.

    `links` are the known records of its chain. Ids that are vouched for and not known yet are among
    the result; what stands before them follows when they have come.
    """
    before = dict(links)
    accepted: set[str] = set()
    for tip in tips:
        step: str | None = tip
        while step is not None and step not in accepted:
            accepted.add(step)
            step = before.get(step)
    return frozenset(accepted)


def find_gaps(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the runs (first, last) of numbers from 1 that are missing below the highest."""
    gaps: list[tuple[int, int]] = []
    expected = 1
    for number in sorted(set(numbers)):
        if number > expected:
            gaps.append((expected, number - 1))
        expected = number + 1
    return tuple(gaps)


def find_forks(records: Iterable[tuple[str, int, str]]) -> tuple[tuple[str, int], ...]:
    """Return each (device, number) that the (device, number, id) triples hold with several ids."""
    seen: dict[tuple[str, int], set[str]] = {}
    for device, number, identifier in records:
        seen.setdefault((device, number), set()).add(identifier)
    return tuple(sorted(place for place, ids in seen.items() if len(ids) > 1))
