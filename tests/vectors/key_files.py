"""Key files of a vault: good ones, and one for each way of being wrong."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from peerkit.crypto import LOWEST_COSTS, KdfCosts, KeySlots, VaultKey
from peerkit.crypto.derivation import passphrase_bytes
from peerkit.crypto.slot_wrapping import authenticate, code_bytes, mac_of, wrap_key
from peerkit.crypto.slots import OtherSlot, Slot, SlotKind
from peerkit.errors import (
    PeerkitError,
    VaultDamagedError,
    VaultTooNewError,
    WrongRecoveryCodeError,
)
from tests.vectors.age_writer import seal_to
from tests.vectors.project import LEAD, PASSPHRASE, RECOVERY, RESCUE, VAULT_ID
from tests.vectors.vector import Vector

VAULT_KEY = VaultKey(b"V" * 32)
FORMER_KEY = VaultKey(b"F" * 32)


def salt(number: int) -> bytes:
    return bytes([number]) * 16


def _write(content: Any) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sealed_code(vault: str = VAULT_ID) -> bytes:
    """Return the code of the organisation's slot, sealed to it."""
    return sealed_document({"code": RESCUE, "holder": "R07", "v": 1, "vault": vault})


def sealed_document(document: Any) -> bytes:
    """Return what stands for a sealed code, sealed to the organisation."""
    return seal_to(LEAD.recipient().public, json.dumps(document).encode())


@cache
def slots(vault_id: str = VAULT_ID, costs: KdfCosts = LOWEST_COSTS) -> KeySlots:
    """Return the slots of a new vault."""
    by_passphrase = Slot(1, SlotKind.PASSPHRASE, salt(1), b"", costs)
    by_code = Slot(2, SlotKind.RECOVERY_CODE, salt(2), b"", None)
    wrapped = (
        wrap_key(vault_id, by_passphrase, passphrase_bytes(PASSPHRASE), VAULT_KEY),
        wrap_key(vault_id, by_code, code_bytes(RECOVERY), VAULT_KEY),
    )
    return authenticate(KeySlots(vault_id, 1, wrapped), VAULT_KEY)


def organisations() -> Slot:
    """Return the organisation's slot."""
    slot = Slot(3, SlotKind.ORGANISATION, salt(3), b"", None, sealed_code())
    return wrap_key(VAULT_ID, slot, code_bytes(RESCUE), VAULT_KEY)


def with_slots(*added: Slot | OtherSlot, generation: int = 2) -> KeySlots:
    """Return the slots with others behind them."""
    changed = replace(slots(), generation=generation, slots=(*slots().slots, *added))
    return authenticate(changed, VAULT_KEY)


def held() -> KeySlots:
    """Return the slots of a vault whose organisation can help."""
    return with_slots(organisations())


def again(change: Callable[[dict[str, Any]], object], *, source: KeySlots | None = None) -> bytes:
    """Return a file of which something was changed, under a MAC that fits it."""
    content = json.loads((source or slots()).to_bytes())
    del content["mac"]
    change(content)
    from peerkit.crypto import hmac_sha256

    mac = hmac_sha256(VAULT_KEY.derive("keyslots-mac"), _write(content)).hex()
    return _write({**content, "mac": mac})


def vectors() -> Iterator[Vector]:
    """Yield every key file."""
    yield _one("good", slots().to_bytes(), "nothing")
    yield _one("good_organisation", held().to_bytes(), "nothing: the organisation has a code")
    other = OtherSlot(9, '{"id":9,"kind":"fingerprint","of":["tomorrow"]}')
    yield _one("good_unknown_kind", with_slots(other).to_bytes(), "nothing")
    former = wrap_key(
        VAULT_ID, Slot(4, SlotKind.FORMER, salt(4), b"", None), VAULT_KEY.secret, FORMER_KEY
    )
    yield _one("good_former", with_slots(former).to_bytes(), "nothing: a rekey is under way")
    yield from _forms()
    yield from _values()
    yield from _trusted()


def _one(
    name: str,
    content: bytes,
    says: str,
    error: type[PeerkitError] | None = None,
    **values: str | int,
) -> Vector:
    return Vector(f"keys/{name}.json", content, says, error, values)


def _damaged(name: str, content: bytes, says: str, problem: str = "form") -> Vector:
    return _one(name, content, says, VaultDamagedError, part="keys", problem=problem)


def _forms() -> Iterator[Vector]:
    good = slots().to_bytes()
    yield _damaged("truncated", good[:-1], "the last byte is missing")
    yield _damaged("space", good + b"\n", "white space")
    yield _damaged("key_twice", good[:-1] + b',"v":1}', "a key twice")
    yield _damaged("deep", b"[" * 5_000, "lists in lists, 5,000 deep")
    yield _damaged("too_large", good + b" " * 65_536, "over 64 KiB", "too_large")
    yield _damaged("list", b"[]", "a list")
    nested = OtherSlot(9, '{"id":9,"kind":"later","of":' + "[" * 300 + "]" * 300 + "}")
    yield _damaged("slot_deep", with_slots(nested).to_bytes(), "lists in lists, 300 deep")
    yield _damaged("field", again(lambda file: file.update(more=1)), "a field more")
    yield _damaged(
        "slot_field", again(lambda file: file["slots"][0].update(more=1)), "a field more in a slot"
    )
    later = again(lambda file: file.update(v=2))
    yield _one("version_2", later, "a later version's", VaultTooNewError, found=2, known=1)


def _values() -> Iterator[Vector]:
    def spoilt(name: str, says: str, change: Callable[[Any], object], problem: str) -> Vector:
        return _damaged(name, again(change), says, problem)

    def first(name: str, says: str, problem: str = "form", **changes: Any) -> Vector:
        return spoilt(name, says, lambda file: file["slots"][0]["kdf"].update(changes), problem)

    yield first("memory_low", "Argon2id with 1 MiB", "costs", memory_kib=1024)
    yield first("memory_high", "Argon2id with 2 GiB", "costs", memory_kib=2 * 1024**2)
    yield first("passes_low", "one pass", "costs", passes=1)
    yield first("passes_high", "17 passes", "costs", passes=17)
    yield first("lanes_high", "nine lanes", "costs", lanes=9)
    yield first("salt_short", "a salt of one byte", salt="00")
    yield first("salt_capitals", "capital hexadecimal digits", salt="AB" * 16)
    yield spoilt(
        "kdf_name",
        "another derivation",
        lambda file: file["slots"][0]["kdf"].update(name="scrypt"),
        "form",
    )
    yield spoilt("generation_0", "generation 0", lambda file: file.update(generation=0), "form")
    yield spoilt("vault_id", "a vault's id of one digit", lambda f: f.update(vault="a"), "form")
    yield spoilt(
        "wrapped_short",
        "a wrapped key of one byte",
        lambda file: file["slots"][1].update(wrapped="00"),
        "form",
    )
    yield spoilt(
        "id_twice", "two slots of one number", lambda f: f["slots"][1].update(id=1), "form"
    )
    twice = again(lambda file: file["slots"].append({**file["slots"][1], "id": 3}))
    yield _damaged("kind_twice", twice, "two recovery codes")
    many = [OtherSlot(number, f'{{"id":{number},"kind":"later"}}') for number in range(3, 18)]
    yield _damaged("slots_many", with_slots(*many).to_bytes(), "17 slots")


def _trusted() -> Iterator[Vector]:
    """Yield what is found out when a slot is open."""
    good = slots()
    mac = replace(good, mac=bytes(32)).to_bytes()
    yield _damaged("mac", mac, "another MAC", "mac")
    removed = replace(held(), slots=held().slots[:2]).to_bytes()
    yield _damaged("slot_removed", removed, "the organisation's slot is gone", "mac")
    raised = replace(good, generation=7).to_bytes()
    yield _damaged("generation", raised, "another generation than was written", "mac")
    missing = authenticate(replace(good, slots=good.slots[:1]), VAULT_KEY)
    yield _damaged("slot_missing", missing.to_bytes(), "no recovery code", "slot_missing")
    others = slots("b" * 32)
    moved = replace(good, slots=(good.slots[0], others.slots[1]))
    written = replace(moved, mac=mac_of(moved, VAULT_KEY)).to_bytes()
    yield _one(
        "slot_moved", written, "the recovery code's slot of another vault", WrongRecoveryCodeError
    )
