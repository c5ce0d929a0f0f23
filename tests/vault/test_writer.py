"""Every call is all or nothing, alone or within a transaction."""

import sqlite3

import pytest

from peerkit.errors import DiskFullError, NoSuchInterviewError
from peerkit.vault import Vault
from tests.vault.vaults import AT, broken_off


def limit_pages(vault: Vault, pages: int) -> None:
    vault._writer.read(lambda one: one.execute(f"PRAGMA max_page_count={pages}").fetchall())


def state(vault: Vault) -> tuple[object, ...]:
    names = vault.documents.names()
    interviews = [vault.journal.read(one.interview) for one in vault.journal.open_interviews()]
    return names, [(one.events, dict(one.drafts)) for one in interviews], vault.waiting.list()


def test_a_transaction_is_undone_by_what_leaves_it(vault: Vault) -> None:
    vault.documents.set("before", b"")
    with broken_off(vault.transaction(), KeyboardInterrupt):
        vault.documents.set("a", b"")
        vault.journal.begin("one", b"", AT)
    assert vault.documents.names() == ("before",)
    assert vault.journal.open_interviews() == ()


def test_a_block_within_a_block_is_undone_alone_if_the_outer_goes_on(vault: Vault) -> None:
    with vault.transaction():
        vault.documents.set("outer", b"")
        with broken_off(vault.transaction()):
            vault.documents.set("inner", b"")
        with pytest.raises(NoSuchInterviewError):
            vault.journal.append("none", [b"x"])
        vault.documents.set("after", b"")
    assert vault.documents.names() == ("after", "outer")


def test_the_outer_block_undoes_the_inner_one_too(vault: Vault) -> None:
    with broken_off(vault.transaction()), vault.transaction():
        vault.documents.set("inner", b"")
    with broken_off(vault.transaction()):
        with vault.transaction():
            vault.documents.set("inner", b"")
        vault.documents.set("outer", b"")
    assert vault.documents.names() == ()


def test_a_full_disk_leaves_everything_as_it_was(vault: Vault) -> None:
    vault.journal.begin("one", b"", AT)
    vault.journal.append("one", [b"said"])
    before = state(vault)
    limit_pages(vault, 1)  # SQLite takes the present size for the smallest limit
    long = b"x" * 100_000
    with pytest.raises(DiskFullError):
        vault.journal.append("one", [b"little", long])
    with pytest.raises(DiskFullError):
        vault.journal.type("one", "story", "x" * 100_000)
    with pytest.raises(DiskFullError):
        vault.documents.set("long", long)
    with pytest.raises(DiskFullError), vault.journal.finish("one"):
        vault.waiting.add("w", long, None, AT)
    assert state(vault) == before
    limit_pages(vault, 1_000_000)
    vault.journal.append("one", [long])
    vault.check_integrity()
    assert vault.journal.read("one").events == (b"said", long)


def test_a_transaction_that_the_disk_ended_cannot_be_committed(vault: Vault) -> None:
    limit_pages(vault, 1)

    def go_on() -> None:
        with vault.transaction():
            vault.documents.set("a", b"")
            with pytest.raises(DiskFullError):
                vault.documents.set("long", b"x" * 100_000)
            vault.documents.set("b", b"")

    with pytest.raises(RuntimeError, match="rolled back"):
        go_on()
    assert vault.documents.names() == ()


def test_a_tick_that_failed_is_told_by_the_next_call(vault: Vault) -> None:
    vault.journal.begin("one", b"", AT)
    vault._writer._late = DiskFullError(path="vault.db")
    with pytest.raises(DiskFullError):
        vault.journal.type("one", "story", "half")
    vault.journal.type("one", "story", "half")
    assert dict(vault.journal.read("one").drafts) == {"story": "half"}


def test_the_connection_refuses_every_other_thread(vault: Vault) -> None:
    import sqlcipher3

    with pytest.raises(sqlcipher3.ProgrammingError):
        vault._writer._database.conn.execute("SELECT 1")


def test_a_closed_vault_takes_nothing_and_closes_again(vault: Vault) -> None:
    vault.close()
    vault.close()
    with pytest.raises(RuntimeError, match="closed"):
        vault.documents.set("a", b"")
    assert not vault._writer._thread.is_alive()


def test_sqlite_utils_is_bound_to_the_encrypting_driver(vault: Vault) -> None:
    import sqlcipher3
    import sqlite_utils.utils

    assert vars(sqlite_utils.utils)["sqlite3"] is sqlcipher3
    assert not isinstance(vault._writer._database.conn, sqlite3.Connection)
