"""The log of a vault's own events only grows, and tells where it was changed."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from peerkit.vault import AuditEntry, Vault, open_vault_with_key
from tests.vault.vaults import AT, as_after_a_kill, template


def log(vault: Vault) -> None:
    for number in range(4):
        vault.audit.add("merged", AT, {"records": number})


def change(vault: Vault, sql: str, *values: object) -> None:
    def work(database: Any) -> None:
        database.execute(sql, values)

    vault._writer.write(work)


def test_what_was_added_is_read_in_order(vault: Vault) -> None:
    log(vault)
    found = vault.audit.read()
    assert [AuditEntry(n + 1, AT, "merged", {"records": n}) for n in range(4)] == list(
        found.entries
    )
    assert found.broken_at is None
    assert 4 == vault.audit.count("merged")


def test_the_log_outlives_the_vaults_closing(vault: Vault) -> None:
    log(vault)
    vault.audit.add("opened", AT, {}, durable=False)
    vault.close()
    with open_vault_with_key(vault.folder, template().key) as again:
        assert "opened" == again.audit.read().entries[-1].event


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET facts = CAST('{}' AS BLOB) WHERE number = 3",
        "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE number = 3",
        "UPDATE audit SET event = 'opened' WHERE number = 3",
        "UPDATE audit SET previous = NULL WHERE number = 3",
        "UPDATE audit SET id = 'x' WHERE number = 3",
        "UPDATE audit SET facts = x'ff' WHERE number = 3",
        "DELETE FROM audit WHERE number = 3",
    ],
)
def test_a_changed_entry_is_told_and_what_stands_before_it_is_believed(
    vault: Vault, sql: str
) -> None:
    log(vault)
    change(vault, sql)
    found = vault.audit.read()
    assert (3, 2) == (found.broken_at, len(found.entries))


def test_an_entry_that_is_put_in_is_told(vault: Vault) -> None:
    log(vault)
    change(vault, "UPDATE audit SET number = number + 1 WHERE number > 3")
    change(
        vault,
        "INSERT INTO audit SELECT 4, at, event, facts, previous, id FROM audit WHERE number = 3",
    )
    assert 4 == vault.audit.read().broken_at


def test_an_empty_log_is_whole(vault: Vault) -> None:
    found = vault.audit.read()
    assert ((), None) == (found.entries, found.broken_at)


# --- what was taken from the end ----------------------------------------------------------------


def again(vault: Vault) -> Vault:
    """Return the vault, closed and opened once more."""
    vault.close()
    return open_vault_with_key(vault.folder, template().key)


def older_copy(vault: Vault, folder: Path) -> Path:
    """Return a copy of the vault's folder as it is now; the vault is closed."""
    vault.close()
    return Path(shutil.copytree(vault.folder, folder))


@pytest.mark.parametrize(
    ("sql", "broken_at"),
    [
        ("DELETE FROM audit WHERE number = 4", 4),
        ("DELETE FROM audit WHERE number > 2", 3),
        ("DELETE FROM audit", 1),
    ],
)
def test_what_is_cut_from_the_end_is_told(vault: Vault, sql: str, broken_at: int) -> None:
    log(vault)
    change(vault, sql)
    found = vault.audit.read()
    assert (broken_at, broken_at - 1) == (found.broken_at, len(found.entries))


def test_what_is_added_behind_a_cut_does_not_hide_it(vault: Vault) -> None:
    log(vault)
    change(vault, "DELETE FROM audit WHERE number > 2")
    log(vault)
    assert 3 == vault.audit.read().broken_at


def test_an_entry_that_was_made_up_for_another_is_told(vault: Vault) -> None:
    """Even where the count was changed with it, the mark knows better."""
    log(vault)
    with again(vault) as opened:
        change(opened, "DELETE FROM audit WHERE number > 2")
        change(
            opened,
            "UPDATE meta SET value = (SELECT number || ' ' || id FROM audit WHERE number = 2)"
            " WHERE name = 'audit_tip'",
        )
        log(opened)
        assert opened.audit.read().broken_at is None
        assert opened.audit.note_cut("cut", AT)
        assert {"known": 4, "found": 6} == opened.audit.read().entries[-1].facts


def test_a_vault_that_nobody_touched_says_nothing(vault: Vault) -> None:
    for _ in range(3):
        assert not vault.audit.note_cut("cut", AT)
        log(vault)
        vault = again(vault)
    assert 12 == len(vault.audit.read().entries)
    vault.close()


def test_a_kill_is_not_taken_for_a_cut(vault: Vault, tmp_path: Path) -> None:
    """The mark lags behind: it is written when the vault is closed."""
    log(vault)
    with again(vault) as opened:
        log(opened)
        killed = as_after_a_kill(opened, tmp_path / "killed")
    with open_vault_with_key(killed, template().key) as after:
        assert not after.audit.note_cut("cut", AT)
        assert 8 == len(after.audit.read().entries)


def test_an_older_database_put_back_is_told_for_ever(vault: Vault, tmp_path: Path) -> None:
    log(vault)
    old = older_copy(vault, tmp_path / "old")
    with open_vault_with_key(vault.folder, template().key) as opened:
        log(opened)
    shutil.copy(old / "vault.db", vault.folder / "vault.db")
    with open_vault_with_key(vault.folder, template().key):
        pass  # whoever opens it without looking does not make it be forgotten
    for _ in range(2):
        with open_vault_with_key(vault.folder, template().key) as opened:
            opened.audit.note_cut("cut", AT)
            found = opened.audit.read()
        assert (["merged"] * 4 + ["cut"], None) == (
            [one.event for one in found.entries],
            found.broken_at,
        )
        assert {"known": 8, "found": 4} == found.entries[-1].facts


def test_an_older_database_without_its_mark_is_told(vault: Vault, tmp_path: Path) -> None:
    log(vault)
    with again(vault) as opened:
        assert not opened.audit.note_cut("cut", AT)
    old = older_copy(vault, tmp_path / "old")
    with open_vault_with_key(vault.folder, template().key) as opened:
        log(opened)
    shutil.copy(old / "vault.db", vault.folder / "vault.db")
    (vault.folder / "vault.mark.json").unlink()
    with open_vault_with_key(vault.folder, template().key) as opened:
        assert opened.audit.note_cut("cut", AT)
        assert {"known": 0, "found": 4} == opened.audit.read().entries[-1].facts


@pytest.mark.parametrize(
    "written",
    [b"", b"{}", b"\xff", b'{"entries":1}', b"[" * 500, b'{"entries":0,"last":""}', b"x" * 5000],
)
def test_a_mark_of_another_hand_is_told(vault: Vault, written: bytes) -> None:
    log(vault)
    with again(vault) as opened:
        assert not opened.audit.note_cut("cut", AT)
    (vault.folder / "vault.mark.json").write_bytes(written)
    with open_vault_with_key(vault.folder, template().key) as opened:
        assert opened.audit.note_cut("cut", AT)


def test_a_lowered_mark_is_told(vault: Vault) -> None:
    log(vault)
    with again(vault) as opened:
        assert not opened.audit.note_cut("cut", AT)
    mark = vault.folder / "vault.mark.json"
    mark.write_bytes(mark.read_bytes().replace(b'"entries":4', b'"entries":3'))
    with open_vault_with_key(vault.folder, template().key) as opened:
        assert opened.audit.note_cut("cut", AT)


def test_a_mark_holds_a_count_and_a_digest(vault: Vault) -> None:
    log(vault)
    vault.close()
    document = json.loads((vault.folder / "vault.mark.json").read_bytes())
    assert {"entries", "last", "mac", "v", "vault"} == set(document)
    assert 4 == document["entries"]


def test_a_new_key_breaks_no_mark(vault: Vault) -> None:
    log(vault)
    vault.rekey("another passphrase of plain words")
    vault.close()
    with open_vault_with_key(vault.folder, vault.key) as opened:
        assert not opened.audit.note_cut("cut", AT)
        assert opened.audit.read().broken_at is None
