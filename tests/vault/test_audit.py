"""The log of a vault's own events only grows, and tells where it was changed."""

from typing import Any

import pytest

from peerkit.vault import AuditEntry, Vault, open_vault_with_key
from tests.vault.vaults import AT, template


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
