"""What `vault.keys.json` holds: the vault's key, wrapped once for each way to open it.

It reads and writes the file's bytes and bounds what they may ask for; `keyslots` opens and changes
slots.

Laws:
- `read_keyslots(slots.to_bytes()) == slots`, and no other bytes are read.
- Slots of kinds that this version does not know are kept as they are.
- Costs of a passphrase outside the bounds cannot be expressed: too low is an attack on the
  passphrase, too high one on the laptop.
"""

import base64
import json
from dataclasses import field
from enum import StrEnum
from typing import Any

from peerkit.crypto.derivation import derive_key
from peerkit.crypto.limits import LIMITS
from peerkit.crypto.primitives import KEY_BYTES, TAG_BYTES
from peerkit.crypto.randomness import random_bytes
from peerkit.errors import VaultDamagedError, VaultTooNewError
from peerkit.frozen import frozen
from peerkit.values import HEX_32

_VERSION = 1
_SALT_BYTES = 16
_WRAPPED_BYTES = KEY_BYTES + TAG_BYTES
_MAC_BYTES = 32
_BOUND_PREFIX = b"peerkit/keyslot/1\0"
_HIGHEST_NUMBER = 2**53  # as everywhere in peerkit's JSON


@frozen
class VaultKey:
    """The key of one vault. Every use has a key of its own, derived from this one."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError("a vault key has 32 bytes")

    @classmethod
    def generate(cls) -> "VaultKey":
        """Return a new key."""
        return cls(random_bytes(KEY_BYTES))

    def derive(self, use: str) -> bytes:
        """Return the 32-byte key for `use`."""
        return derive_key(self.secret, use)

    def database_key(self) -> bytes:
        """Return the 32-byte key of the database."""
        return self.derive("db")


@frozen
class KdfCosts:
    """What guessing one passphrase costs (Argon2id, RFC 9106). Raises ValueError out of bounds.

    The floor is OWASP's minimum; the ceiling is what a laptop of 4 GB survives.
    """

    memory_kib: int = 128 * 1024
    passes: int = 3
    lanes: int = 1

    def __post_init__(self) -> None:
        bounds = (
            19 * 1024 <= self.memory_kib <= 1024 * 1024,
            2 <= self.passes <= 16,  # noqa: PLR2004 - the two bounds are what the line says
            1 <= self.lanes <= 8,  # noqa: PLR2004 - as above
        )
        if not all(bounds):
            raise ValueError("costs out of bounds")


DEFAULT_COSTS = KdfCosts()
"""0.4 s for one guess, measured on one core of a server of 2023."""
LOWEST_COSTS = KdfCosts(memory_kib=19 * 1024, passes=2)


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the kind's name, and no passphrase
    RECOVERY_CODE = "recovery_code"
    ORGANISATION = "organisation"
    """A code that only the organisation's identity can read: it is sealed beside the slot."""
    FORMER = "former"
    """While a vault gets a new key: the key before it, wrapped under the new one."""


@frozen
class Slot:
    """A key, wrapped: the vault's under what a person has, or the former under the vault's."""

    id: int
    kind: SlotKind
    salt: bytes
    wrapped: bytes
    costs: KdfCosts | None
    """Those of a passphrase; a code has 130 random bits and needs none."""
    sealed: bytes = b""
    """The organisation's slot: an age file that holds its code."""

    def bound(self, vault_id: str) -> bytes:
        """Return what the wrapping authenticates, so that no slot serves in another's place."""
        content = {"vault": vault_id, "id": self.id, "kind": self.kind, "kdf": self.kdf()}
        return _BOUND_PREFIX + _write_json(content)

    def kdf(self) -> dict[str, str | int]:
        """Return how the wrapping key is derived, as the file says it."""
        salt = {"salt": self.salt.hex()}
        if self.costs is None:
            return {"name": "hkdf-sha256", **salt}
        return {
            "name": "argon2id",
            "memory_kib": self.costs.memory_kib,
            "passes": self.costs.passes,
            "lanes": self.costs.lanes,
            **salt,
        }


@frozen
class OtherSlot:
    """A slot of a kind that this version does not know."""

    id: int
    content: str
    """Its canonical JSON."""


@frozen
class KeySlots:
    """The whole file. `generation` grows with each change; the database keeps it too."""

    vault_id: str
    generation: int
    slots: tuple[Slot | OtherSlot, ...]
    mac: bytes = b""

    def authenticated(self) -> bytes:
        """Return what the MAC covers: all but the MAC."""
        return _write_json(self._content())

    def to_bytes(self) -> bytes:
        """Return the file's bytes: canonical JSON."""
        return _write_json({**self._content(), "mac": self.mac.hex()})

    def _content(self) -> dict[str, Any]:
        return {
            "v": _VERSION,
            "vault": self.vault_id,
            "generation": self.generation,
            "slots": [_write_slot(slot) for slot in self.slots],
        }


def read_keyslots(content: bytes) -> KeySlots:
    """Return the slots of a file, whose MAC is verified once a slot is open.

    Raises VaultDamagedError (part keys; problem too_large, form, costs) for anything that
    `to_bytes` does not write, and VaultTooNewError for a later version's file.
    """
    if len(content) > LIMITS.keyslots_bytes:
        raise _damaged("too_large")
    if content.count(b"{") + content.count(b"[") > LIMITS.keyslots_containers:
        raise _damaged("form")
    try:
        raw = json.loads(content.decode("utf-8"))
        slots = _read_slots(raw)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged("form") from error
    # Writing it again catches repeated and unknown fields, spaces, floats and every other form.
    if slots.to_bytes() != content:
        raise _damaged("form")
    return slots


def _damaged(problem: str) -> VaultDamagedError:
    return VaultDamagedError(part="keys", problem=problem)


def _read_slots(raw: Any) -> KeySlots:
    version = _read_number(raw["v"])
    if version != _VERSION:
        raise VaultTooNewError(found=version, known=_VERSION)
    slots = tuple(_read_slot(slot) for slot in raw["slots"])
    kinds = [slot.kind for slot in slots if isinstance(slot, Slot)]
    # One slot of a kind: a second one could only be there to make unlocking cost more.
    if len({slot.id for slot in slots}) < len(slots) or len(set(kinds)) < len(kinds):
        raise ValueError("a slot is there twice")
    if len(slots) > LIMITS.keyslots or not HEX_32.fullmatch(raw["vault"]):
        raise ValueError("too many slots, or no vault")
    mac = _read_hex(raw["mac"], _MAC_BYTES)
    return KeySlots(raw["vault"], _read_number(raw["generation"]), slots, mac)


def _read_slot(raw: Any) -> Slot | OtherSlot:
    number, kind = _read_number(raw["id"]), raw["kind"]
    if kind not in set(SlotKind):
        return OtherSlot(number, _write_json(raw).decode("utf-8"))
    kdf = raw["kdf"]
    return Slot(
        id=number,
        kind=SlotKind(kind),
        salt=_read_hex(kdf["salt"], _SALT_BYTES),
        wrapped=_read_hex(raw["wrapped"], _WRAPPED_BYTES),
        costs=_read_costs(kdf) if kind == SlotKind.PASSPHRASE else None,
        sealed=base64.b64decode(raw["sealed"]) if kind == SlotKind.ORGANISATION else b"",
    )


def _read_costs(kdf: Any) -> KdfCosts:
    numbers = [_read_number(kdf[name]) for name in ("memory_kib", "passes", "lanes")]
    try:
        return KdfCosts(*numbers)
    except ValueError as error:
        raise _damaged("costs") from error


def _read_number(value: Any) -> int:
    if type(value) is not int or not 0 < value < _HIGHEST_NUMBER:
        raise ValueError("not a number of this file")
    return value


def _read_hex(value: str, length: int) -> bytes:
    content = bytes.fromhex(value)
    if len(content) != length:
        raise ValueError("not of its length")
    return content


def _write_slot(slot: Slot | OtherSlot) -> Any:
    if isinstance(slot, OtherSlot):
        return json.loads(slot.content)
    content = {"id": slot.id, "kind": slot.kind, "kdf": slot.kdf(), "wrapped": slot.wrapped.hex()}
    if slot.kind is SlotKind.ORGANISATION:
        content["sealed"] = base64.b64encode(slot.sealed).decode("ascii")
    return content


def _write_json(content: Any) -> bytes:
    text = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode("utf-8")
