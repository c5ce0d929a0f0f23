"""The slots while a vault gets a new key."""

import json

import pytest

from peerkit.crypto import (
    LOWEST_COSTS,
    begin_rekey,
    end_rekey,
    former_key,
    generate_identity,
    give_to_organisation,
    new_id,
    new_keyslots,
    new_recovery_code,
    open_rescue,
    read_keyslots,
    sealed_code,
    unlock_with_passphrase,
    unlock_with_recovery_code,
    verify_keyslots,
)
from peerkit.errors import VaultDamagedError, WrongPassphraseError, WrongRecoveryCodeError

OLD_CODE, NEW_CODE = new_recovery_code(), new_recovery_code()
ORGANISATION = generate_identity()
PLAIN, OLD_KEY = new_keyslots(new_id(), "the old words", OLD_CODE, LOWEST_COSTS)
OLD = give_to_organisation(PLAIN, OLD_KEY, [ORGANISATION.recipient()], "R07")
DURING, NEW_KEY = begin_rekey(OLD, OLD_KEY, "the new words", NEW_CODE, [ORGANISATION.recipient()])


def test_only_the_new_secrets_open_the_new_key() -> None:
    slots = read_keyslots(DURING.to_bytes())
    assert NEW_KEY == unlock_with_passphrase(slots, "the new words")
    assert NEW_KEY == unlock_with_recovery_code(slots, NEW_CODE)
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(slots, "the old words")
    with pytest.raises(WrongRecoveryCodeError):
        unlock_with_recovery_code(slots, OLD_CODE)
    sealed = sealed_code(slots)
    assert sealed is not None
    assert DURING.vault_id == open_rescue(sealed, [ORGANISATION]).vault_id


def test_the_former_key_is_there_until_the_end_and_for_the_new_key_alone() -> None:
    assert OLD_KEY == former_key(DURING, NEW_KEY)
    with pytest.raises(VaultDamagedError):
        former_key(DURING, OLD_KEY)
    after = end_rekey(DURING, NEW_KEY)
    assert former_key(after, NEW_KEY) is None
    assert NEW_KEY == verify_keyslots(after, NEW_KEY)
    assert OLD.generation + 2 == after.generation


def test_the_vault_and_the_costs_of_a_passphrase_stay() -> None:
    before, after = json.loads(OLD.to_bytes()), json.loads(DURING.to_bytes())
    assert before["vault"] == after["vault"]
    costs = [slot["kdf"]["memory_kib"] for each in (before, after) for slot in each["slots"][:1]]
    assert costs[0] == costs[1]


def test_slots_that_somebody_changed_are_not_rekeyed() -> None:
    stranger, _ = new_keyslots(OLD.vault_id, "the old words", OLD_CODE, LOWEST_COSTS)
    with pytest.raises(VaultDamagedError):
        begin_rekey(stranger, OLD_KEY, "the new words", NEW_CODE)
