"""The organisation's way into a vault of its own: a code that only its identity can read.

The slot wraps the vault's key under a code like the recovery code. The code itself lies beside it,
sealed to the organisation. Somebody who is locked out hands over that sealed part, and has the
code read to them; with the next code the one that was read out opens nothing.

Laws:
- Whoever has the file of slots alone learns no code, and whoever reads out a code sees no key.
- A sealed code names its vault, so that it is not read out for another.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from peerkit.crypto.keys import Identity, Recipient
from peerkit.crypto.keyslots import verify_keyslots
from peerkit.crypto.randomness import new_recovery_code, new_salt
from peerkit.crypto.seal import open_sealed, seal
from peerkit.crypto.slot_wrapping import (
    authenticate,
    code_bytes,
    find_slot,
    unwrap_key,
    wrap_key,
)
from peerkit.crypto.slots import KeySlots, Slot, SlotKind, VaultKey
from peerkit.errors import MistypedCodeError, SealDamagedError, WrongRecoveryCodeError
from peerkit.frozen import frozen

_VERSION = 1
_NO_RESCUE = (ValueError, KeyError, TypeError, AttributeError, RecursionError, MistypedCodeError)
"""What reading a sealed text raises that no vault wrote."""


@frozen
class Rescue:
    """What the organisation reads in a sealed code: which vault it opens, whose, and the code.

    `holder` is what the vault said of its holder when it was sealed: a researcher's code.
    """

    vault_id: str
    holder: str
    code: str


def give_to_organisation(
    slots: KeySlots, vault_key: VaultKey, recipients: Sequence[Recipient], holder: str
) -> KeySlots:
    """Return slots that also open with a new code, sealed to the recipients; the old one is void.

    Without recipients nobody has a code from now on. Raises VaultDamagedError where `slots` are not
    the key's.
    """
    verify_keyslots(slots, vault_key)  # a new MAC must not bless what somebody else changed
    others = tuple(one for one in slots.slots if _kind(one) is not SlotKind.ORGANISATION)
    number = 1 + max(one.id for one in slots.slots)
    new = (
        [organisation_slot(slots.vault_id, number, vault_key, recipients, holder)]
        if recipients
        else []
    )
    changed = replace(slots, generation=slots.generation + 1, slots=(*others, *new))
    return authenticate(changed, vault_key)


def organisation_slot(
    vault_id: str,
    number: int,
    vault_key: VaultKey,
    recipients: Sequence[Recipient],
    holder: str,
) -> Slot:
    """Return a slot under a new code, with the code sealed to the recipients."""
    code = new_recovery_code()
    document = {"code": code, "holder": holder, "v": _VERSION, "vault": vault_id}
    sealed = seal(json.dumps(document).encode("ascii"), recipients)
    slot = Slot(number, SlotKind.ORGANISATION, new_salt(), b"", None, sealed)
    return wrap_key(vault_id, slot, code_bytes(code), vault_key)


def sealed_code(slots: KeySlots) -> bytes | None:
    """Return the sealed code that the organisation can read, None where it was given none."""
    for slot in slots.slots:
        if isinstance(slot, Slot) and slot.kind is SlotKind.ORGANISATION:
            return slot.sealed
    return None


def open_rescue(sealed: bytes, identities: Sequence[Identity]) -> Rescue:
    """Return what a sealed code says.

    Raises NotAddressedError for identities that it is not sealed to, and SealDamagedError.
    """
    try:
        document = json.loads(open_sealed(sealed, identities))
        version, texts = document["v"], [document[name] for name in ("vault", "holder", "code")]
        code_bytes(document["code"])
    except _NO_RESCUE as error:
        raise SealDamagedError(part="rescue") from error
    if version != _VERSION or not all(isinstance(text, str) for text in texts):
        raise SealDamagedError(part="rescue")
    return Rescue(*texts)


def unlock_with_rescue_code(slots: KeySlots, code: str) -> VaultKey:
    """Return the vault's key.

    Raises MistypedCodeError before trying, WrongRecoveryCodeError, and VaultDamagedError, also
    where the organisation was given no code.
    """
    secret = code_bytes(code)
    find_slot(slots, SlotKind.ORGANISATION)
    vault_key = unwrap_key(slots, SlotKind.ORGANISATION, secret)
    if vault_key is None:
        raise WrongRecoveryCodeError
    return verify_keyslots(slots, vault_key)


def _kind(slot: object) -> SlotKind | None:
    return slot.kind if isinstance(slot, Slot) else None
