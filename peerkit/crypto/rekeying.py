"""A new key for a vault: the slots before, during and after its database changes keys.

While it changes, the file holds the former key too, wrapped under the new one. A kill then leaves
a vault whose database opens with one of the two, whichever it was.

Law: the passphrase and the codes of the former slots open nothing from the first step on.
"""

from collections.abc import Sequence
from dataclasses import replace

from peerkit.crypto.keys import Recipient
from peerkit.crypto.keyslots import new_keyslots, verify_keyslots
from peerkit.crypto.randomness import new_salt
from peerkit.crypto.rescue import organisation_slot
from peerkit.crypto.slot_wrapping import authenticate, unwrap_key, wrap_key
from peerkit.crypto.slots import DEFAULT_COSTS, KdfCosts, KeySlots, Slot, SlotKind, VaultKey
from peerkit.errors import VaultDamagedError

_ORGANISATION, _FORMER = 3, 4
"""The numbers of those slots: the two of every new vault come before them."""


def begin_rekey(
    slots: KeySlots,
    vault_key: VaultKey,
    passphrase: str,
    code: str,
    recipients: Sequence[Recipient] = (),
    holder: str = "",
) -> tuple[KeySlots, VaultKey]:
    """Return the slots of the same vault under a new key, which hold the former key as well.

    `code` is the new recovery code; with `recipients` the organisation gets a new code of its own.
    Raises VaultDamagedError where `slots` are not the key's, MistypedCodeError, ValueError for an
    empty passphrase.
    """
    verify_keyslots(slots, vault_key)
    made, new_key = new_keyslots(slots.vault_id, passphrase, code, _costs(slots))
    former = Slot(_FORMER, SlotKind.FORMER, new_salt(), b"", None)
    added = [wrap_key(slots.vault_id, former, new_key.secret, vault_key)]
    if recipients:
        vault_id, number = slots.vault_id, _ORGANISATION
        added.insert(0, organisation_slot(vault_id, number, new_key, recipients, holder))
    changed = replace(made, generation=slots.generation + 1, slots=(*made.slots, *added))
    return authenticate(changed, new_key), new_key


def former_key(slots: KeySlots, vault_key: VaultKey) -> VaultKey | None:
    """Return the key that the database may still have; None where no rekey is under way."""
    if not any(isinstance(one, Slot) and one.kind is SlotKind.FORMER for one in slots.slots):
        return None
    former = unwrap_key(slots, SlotKind.FORMER, vault_key.secret)
    if former is None:
        raise VaultDamagedError(part="keys", problem="former")
    return former


def end_rekey(slots: KeySlots, vault_key: VaultKey) -> KeySlots:
    """Return the slots without the former key; raises VaultDamagedError for another's slots."""
    verify_keyslots(slots, vault_key)
    left = tuple(
        one for one in slots.slots if not isinstance(one, Slot) or one.kind is not SlotKind.FORMER
    )
    changed = replace(slots, generation=slots.generation + 1, slots=left)
    return authenticate(changed, vault_key)


def _costs(slots: KeySlots) -> KdfCosts:
    """Return what guessing the passphrase costs now; a rekey lowers it never."""
    found = [one.costs for one in slots.slots if isinstance(one, Slot) and one.costs is not None]
    return found[0] if found else DEFAULT_COSTS
