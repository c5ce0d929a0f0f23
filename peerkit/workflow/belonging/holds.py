"""Which of a restored vault's chains wait until it is known what happened after the backup.

Laws:
- To a chain on hold nothing is added: what was added after the backup may exist elsewhere, and a
  second record under the same number would be a fork.
- While any chain is on hold, no words of the vault are shown.
"""

from peerkit.errors import RestoredError
from peerkit.vault import Vault

_HOLD = "restored/hold/"
_HEARD = "restored/heard/"


def hold(vault: Vault, device: str) -> None:
    """Put the chain of that device on hold."""
    vault.documents.set(_HOLD + device, b"")


def release(vault: Vault, device: str) -> None:
    """Let the chain of that device go on."""
    vault.documents.remove(_HOLD + device)
    for name in vault.documents.names(f"{_HEARD}{device}/"):
        vault.documents.remove(name)


def note_heard(vault: Vault, device: str, sender: str) -> None:
    """Remember that the sender has told, since the restoring, how far the lead's chain had come."""
    vault.documents.set(f"{_HEARD}{device}/{sender}", b"")


def heard(vault: Vault, device: str) -> frozenset[str]:
    """Return who has told it, while the chain of that device is on hold."""
    names = vault.documents.names(f"{_HEARD}{device}/")
    return frozenset(name.rpartition("/")[2] for name in names)


def is_held(vault: Vault, device: str) -> bool:
    """Tell whether the chain of that device is on hold."""
    return vault.documents.get(_HOLD + device) is not None


def is_holding(vault: Vault) -> bool:
    """Tell whether any chain is on hold."""
    return bool(vault.documents.names(_HOLD))


def check_not_holding(vault: Vault) -> None:
    """Return if the vault's words may be shown; raises RestoredError."""
    if is_holding(vault):
        raise RestoredError
