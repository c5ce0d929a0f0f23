"""Steps from one schema to the next keep every row, and what was meant by it."""

from peerkit.vault import Device as RosterDevice
from peerkit.vault import Vault
from peerkit.vault.database import Database
from peerkit.vault.migrations import _accept_by_tips, _mark_the_log
from tests.record.chains import AT, PROJECT, Device


def before_tips(database: Database) -> None:
    """Bring the tables back to when a revoked device had a last number and nothing else."""
    database.execute("DROP TABLE accepted_tips")
    database.execute("ALTER TABLE devices DROP COLUMN last_bundle_at")
    database.execute("ALTER TABLE invitations DROP COLUMN revoked_at")


def test_a_device_that_was_revoked_by_number_is_revoked_by_what_came_until_then(
    vault: Vault,
) -> None:
    revoked, other = Device(), Device()
    records = [revoked.add({"n": number}) for number in range(4)]
    kept = other.add({"n": 1})
    everything = [records[0], records[1], records[3], kept]  # the third is missing
    for device in (revoked, other):
        vault.devices.enrol(RosterDevice(PROJECT, device.id, b"", "", "R07", AT))
    vault.records.merge(everything, accepted_tips={}, lead="")
    vault.devices.revoke(PROJECT, revoked.id, 2, [])
    vault._writer.write(before_tips)
    vault._writer.write(_accept_by_tips)
    assert vault.devices.accepted_tips(PROJECT) == {revoked.id: (records[1].id,)}
    accepted = vault.devices.accepted_tips(PROJECT)
    vault.records.merge(everything, accepted_tips=accepted, lead="")
    counting = {one.id for one in vault.records.by_kind(PROJECT, "submission")}
    assert counting == {records[0].id, records[1].id, kept.id}


def before_the_mark(database: Database) -> None:
    """Bring the facts back to when nothing was kept of how long the log is."""
    database.execute("DELETE FROM meta WHERE name LIKE 'audit_%'")


def test_a_log_of_before_there_were_marks_goes_on(vault: Vault) -> None:
    vault.audit.add("opened", AT, {})
    vault.audit.add("merged", AT, {"records": 1})
    vault._writer.write(before_the_mark)
    vault._writer.write(_mark_the_log)
    vault.audit.add("opened", AT, {})
    found = vault.audit.read()
    assert (["opened", "merged", "opened"], None) == (
        [one.event for one in found.entries],
        found.broken_at,
    )


def test_an_empty_log_of_before_there_were_marks_begins(vault: Vault) -> None:
    vault._writer.write(before_the_mark)
    vault._writer.write(_mark_the_log)
    vault.audit.add("opened", AT, {})
    assert [1] == [one.number for one in vault.audit.read().entries]
