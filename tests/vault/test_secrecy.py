"""No word that was given to the vault is ever found in any of its files."""

from pathlib import Path

from peerkit.record import RecordKind
from peerkit.record.bodies.withdrawal import Withdrawal, write_withdrawal
from peerkit.vault import Device as RosterDevice
from peerkit.vault import Handover, Invitation, Vault, open_vault_with_key
from tests.record.chains import PROJECT, Device
from tests.vault.vaults import AT, as_after_a_kill, contents

CANARY = "kanarek-śpiewa-7261"
FORMS = (
    CANARY.encode(),
    CANARY.encode("utf-16-le"),
    CANARY.encode("utf-16-be"),
    CANARY.encode().hex().encode(),
    b"kanarek",
)


def assert_no_trace(vault: Vault) -> None:
    found = list(contents(vault.folder))
    assert len(found) >= 2
    assert not any(form in content for content in found for form in FORMS)


def test_the_search_finds_a_canary_where_one_lies(vault: Vault) -> None:
    (vault.outbox / "plain").write_text(CANARY, encoding="utf-8")
    assert any(FORMS[0] in content for content in contents(vault.folder))


def test_words_are_in_no_file_at_any_moment_of_an_interview(vault: Vault, tmp_path: Path) -> None:
    journal = vault.journal
    journal.begin(CANARY, CANARY.encode(), AT)
    assert_no_trace(vault)
    for length in range(1, 200):
        journal.type(CANARY, "story", (CANARY * 10)[:length])
    assert_no_trace(vault)
    journal.append(CANARY, [CANARY.encode()] * 50, settled=["story"])
    assert_no_trace(vault)
    killed = as_after_a_kill(vault, tmp_path / "killed")
    with open_vault_with_key(killed, vault.key) as found:
        assert found.journal.read(CANARY).events == (CANARY.encode(),) * 50
        assert_no_trace(found)
    with journal.finish(CANARY):
        vault.waiting.add("w", CANARY.encode() * 10_000, None, AT)
        assert_no_trace(vault)
    assert_no_trace(vault)
    vault.close()
    assert_no_trace(vault)


def test_words_are_in_no_file_while_records_are_merged(vault: Vault) -> None:
    device = Device()
    vault.documents.set(CANARY, CANARY.encode())
    vault.devices.enrol(RosterDevice(PROJECT, device.id, b"", CANARY, CANARY, AT))
    vault.invitations.add(Invitation("i", PROJECT, CANARY, CANARY, CANARY.encode()))
    vault.handovers.add(Handover(PROJECT, CANARY, 1, "1" * 64, AT))
    # A large transaction spills its pages to the log before it is committed.
    vault._writer.read(lambda database: database.execute("PRAGMA cache_size=10"))
    with vault.transaction():
        for number in range(600):
            device.add({"story": CANARY * 200, "number": number}, subject="a" * 64)
        vault.records.merge(device.records, accepted_tips={}, lead=device.id)
        assert sum(map(len, contents(vault.folder))) > 1_000_000
        assert_no_trace(vault)
    assert_no_trace(vault)
    withdrawal = write_withdrawal(Withdrawal())
    vault.records.append(device.add(withdrawal, RecordKind.WITHDRAWAL, "a" * 64))
    assert {one.body for one in vault.records.by_kind(PROJECT, "submission")} == {None}
    vault.close()
    assert_no_trace(vault)
