"""Opening a vault's key slots, and changing them.

Laws:
- Each slot opens to the same key, and only in its own place in its own vault.
- A changed, added or removed slot is found out as soon as any slot is open, by the MAC.
- A wrong passphrase is told apart from a damaged file, and a mistyped code from a wrong one.
- A change makes a new `KeySlots` with the next generation; the old one is left as it was.
"""

from dataclasses import replace

from peerkit.crypto.derivation import passphrase_bytes
from peerkit.crypto.primitives import is_same
from peerkit.crypto.randomness import new_salt
from peerkit.crypto.slot_wrapping import (
    authenticate,
    code_bytes,
    find_slot,
    mac_of,
    new_passphrase_bytes,
    unwrap_key,
    wrap_key,
)
from peerkit.crypto.slots import DEFAULT_COSTS, KdfCosts, KeySlots, Slot, SlotKind, VaultKey
from peerkit.errors import VaultDamagedError, WrongPassphraseError, WrongRecoveryCodeError
from peerkit.values import HEX_32


def new_keyslots(
    vault_id: str, passphrase: str, recovery_code: str, costs: KdfCosts = DEFAULT_COSTS
) -> tuple[KeySlots, VaultKey]:
    """Return the slots of a new vault, and its new key.

    Raises MistypedCodeError for a recovery code that is none, and ValueError for an empty
    passphrase or a vault id that is not 32 hex digits.
    """
    if not HEX_32.fullmatch(vault_id):
        raise ValueError("a vault's id has 32 hex digits")
    vault_key = VaultKey.generate()
    by_passphrase = Slot(1, SlotKind.PASSPHRASE, new_salt(), b"", costs)
    by_code = Slot(2, SlotKind.RECOVERY_CODE, new_salt(), b"", None)
    slots = (
        wrap_key(vault_id, by_passphrase, new_passphrase_bytes(passphrase), vault_key),
        wrap_key(vault_id, by_code, code_bytes(recovery_code), vault_key),
    )
    return authenticate(KeySlots(vault_id, 1, slots), vault_key), vault_key


def unlock_with_passphrase(slots: KeySlots, passphrase: str) -> VaultKey:
    """Return the vault's key.

    Raises WrongPassphraseError, and VaultDamagedError as `verify_keyslots`.
    """
    vault_key = unwrap_key(slots, SlotKind.PASSPHRASE, passphrase_bytes(passphrase))
    if vault_key is None:
        raise WrongPassphraseError
    return verify_keyslots(slots, vault_key)


def unlock_with_recovery_code(slots: KeySlots, code: str) -> VaultKey:
    """Return the vault's key, however the code's case and dashes were typed.

    Raises MistypedCodeError before trying, WrongRecoveryCodeError, and VaultDamagedError as
    `verify_keyslots`.
    """
    vault_key = unwrap_key(slots, SlotKind.RECOVERY_CODE, code_bytes(code))
    if vault_key is None:
        raise WrongRecoveryCodeError
    return verify_keyslots(slots, vault_key)


def verify_keyslots(slots: KeySlots, vault_key: VaultKey) -> VaultKey:
    """Return `vault_key` if its holder wrote `slots`; raises VaultDamagedError (problem mac)."""
    if not is_same(mac_of(slots, vault_key), slots.mac):
        raise VaultDamagedError(part="keys", problem="mac")
    return vault_key


def change_passphrase(slots: KeySlots, vault_key: VaultKey, new: str) -> KeySlots:
    """Return slots that open with the passphrase `new` and no other, at the costs they had.

    Raises VaultDamagedError where `slots` are not the key's, and ValueError if `new` is empty.
    """
    return _rewrap(slots, SlotKind.PASSPHRASE, new_passphrase_bytes(new), vault_key)


def change_recovery_code(slots: KeySlots, vault_key: VaultKey, new: str) -> KeySlots:
    """Return slots that open with the recovery code `new` and no other.

    Raises VaultDamagedError where `slots` are not the key's, and MistypedCodeError.
    """
    return _rewrap(slots, SlotKind.RECOVERY_CODE, code_bytes(new), vault_key)


def _rewrap(slots: KeySlots, kind: SlotKind, secret: bytes, vault_key: VaultKey) -> KeySlots:
    # A new MAC must not bless what somebody else changed.
    verify_keyslots(slots, vault_key)
    old = find_slot(slots, kind)
    new = wrap_key(slots.vault_id, replace(old, salt=new_salt()), secret, vault_key)
    changed = tuple(new if slot is old else slot for slot in slots.slots)
    return authenticate(replace(slots, generation=slots.generation + 1, slots=changed), vault_key)
