"""A vault opens for its own passphrase, once at a time, whole, or says why it does not."""

import os
import shutil
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from peerkit.crypto import LOWEST_COSTS
from peerkit.errors import (
    DiskFullError,
    MistypedCodeError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    VaultMissingError,
    VaultTooNewError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from peerkit.vault import (
    Vault,
    create_vault,
    open_vault,
    open_vault_with_key,
    open_vault_with_recovery_code,
)
from peerkit.vault.connection import open_connection
from peerkit.vault.schema import SCHEMA_VERSION
from tests.vault.vaults import AT, PASSPHRASE, PYTHON, ROOT, copy_vault, template


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    return copy_vault(tmp_path / "amina")


def files_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_a_new_vault_is_open_empty_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "amina"
    vault, code = create_vault(folder, PASSPHRASE, at=AT, costs=LOWEST_COSTS, is_practice=True)
    with vault:
        assert vault.is_practice
        assert vault.facts.created_at == AT
        assert vault.journal.open_interviews() == ()
        vault.check_integrity()
    assert {each.name for each in folder.iterdir()} == {
        *("vault.db", "vault.keys.json", "outbox", "inbox"),
    }
    assert [each.name for each in folder.parent.iterdir()] == ["amina"]
    if os.name == "posix":
        for path, mode in ((folder, 0o700), (folder.parent, 0o700), (folder / "outbox", 0o700)):
            assert stat.S_IMODE(path.stat().st_mode) == mode
        for name in ("vault.db", "vault.keys.json"):
            assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    with open_vault_with_recovery_code(folder, code.lower().replace("-", " ")) as again:
        assert again.id == vault.id


def test_a_vault_is_made_in_an_empty_folder_and_never_over_anything(tmp_path: Path) -> None:
    folder = tmp_path / "amina"
    folder.mkdir()
    vault, _ = create_vault(folder, PASSPHRASE, at=AT, costs=LOWEST_COSTS)
    vault.close()
    before = files_of(folder)
    with pytest.raises(VaultExistsError):
        create_vault(folder, "another", at=AT, costs=LOWEST_COSTS)
    assert files_of(folder) == before


def test_a_copy_that_came_without_its_empty_folders_has_them_again(closed: Path) -> None:
    for name in ("outbox", "inbox"):
        (closed / name).rmdir()
    with open_vault(closed, PASSPHRASE) as vault:
        assert vault.outbox.is_dir()
        assert vault.inbox.is_dir()


def test_what_a_kill_left_of_a_creation_is_no_vault_and_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / ".amina.0123.new"
    copy_vault(left)
    others = tmp_path / ".amina.b.0123.new"  # of a vault named "amina.b"
    others.mkdir()
    with pytest.raises(VaultMissingError):
        open_vault(tmp_path / "amina", PASSPHRASE)
    vault, _ = create_vault(tmp_path / "amina", PASSPHRASE, at=AT, costs=LOWEST_COSTS)
    vault.close()
    assert {each.name for each in tmp_path.iterdir()} == {"amina", others.name}


def test_a_wrong_passphrase_is_told_before_the_database_is_touched(closed: Path) -> None:
    (closed / "vault.db").unlink()
    with pytest.raises(WrongPassphraseError):
        open_vault(closed, "another")
    with pytest.raises(VaultDamagedError):
        open_vault(closed, PASSPHRASE)


def test_recovery_codes_are_checked_before_they_are_tried(closed: Path) -> None:
    code = template().code
    mistyped = ("A" if code[0] != "A" else "B") + code[1:]
    with pytest.raises(MistypedCodeError):
        open_vault_with_recovery_code(closed, mistyped)
    with open_vault_with_recovery_code(closed, code) as vault:
        new = vault.change_recovery_code()
    with pytest.raises(WrongRecoveryCodeError):
        open_vault_with_recovery_code(closed, code)
    open_vault_with_recovery_code(closed, new).close()


def test_another_process_is_told_that_the_vault_is_in_use(vault: Vault) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from peerkit.errors import VaultInUseError\n"
        "from peerkit.vault import open_vault\n"
        "try: open_vault(Path(sys.argv[1]), sys.argv[2])\n"
        "except VaultInUseError as error: print(error.values['name'])\n"
    )
    run = subprocess.run(
        [PYTHON, "-c", program, str(vault.folder), PASSPHRASE],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert run.stdout.strip() == vault.folder.name
    vault.documents.set("still", b"open")


def test_a_second_opening_in_one_process_is_refused_too(vault: Vault) -> None:
    with pytest.raises(VaultInUseError):
        open_vault_with_key(vault.folder, vault.key)
    vault.close()
    open_vault_with_key(vault.folder, vault.key).close()


def test_a_changed_passphrase_replaces_the_old_one(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        vault.documents.set("name", b"kept")
        vault.change_passphrase("the new one")
    with pytest.raises(WrongPassphraseError):
        open_vault(closed, PASSPHRASE)
    with open_vault(closed, "the new one") as vault:
        assert vault.documents.get("name") == b"kept"


def test_an_old_key_file_put_back_is_found_out(closed: Path) -> None:
    old = (closed / "vault.keys.json").read_bytes()
    with open_vault(closed, PASSPHRASE) as vault:
        vault.change_passphrase("the new one")
    (closed / "vault.keys.json").write_bytes(old)
    with pytest.raises(VaultDamagedError) as caught:
        open_vault(closed, PASSPHRASE)
    assert dict(caught.value.values) == {"part": "keys", "problem": "rolled_back"}


def test_a_kill_between_key_file_and_database_leaves_the_new_passphrase(
    closed: Path, tmp_path: Path
) -> None:
    shutil.copytree(closed, tmp_path / "other")
    with open_vault(closed, PASSPHRASE) as vault:
        vault.change_passphrase("the new one")
    shutil.copy(closed / "vault.keys.json", tmp_path / "other")
    open_vault(tmp_path / "other", "the new one").close()
    shutil.copy(template().folder / "vault.keys.json", tmp_path / "other")
    with pytest.raises(VaultDamagedError):  # the database has learnt of the new generation
        open_vault(tmp_path / "other", PASSPHRASE)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"generation":1', b'"generation":2'), (b'"passes":2', b'"passes":3'), (b"{", b"[")],
)
def test_an_altered_key_file_opens_nothing(closed: Path, old: bytes, new: bytes) -> None:
    keys = closed / "vault.keys.json"
    keys.write_bytes(keys.read_bytes().replace(old, new, 1))
    before = files_of(closed)
    with pytest.raises((VaultDamagedError, WrongPassphraseError)):
        open_vault(closed, PASSPHRASE)
    assert files_of(closed) == before


def test_the_key_file_of_another_vault_does_not_fit(closed: Path, tmp_path: Path) -> None:
    other, _ = create_vault(tmp_path / "other", PASSPHRASE, at=AT, costs=LOWEST_COSTS)
    other.close()
    shutil.copy(tmp_path / "other" / "vault.keys.json", closed)
    with pytest.raises(VaultDamagedError) as caught:
        open_vault(closed, PASSPHRASE)
    assert caught.value.values["part"] == "database"


def test_a_newer_vault_is_refused_unchanged(closed: Path) -> None:
    database = open_connection(closed / "vault.db", template().key.database_key())
    database.execute("UPDATE meta SET value = ? WHERE name = 'schema'", [str(SCHEMA_VERSION + 1)])
    database.close()
    before = files_of(closed)
    with pytest.raises(VaultTooNewError) as caught:
        open_vault(closed, PASSPHRASE)
    assert dict(caught.value.values) == {"found": SCHEMA_VERSION + 1, "known": SCHEMA_VERSION}
    assert files_of(closed) == before


def test_a_flipped_bit_in_the_database_is_found(closed: Path) -> None:
    database = closed / "vault.db"
    altered = bytearray(database.read_bytes())
    altered[len(altered) // 2] ^= 1
    database.write_bytes(altered)
    with pytest.raises(VaultDamagedError), open_vault(closed, PASSPHRASE) as vault:
        vault.check_integrity()


def test_stock_sqlite_cannot_read_the_database(vault: Vault) -> None:
    vault.close()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(vault.folder / "vault.db").execute("SELECT * FROM sqlite_master").fetchall()


def test_a_missing_driver_is_found_out_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlcipher3

    def connect(path: str, timeout: float, isolation_level: None) -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=timeout, isolation_level=isolation_level)

    monkeypatch.setattr(sqlcipher3, "connect", connect)
    with pytest.raises(RuntimeError, match="does not encrypt"):
        create_vault(tmp_path / "amina", PASSPHRASE, at=AT, costs=LOWEST_COSTS)
    assert list(tmp_path.iterdir()) == []


def test_the_settings_are_in_force(closed: Path) -> None:
    database = open_connection(closed / "vault.db", template().key.database_key())
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 0,
    }
    found = {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    database.close()
    assert found == expected


def test_no_vault_is_left_where_there_is_no_room(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from peerkit.crypto import LOWEST_COSTS\n"
        "from peerkit.errors import PeerkitError\n"
        "from peerkit.vault import create_vault\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))\n"
        "try: create_vault(Path(sys.argv[1]), 'words', at=sys.argv[2], costs=LOWEST_COSTS)\n"
        "except PeerkitError as error: print(error.code)\n"
    )
    if os.name != "posix":
        pytest.skip("there is no RLIMIT_FSIZE on Windows")
    run = subprocess.run(
        [PYTHON, "-c", program, str(tmp_path / "amina"), AT],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert run.stdout.strip() in {"not_writable", DiskFullError.code}
    assert list(tmp_path.iterdir()) == []
