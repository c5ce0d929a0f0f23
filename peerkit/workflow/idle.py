"""The idle lock: after how long without a key a face hides everything, and who may go on.

Laws:
- Locking loses nothing: a face saves first, and returns to the same character.
- Nobody is locked out in the middle of talking: within an interview the wait is long.
- Only the vault's own passphrase opens the lock; it is tried against the key file.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdleLock:
    """When to lock, and `attempt`, which tells whether what was typed is the passphrase."""

    seconds: int
    attempt: Callable[[str], bool]
