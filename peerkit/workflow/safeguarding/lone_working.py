"""Lone working: who waits to hear that a researcher is back, and by when.

Laws:
- It is asked only where the project asks for it (the policy `lone_working`).
- It stands in this vault alone, is no record, and is forgotten when the researcher is back.
- An offline tool raises no alarm; whoever shows this says so.
"""

from dataclasses import asdict
from datetime import datetime, timedelta

from peerkit.frozen import frozen
from peerkit.record import read_canonical, write_canonical
from peerkit.values import read_instant
from peerkit.vault import Vault

_DOCUMENT = "lone_working"
_LIMIT_BYTES = 16 * 1024
_A_DAY = timedelta(days=1)


@frozen
class Outing:
    """Who waits (`buddy`), and until when (an instant in UTC)."""

    buddy: str
    until: str


def asks_for_lone_working(vault: Vault) -> bool:
    """Tell whether the project wants to know who waits for its researchers."""
    from peerkit.workflow.belonging.policies import (
        find_policies,  # whoever looks who is overdue needs none
    )

    return not vault.is_practice and find_policies(vault).get("lone_working") is True


def read_until(typed: str, now: datetime) -> datetime | None:
    """Return `15:30` as the next such moment after `now`; None for what is no time."""
    hour, colon, minute = typed.strip().replace(".", ":").partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal()):
        return None
    try:
        moment = now.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    except ValueError:
        return None
    return moment if moment > now else moment + _A_DAY


def keep_outing(vault: Vault, outing: Outing) -> None:
    """Make the vault remember who waits, in place of whoever waited before."""
    vault.documents.set(_DOCUMENT, write_canonical(asdict(outing)))


def find_outing(vault: Vault) -> Outing | None:
    """Return who waits, until the researcher says that they are back."""
    stored = vault.documents.get(_DOCUMENT)
    return None if stored is None else Outing(**read_canonical(stored, _LIMIT_BYTES))


def end_outing(vault: Vault) -> None:
    """Let nobody wait any more."""
    vault.documents.remove(_DOCUMENT)


def is_overdue(outing: Outing, now: datetime) -> bool:
    """Tell whether the researcher wanted to be back before `now`."""
    return read_instant(outing.until) < now
