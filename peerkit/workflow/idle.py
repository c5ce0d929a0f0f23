"""The idle lock: after how long without a key a face hides everything, and who may go on.

Laws:
- Locking loses nothing: a face saves first, and returns to the same character.
- Nobody is locked out in the middle of talking: within an interview the wait is long.
- Only the vault's own passphrase opens the lock; it is tried against the key file.
- Practice that has no passphrase is not locked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from peerkit.vault import Vault
from peerkit.workflow.policies import find_policies
from peerkit.workflow.practice import is_open_to_all
from peerkit.workflow.unlocking import opens_with

INTERVIEW_MINUTES = 30
"""People talk, and nothing may time out on them."""
HOME_MINUTES = 5
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class IdleLock:
    """When to lock, and `attempt`, which tells whether what was typed is the passphrase."""

    seconds: float
    attempt: Callable[[str], bool]


def interview_lock(vault: Vault) -> IdleLock | None:
    """Return the lock for an interview: the policy `lock_minutes_interview`, or 30 minutes."""
    return _lock(vault, "lock_minutes_interview", INTERVIEW_MINUTES)


def home_lock(vault: Vault) -> IdleLock | None:
    """Return the lock outside interviews: the policy `lock_minutes_home`, or 5 minutes."""
    return _lock(vault, "lock_minutes_home", HOME_MINUTES)


def _lock(vault: Vault, policy: str, default: int) -> IdleLock | None:
    if is_open_to_all(vault):
        return None
    minutes = find_policies(vault).get(policy, default)
    if not isinstance(minutes, int) or minutes < 1:
        minutes = default
    return IdleLock(minutes * _SECONDS, partial(opens_with, vault))
