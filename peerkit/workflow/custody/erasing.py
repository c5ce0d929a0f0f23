"""Erasing what is due, for good, when somebody has said so.

Laws:
- Only what `list_due` gave is erased, and of a laptop's only what somebody else has, unless it was
  asked for.
- It is one transaction, behind which nothing of it is left in the database, its log, a draft, a
  slip, or the outbox; the heads of the records stay.
- It is a record like any other: other holders hear of it, and no bundle brings the words back.
- A kill leaves everything or nothing erased; bundles that a kill left are recalled by the next
  sync.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from peerkit.errors import ClockDoubtedError
from peerkit.frozen import frozen
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import (
    find_former_links,
    find_links,
    find_withdrawing_links,
)
from peerkit.workflow.belonging.retention import Kept
from peerkit.workflow.custody.backing_up import Kept as KeptBackup
from peerkit.workflow.custody.backing_up import list_backups
from peerkit.workflow.custody.due import Due
from peerkit.workflow.exchange.erasures import say_erasure
from peerkit.workflow.exchange.recalling import recall
from peerkit.workflow.interviews.slips import drop_slip
from peerkit.workflow.ledger.auditing import AuditEvent, log_event


@frozen
class Erased:
    """What was erased, counted by kind, and where it still is.

    `elsewhere` counts by whoever may hold it; `backups` are those at known places that hold it, or
    are past their own day.
    """

    counts: Mapping[Kept, int]
    elsewhere: Mapping[str, int]
    backups: tuple[KeptBackup, ...]


def choose(
    found: Iterable[Due],
    *,
    kinds: Sequence[Kept] = (),
    codes: Sequence[str] = (),
    only_copies: bool = False,
) -> list[Due]:
    """Return of what is due those of the kinds and codes; none named means all of them.

    What nobody else is known to have is among them with `only_copies` alone.
    """
    wanted = {code.strip().casefold() for code in codes}
    return [
        one
        for one in found
        if (not kinds or one.kept in kinds)
        and (not wanted or one.code.casefold() in wanted)
        and (only_copies or not one.is_only_copy)
    ]


def check_day(said: str, today: str) -> None:
    """Return if this computer's date is the one that somebody read elsewhere.

    Raises ClockDoubtedError: by a clock that is wrong by years everything would be due.
    """
    if said != today:
        raise ClockDoubtedError(today=today)


def erase(vault: Vault, chosen: Sequence[Due], at: str) -> Erased:
    """Return what was erased for good; nothing brings it back to this vault.

    Raises RestoredError for a restored vault that has not synced; then nothing has changed.
    """
    if chosen:
        with vault.erasures.erasing():
            _erase(vault, chosen, at)
        for link in (*find_former_links(vault), *find_links(vault)):
            recall(vault, link, None)
    holders = Counter(name for one in chosen for name in one.elsewhere)
    backups = (one for one in list_backups(vault, at[:10]) if one.holds_withdrawn or one.is_expired)
    return Erased(
        Counter(one.kept for one in chosen), dict(sorted(holders.items())), tuple(backups)
    )


def _erase(vault: Vault, chosen: Sequence[Due], at: str) -> None:
    gone = [one for one in chosen if one.kept in (Kept.ANSWERS, Kept.CODES, Kept.BEGUN)]
    subjects = sorted({one.subject for one in gone if one.subject is not None})
    records = 0
    for number, link in enumerate(reversed(find_withdrawing_links(vault))):
        ids = [id_ for one in chosen for project, id_ in one.records if project == link.project]
        # The vault's own project comes first, and its devices alone can have a slip of it.
        records += say_erasure(vault, link, ids, subjects if number == 0 else (), at)
    for one in chosen:
        if one.interview is not None:
            vault.journal.erase(one.interview)
    for subject in subjects:
        drop_slip(vault, subject)
    others = sum(not one.records for one in chosen)
    log_event(vault, AuditEvent.ERASED, at, records=records, others=others)
