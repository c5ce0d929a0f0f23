"""The idle lock: after how long without a key a face hides everything, and who may go on.

Laws:
- Locking loses nothing: a face saves first, and returns to the same character.
- Nobody is locked out in the middle of talking: within an interview the wait is long.
- Only the vault's own passphrase opens the lock; it is tried against the key file.
- Practice that has no passphrase is not locked.
"""

from collections.abc import Callable
from functools import partial

from peerkit.frozen import frozen
from peerkit.vault import Vault
from peerkit.workflow.belonging.policies import find_policies
from peerkit.workflow.belonging.unlocking import opens_with
from peerkit.workflow.interviews.practice import is_open_to_all

INTERVIEW_MINUTES = 30
"""People talk, and nothing may time out on them."""
HOME_MINUTES = 5
_LEAST_IN_AN_INTERVIEW = 10
"""Shorter than this would lock people out of their own conversation, whatever a policy says."""
_SECONDS = 60


@frozen
class IdleLock:
    """When to lock, and `attempt`, which tells whether what was typed is the passphrase."""

    seconds: float
    attempt: Callable[[str], bool]


def interview_lock(vault: Vault) -> IdleLock | None:
    """Return the lock for an interview: the policy `lock_minutes_interview`, or 30 minutes."""
    return _lock(vault, "lock_minutes_interview", INTERVIEW_MINUTES, least=_LEAST_IN_AN_INTERVIEW)


def home_lock(vault: Vault) -> IdleLock | None:
    """Return the lock outside interviews: the policy `lock_minutes_home`, or 5 minutes."""
    return _lock(vault, "lock_minutes_home", HOME_MINUTES, least=1)


def _lock(vault: Vault, policy: str, default: int, *, least: int) -> IdleLock | None:
    if is_open_to_all(vault):
        return None
    minutes = find_policies(vault).get(policy, default)
    if type(minutes) is not int or minutes < least:  # Python's True would be a minute
        minutes = default
    return IdleLock(minutes * _SECONDS, partial(opens_with, vault))
