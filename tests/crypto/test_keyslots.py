"""The slots that wrap a vault's key, and the attacks on their file."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from peerkit.crypto import (
    LOWEST_COSTS,
    KdfCosts,
    KeySlots,
    VaultKey,
    change_passphrase,
    change_recovery_code,
    derive_key,
    hmac_sha256,
    new_id,
    new_keyslots,
    new_recovery_code,
    read_keyslots,
    unlock_with_passphrase,
    unlock_with_recovery_code,
    verify_keyslots,
)
from peerkit.crypto.limits import LIMITS
from peerkit.errors import (
    MistypedCodeError,
    VaultDamagedError,
    VaultTooNewError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)

PASSPHRASE = "six random words make one"
CODE = new_recovery_code()
SLOTS, VAULT_KEY = new_keyslots(new_id(), PASSPHRASE, CODE, LOWEST_COSTS)
HIGHER_COSTS = KdfCosts(memory_kib=20 * 1024, passes=2)


def changed(change: Callable[[Any], object], slots: KeySlots = SLOTS) -> bytes:
    """Return the file's bytes after `change` worked on its parsed JSON, in canonical form."""
    content = json.loads(slots.to_bytes())
    change(content)
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def problem_of(content: bytes) -> str:
    with pytest.raises(VaultDamagedError) as caught:
        read_keyslots(content)
    assert caught.value.values["part"] == "keys"
    return str(caught.value.values["problem"])


# --- use --------------------------------------------------------------------------------------


def test_passphrase_and_recovery_code_open_the_same_key() -> None:
    slots = read_keyslots(SLOTS.to_bytes())
    assert unlock_with_passphrase(slots, PASSPHRASE) == VAULT_KEY
    assert unlock_with_recovery_code(slots, CODE) == VAULT_KEY


def test_the_file_is_read_as_it_was_written() -> None:
    assert read_keyslots(SLOTS.to_bytes()) == SLOTS


def test_a_passphrase_is_read_as_keyboards_differ() -> None:
    slots, key = new_keyslots(new_id(), "caf\u00e9 \ufb01n", CODE, LOWEST_COSTS)
    assert unlock_with_passphrase(slots, "  cafe\u0301 fin\n") == key


def test_a_recovery_code_is_read_as_people_type() -> None:
    typed = CODE.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert unlock_with_recovery_code(SLOTS, typed) == VAULT_KEY


def test_the_wrong_passphrase_and_the_wrong_code_are_told_apart_from_a_mistyped_one() -> None:
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(SLOTS, "another")
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(SLOTS, "")
    with pytest.raises(WrongRecoveryCodeError):
        unlock_with_recovery_code(SLOTS, new_recovery_code())
    mistyped = ("A" if CODE[0] != "A" else "B") + CODE[1:]
    with pytest.raises(MistypedCodeError):
        unlock_with_recovery_code(SLOTS, mistyped)


def test_changing_the_passphrase_keeps_the_key_and_all_other_slots() -> None:
    after = change_passphrase(SLOTS, VAULT_KEY, "a new one")
    assert unlock_with_passphrase(after, "a new one") == VAULT_KEY
    assert unlock_with_recovery_code(after, CODE) == VAULT_KEY
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(after, PASSPHRASE)
    assert after.generation == SLOTS.generation + 1
    assert after.slots[1:] == SLOTS.slots[1:]
    assert read_keyslots(after.to_bytes()) == after


def test_changing_the_recovery_code_keeps_the_key_and_the_passphrase() -> None:
    code = new_recovery_code()
    after = change_recovery_code(SLOTS, VAULT_KEY, code)
    assert unlock_with_recovery_code(after, code) == VAULT_KEY
    assert unlock_with_passphrase(after, PASSPHRASE) == VAULT_KEY
    with pytest.raises(WrongRecoveryCodeError):
        unlock_with_recovery_code(after, CODE)


def test_a_change_by_another_vaults_key_is_refused() -> None:
    before = SLOTS.to_bytes()
    with pytest.raises(VaultDamagedError):
        change_passphrase(SLOTS, VaultKey.generate(), "a new one")
    assert SLOTS.to_bytes() == before


def test_what_cannot_open_a_vault_is_refused_at_its_making() -> None:
    with pytest.raises(ValueError, match="character"):
        new_keyslots(new_id(), " ", CODE, LOWEST_COSTS)
    with pytest.raises(ValueError, match="character"):
        change_passphrase(SLOTS, VAULT_KEY, "")
    with pytest.raises(MistypedCodeError):
        new_keyslots(new_id(), PASSPHRASE, CODE[:-1], LOWEST_COSTS)
    with pytest.raises(ValueError, match="hex"):
        new_keyslots("vault", PASSPHRASE, CODE, LOWEST_COSTS)


def test_a_vault_key_is_hidden_and_gives_a_key_for_each_use() -> None:
    assert repr(VAULT_KEY.secret) not in repr(VAULT_KEY)
    assert VAULT_KEY.secret.hex() not in repr(VAULT_KEY)
    assert VAULT_KEY.database_key() == derive_key(VAULT_KEY.secret, "db")
    assert VAULT_KEY.derive("other") != VAULT_KEY.database_key()
    with pytest.raises(ValueError, match="32"):
        VaultKey(b"short")


def test_neither_key_nor_secrets_stand_in_the_file() -> None:
    content = SLOTS.to_bytes()
    for secret in (VAULT_KEY.secret.hex(), PASSPHRASE, CODE, CODE.replace("-", "")):
        assert secret.encode() not in content


# --- attacks ----------------------------------------------------------------------------------


def test_a_slot_transplanted_from_another_vault_does_not_open_this_one() -> None:
    theirs, _ = new_keyslots(new_id(), "theirs", CODE, LOWEST_COSTS)
    slot = json.loads(theirs.to_bytes())["slots"][0]
    content = changed(lambda raw: raw["slots"].__setitem__(0, slot))
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(read_keyslots(content), "theirs")


def test_a_whole_file_of_another_vault_under_this_vaults_name_does_not_open() -> None:
    theirs, _ = new_keyslots(new_id(), "theirs", CODE, LOWEST_COSTS)
    content = changed(lambda raw: raw.update(vault=SLOTS.vault_id), theirs)
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(read_keyslots(content), "theirs")
    with pytest.raises(WrongRecoveryCodeError):
        unlock_with_recovery_code(read_keyslots(content), CODE)


def test_lowered_costs_do_not_open() -> None:
    slots, _ = new_keyslots(new_id(), PASSPHRASE, CODE, HIGHER_COSTS)
    lower = LOWEST_COSTS.memory_kib
    content = changed(lambda raw: raw["slots"][0]["kdf"].update(memory_kib=lower), slots)
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(read_keyslots(content), PASSPHRASE)
    with pytest.raises(VaultDamagedError) as caught:
        unlock_with_recovery_code(read_keyslots(content), CODE)
    assert caught.value.values["problem"] == "mac"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 8),
        ("memory_kib", 19 * 1024 - 1),
        ("memory_kib", 1024 * 1024 + 1),
        ("memory_kib", 2**40),
        ("passes", 1),
        ("passes", 17),
        ("lanes", 9),
    ],
)
def test_costs_out_of_bounds_are_refused_before_any_work(name: str, value: int) -> None:
    content = changed(lambda raw: raw["slots"][0]["kdf"].__setitem__(name, value))
    assert problem_of(content) == "costs"
    with pytest.raises(ValueError, match="bounds"):
        KdfCosts(**{name: value})


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw["slots"].pop(),
        lambda raw: raw["slots"].reverse(),
        lambda raw: raw["slots"].append({"id": 9, "kind": "smartcard", "age": "x"}),
        lambda raw: raw.update(generation=raw["generation"] + 1),
        lambda raw: raw.update(mac="00" * 32),
        lambda raw: raw["slots"][1]["kdf"].update(salt="00" * 16),
        lambda raw: raw["slots"][1].update(wrapped="00" * 48),
    ],
)
def test_any_change_elsewhere_is_found_out_once_a_slot_is_open(
    change: Callable[[Any], object],
) -> None:
    slots = read_keyslots(changed(change))
    with pytest.raises(VaultDamagedError) as caught:
        unlock_with_passphrase(slots, PASSPHRASE)
    assert caught.value.values == {"part": "keys", "problem": "mac"}
    with pytest.raises(VaultDamagedError):
        change_passphrase(slots, VAULT_KEY, "a new one")


def test_a_file_without_the_wanted_slot_is_damaged() -> None:
    slots = read_keyslots(changed(lambda raw: raw["slots"].pop(0)))
    with pytest.raises(VaultDamagedError) as caught:
        unlock_with_passphrase(slots, PASSPHRASE)
    assert caught.value.values == {"part": "keys", "problem": "slot_missing"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"[" * 60_000,
        b"\xff",
        SLOTS.to_bytes() + b"\n",
        SLOTS.to_bytes()[:-1],
        SLOTS.to_bytes().replace(b'"v":1', b'"v":1,"v":1'),
        SLOTS.to_bytes().replace(b":", b": ", 1),
        changed(lambda raw: raw.update(extra=1)),
        changed(lambda raw: raw.update(generation=True)),
        changed(lambda raw: raw.update(generation=0)),
        changed(lambda raw: raw.update(generation=1.0)),
        changed(lambda raw: raw.update(generation=2**53)),
        changed(lambda raw: raw.update(vault="vault")),
        changed(lambda raw: raw.update(vault=5)),
        changed(lambda raw: raw.update(mac="00")),
        changed(lambda raw: raw.update(mac=raw["mac"].upper())),
        changed(lambda raw: raw.update(slots={})),
        changed(lambda raw: raw["slots"].append(5)),
        changed(lambda raw: raw["slots"].append(raw["slots"][0])),
        changed(lambda raw: raw["slots"].append({**raw["slots"][0], "id": 3})),
        changed(lambda raw: raw["slots"].append({"id": 1, "kind": "smartcard"})),
        changed(lambda raw: raw["slots"][0].update(extra=1)),
        changed(lambda raw: raw["slots"][0].update(kind=["passphrase"])),
        changed(lambda raw: raw["slots"][0]["kdf"].update(name="argon2d")),
        changed(lambda raw: raw["slots"][0]["kdf"].update(salt="00")),
        changed(lambda raw: raw["slots"][0]["kdf"].update(lanes=True)),
        changed(lambda raw: raw["slots"][0].update(wrapped="00")),
        changed(lambda raw: raw["slots"][1].update(kdf=raw["slots"][0]["kdf"])),
        changed(
            lambda raw: raw["slots"].extend({"id": i, "kind": "o"} for i in range(3, 18)),
        ),
    ],
)
def test_a_file_of_another_form_is_refused(content: bytes) -> None:
    assert problem_of(content) == "form"


def test_a_file_over_the_limit_is_refused_unread() -> None:
    assert problem_of(b" " * (LIMITS.keyslots_bytes + 1)) == "too_large"


def test_a_newer_versions_file_is_told_apart_from_a_damaged_one() -> None:
    with pytest.raises(VaultTooNewError) as caught:
        read_keyslots(changed(lambda raw: raw.update(v=2)))
    assert caught.value.values == {"found": 2, "known": 1}


def test_slots_of_unknown_kinds_are_kept_through_a_change() -> None:
    organisation = {"id": 3, "kind": "smartcard", "age": "x", "to": ["age1…"]}
    content = json.loads(SLOTS.to_bytes())
    content["slots"].append(organisation)
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    slots = read_keyslots(text.encode())
    assert slots.to_bytes() == text.encode()
    signed = KeySlots(slots.vault_id, slots.generation, slots.slots, mac_of(slots, VAULT_KEY))
    after = change_passphrase(signed, VAULT_KEY, "a new one")
    assert json.loads(after.to_bytes())["slots"][2] == organisation
    assert verify_keyslots(after, VAULT_KEY) == VAULT_KEY


def mac_of(slots: KeySlots, key: VaultKey) -> bytes:
    return hmac_sha256(key.derive("keyslots-mac"), slots.authenticated())
