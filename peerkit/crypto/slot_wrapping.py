"""How one slot wraps a key, and what keeps the slots of a file together.

Laws:
- What one slot wraps opens in its own place of its own vault only.
- Each wrapping has a new salt, so that its key serves once.
"""

from dataclasses import replace

from peerkit.crypto.derivation import derive_salted_key, passphrase_bytes
from peerkit.crypto.primitives import NONCE_BYTES, Cipher, argon2id, hmac_sha256
from peerkit.crypto.slots import KeySlots, Slot, SlotKind, VaultKey
from peerkit.errors import VaultDamagedError
from peerkit.values import RECOVERY_CODE, read_code

_USES = {
    SlotKind.RECOVERY_CODE: "recovery-code",
    SlotKind.ORGANISATION: "rescue-code",
    SlotKind.FORMER: "former-key",
}
"""What the key is derived for where a slot is opened by random bits."""


def find_slot(slots: KeySlots, kind: SlotKind) -> Slot:
    """Return the slot of that kind; raises VaultDamagedError where there is none."""
    for slot in slots.slots:
        if isinstance(slot, Slot) and slot.kind == kind:
            return slot
    raise VaultDamagedError(part="keys", problem="slot_missing")


def wrap_key(vault_id: str, slot: Slot, secret: bytes, vault_key: VaultKey) -> Slot:
    """Return the slot with the key wrapped in it; `slot` has a salt that served no other."""
    bound = slot.bound(vault_id)
    wrapped = _cipher(slot, secret).encrypt(bytes(NONCE_BYTES), vault_key.secret, bound)
    return replace(slot, wrapped=wrapped)


def unwrap_key(slots: KeySlots, kind: SlotKind, secret: bytes) -> VaultKey | None:
    """Return the key in the slot of that kind, None where the secret does not open it."""
    slot = find_slot(slots, kind)
    bound = slot.bound(slots.vault_id)
    opened = _cipher(slot, secret).decrypt(bytes(NONCE_BYTES), slot.wrapped, bound)
    return None if opened is None else VaultKey(opened)


def _cipher(slot: Slot, secret: bytes) -> Cipher:
    # Each wrapping has a new salt, so its key serves once and the nonce may be zero.
    if slot.costs is None:
        return Cipher(derive_salted_key(secret, slot.salt, _USES[slot.kind]))
    costs = slot.costs
    key = argon2id(
        secret, slot.salt, memory_kib=costs.memory_kib, passes=costs.passes, lanes=costs.lanes
    )
    return Cipher(key)


def authenticate(slots: KeySlots, vault_key: VaultKey) -> KeySlots:
    """Return the slots with the MAC that the holder of the vault's key puts over them."""
    return replace(slots, mac=mac_of(slots, vault_key))


def mac_of(slots: KeySlots, vault_key: VaultKey) -> bytes:
    """Return the MAC over a file of slots."""
    return hmac_sha256(vault_key.derive("keyslots-mac"), slots.authenticated())


def new_passphrase_bytes(passphrase: str) -> bytes:
    """Return the bytes of a passphrase; raises ValueError for an empty one."""
    secret = passphrase_bytes(passphrase)
    if not secret:
        raise ValueError("a passphrase has at least one character")
    return secret


def code_bytes(code: str) -> bytes:
    """Return the bytes of a typed code of 130 bits; raises MistypedCodeError."""
    return read_code(RECOVERY_CODE, code).replace("-", "").encode("ascii")
