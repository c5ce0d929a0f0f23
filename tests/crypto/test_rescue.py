"""The organisation's way into a vault."""

import pytest

from peerkit.crypto import (
    LOWEST_COSTS,
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
    unlock_with_rescue_code,
)
from peerkit.errors import (
    MistypedCodeError,
    NotAddressedError,
    SealDamagedError,
    VaultDamagedError,
    WrongRecoveryCodeError,
)

PASSPHRASE = "six random words make one"
CODE = new_recovery_code()
PLAIN, KEY = new_keyslots(new_id(), PASSPHRASE, CODE, LOWEST_COSTS)
ORGANISATION = generate_identity()
SLOTS = give_to_organisation(PLAIN, KEY, [ORGANISATION.recipient()], "R07")


def sealed() -> bytes:
    found = sealed_code(SLOTS)
    assert found is not None
    return found


def test_the_organisation_reads_a_code_that_opens_the_vault_and_names_it() -> None:
    rescue = open_rescue(sealed(), [ORGANISATION])
    assert (SLOTS.vault_id, "R07") == (rescue.vault_id, rescue.holder)
    assert KEY == unlock_with_rescue_code(read_keyslots(SLOTS.to_bytes()), rescue.code)


def test_the_passphrase_and_the_recovery_code_open_it_as_before() -> None:
    assert KEY == unlock_with_passphrase(SLOTS, PASSPHRASE)
    assert KEY == unlock_with_recovery_code(SLOTS, CODE)


def test_nobody_else_reads_the_code() -> None:
    with pytest.raises(NotAddressedError):
        open_rescue(sealed(), [generate_identity()])
    assert open_rescue(sealed(), [ORGANISATION]).code.encode() not in SLOTS.to_bytes()


def test_a_code_that_was_read_out_opens_nothing_after_the_next_was_given() -> None:
    rescue = open_rescue(sealed(), [ORGANISATION])
    later = give_to_organisation(SLOTS, KEY, [ORGANISATION.recipient()], "R07")
    with pytest.raises(WrongRecoveryCodeError):
        unlock_with_rescue_code(later, rescue.code)
    assert SLOTS.generation + 1 == later.generation


def test_a_mistyped_code_is_told_apart_and_a_vault_without_the_slot_too() -> None:
    with pytest.raises(MistypedCodeError):
        unlock_with_rescue_code(SLOTS, "0000")
    with pytest.raises(VaultDamagedError):
        unlock_with_rescue_code(PLAIN, CODE)
    assert sealed_code(PLAIN) is None


def test_what_is_no_sealed_code_is_refused() -> None:
    from peerkit.crypto import seal

    other = seal(b"[]", [ORGANISATION.recipient()])
    with pytest.raises(SealDamagedError):
        open_rescue(other, [ORGANISATION])
