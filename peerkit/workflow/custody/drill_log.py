"""When a vault's last drill was, and when there should be another.

Law: a drill is kept only where nothing that was tried failed, so that a reminder stays until it
would all have worked.
"""

from collections.abc import Mapping
from datetime import datetime

from peerkit.frozen import frozen
from peerkit.values import read_instant
from peerkit.vault import Vault
from peerkit.workflow.ledger.auditing import AuditEvent, log_event
from peerkit.workflow.looking.listing import Where

REMIND_AFTER_DAYS = 183
"""Six months."""

_LAST = "drill/last"
_DAYS_OF_A_MONTH = 30


_LOST = (Where.WAITING, Where.HERE, Where.HANDED_OVER, Where.MERGED)
"""What would be lost with the vault, or a part of it."""


@frozen
class DrillDue:
    """A drill should be done. `months` have passed since the last; None: there was none."""

    months: int | None


def keep_drill(vault: Vault, at: str, worked: int, passed_over: int) -> None:
    """Make the vault know that a drill was done, and its log tell of it."""
    with vault.transaction():
        vault.documents.set(_LAST, at.encode("ascii"))
        log_event(vault, AuditEvent.REHEARSED, at, worked=worked, passed_over=passed_over)


def last_drill(vault: Vault) -> str | None:
    """Return when the last drill was done."""
    kept = vault.documents.get(_LAST)
    return None if kept is None else kept.decode("ascii")


def drill_due(vault: Vault, now: datetime, counts: Mapping[Where, int]) -> DrillDue | None:
    """Return that a drill should be done: six months after the last, or with the first interview.

    `counts` says how many interviews there are, as `count_interviews` does.
    """
    if vault.is_practice:
        return None
    last = last_drill(vault)
    if last is None:
        return DrillDue(None) if any(counts.get(where) for where in _LOST) else None
    days = (now - read_instant(last)).days
    return DrillDue(days // _DAYS_OF_A_MONTH) if days >= REMIND_AFTER_DAYS else None
