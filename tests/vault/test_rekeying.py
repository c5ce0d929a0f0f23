"""A new key for a vault: everything stays, no old secret opens it, a kill leaves old or new."""

import os
from pathlib import Path
from random import Random

import pytest

from peerkit.crypto import generate_identity, open_rescue, sealed_code
from peerkit.errors import (
    DiskFullError,
    VaultDamagedError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from peerkit.vault import (
    Vault,
    open_vault,
    open_vault_with_key,
    open_vault_with_recovery_code,
    open_vault_with_rescue_code,
)
from peerkit.vault.vault import read_slots
from tests.vault.killing import Killing, Outcomes
from tests.vault.vaults import AT, PASSPHRASE, contents, copy_vault, template

KILLS = 200 if os.environ.get("PEERKIT_LONG") else 8
CANARY = b"canary-7f3a"
INTERVIEW = "R07-012"
NEW = "other words"


def said(vault: Vault) -> tuple[bytes, ...]:
    return vault.journal.read(INTERVIEW).events


def begin(vault: Vault) -> None:
    vault.journal.begin(INTERVIEW, b"", AT)
    vault.journal.append(INTERVIEW, [CANARY, b"x" * 50_000])


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_what_the_vault_holds_stays_and_it_goes_on_in_the_same_hands(vault: Vault) -> None:
    begin(vault)
    files = names(vault.folder)
    vault.rekey(NEW)
    assert (CANARY, b"x" * 50_000) == said(vault)
    vault.journal.append(INTERVIEW, [b"later"])
    vault.check_integrity()
    vault.close()
    with open_vault(vault.folder, NEW) as again:
        assert b"later" == said(again)[-1]
    assert files - {"vault.db-wal", "vault.db-shm"} == names(vault.folder)


def test_no_old_secret_opens_it_and_the_new_ones_do(vault: Vault) -> None:
    code = vault.rekey(NEW)
    vault.close()
    with pytest.raises(WrongPassphraseError):
        open_vault(vault.folder, PASSPHRASE)
    with pytest.raises(WrongRecoveryCodeError):
        open_vault_with_recovery_code(vault.folder, template().code)
    with pytest.raises(VaultDamagedError):
        open_vault_with_key(vault.folder, template().key)
    open_vault_with_recovery_code(vault.folder, code).close()


def test_the_old_key_file_beside_the_new_database_opens_nothing(vault: Vault) -> None:
    old = (vault.folder / "vault.keys.json").read_bytes()
    vault.rekey(NEW)
    vault.close()
    (vault.folder / "vault.keys.json").write_bytes(old)
    with pytest.raises(VaultDamagedError):
        open_vault(vault.folder, PASSPHRASE)


def test_no_word_is_ever_readable_in_the_folder(vault: Vault) -> None:
    begin(vault)
    seen: list[bool] = []
    vault.rekey(
        NEW, on_progress=lambda _: seen.append(any(CANARY in one for one in contents(vault.folder)))
    )
    assert not any([*seen, *(CANARY in one for one in contents(vault.folder))])


def test_progress_is_told_and_never_falls(vault: Vault) -> None:
    begin(vault)
    vault.journal.append(INTERVIEW, [b"y" * 2000] * 3000)
    told: list[float] = []
    vault.rekey(NEW, on_progress=told.append)
    assert sorted(told) == told
    assert 1.0 == told[-1]
    assert len(told) > 1


def test_the_organisation_gets_a_new_code_and_its_old_one_is_void(vault: Vault) -> None:
    organisation = generate_identity()
    recipients = [organisation.recipient()]
    vault.give_to_organisation(recipients, "R07")
    before = sealed_code(read_slots(vault.folder))
    vault.rekey(NEW, recipients)
    after = sealed_code(read_slots(vault.folder))
    vault.close()
    assert before is not None
    assert after is not None
    with pytest.raises(WrongRecoveryCodeError):
        open_vault_with_rescue_code(vault.folder, open_rescue(before, [organisation]).code)
    code = open_rescue(after, [organisation]).code
    with open_vault_with_rescue_code(vault.folder, code) as rescued:
        assert rescued.is_held_by_organisation


def test_where_the_copy_finds_no_room_everything_is_as_it_was(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(vault)
    keys = (vault.folder / "vault.keys.json").read_bytes()

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("peerkit.vault.copying.sync_file", full)
    with pytest.raises(DiskFullError):
        vault.rekey(NEW)
    assert keys == (vault.folder / "vault.keys.json").read_bytes()
    assert CANARY == said(vault)[0]
    assert not list(vault.folder.glob(".vault.db.*"))
    vault.close()
    open_vault(vault.folder, PASSPHRASE).close()


def open_either(folder: Path, number: int) -> tuple[Vault, int]:
    """Return the vault by the old passphrase or the new one, and which number that is."""
    try:
        return open_vault(folder, f"words {number}"), number
    except WrongPassphraseError:
        return open_vault(folder, f"words {number + 1}"), number + 1


@pytest.mark.slow
@pytest.mark.parametrize("act", ["rekey", "passphrase"])
def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new(tmp_path: Path, act: str) -> None:
    folder = copy_vault(tmp_path / "amina")
    with open_vault_with_key(folder, template().key) as vault:
        begin(vault)
        vault.change_passphrase("words 0")
    killing, left = Killing("tests.vault.rekeyer", Random(7)), Outcomes()
    killing.whole(act, str(folder), "0")
    number = 1
    for _ in range(KILLS):
        told = killing.killed(act, str(folder), str(number))
        vault, opened = open_either(folder, number)
        with vault:
            assert (CANARY, b"x" * 50_000) == said(vault)
            vault.check_integrity()
        assert opened == number + 1 or "done" not in told
        assert {"inbox", "outbox", "vault.db", "vault.keys.json"} == names(folder)
        left.count(is_new=opened > number)
        number = opened
    print(f"{act}: {left}")
