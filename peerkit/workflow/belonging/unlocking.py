"""Unlocking: by the passphrase, or by the recovery code typed in its place.

Laws:
- What was typed is tried as a passphrase first; only what is written like a recovery code is tried
  as one.
- Trying a passphrase on an open vault opens nothing and changes nothing.
"""

from pathlib import Path

from peerkit.crypto import unlock_with_passphrase
from peerkit.errors import MistypedCodeError, WrongPassphraseError
from peerkit.frozen import frozen
from peerkit.values import RECOVERY_CODE, read_code
from peerkit.vault import Vault, open_vault, open_vault_with_recovery_code
from peerkit.vault.vault import read_slots


@frozen
class Unlocked:
    """An open vault; `by_code` asks for a new passphrase, since the old one is forgotten."""

    vault: Vault
    by_code: bool = False


def unlock(folder: Path, typed: str) -> Unlocked:
    """Return the vault, open.

    Raises WrongPassphraseError, WrongRecoveryCodeError for a code of another vault, and otherwise
    as `open_vault`.
    """
    try:
        return Unlocked(open_vault(folder, typed))
    except WrongPassphraseError as wrong:
        try:
            code = read_code(RECOVERY_CODE, typed)
        except MistypedCodeError:
            raise wrong from None  # whoever mistyped a passphrase meant no code
    return Unlocked(open_vault_with_recovery_code(folder, code), by_code=True)


def opens_with(vault: Vault, passphrase: str) -> bool:
    """Tell whether the passphrase is that of the open vault, by its key file."""
    try:
        unlock_with_passphrase(read_slots(vault.folder), passphrase)
    except WrongPassphraseError:
        return False
    return True
