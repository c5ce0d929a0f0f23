"""Records are kept once, in chains, and a withdrawal reaches them whenever it comes."""

import os
import random
import tracemalloc
from collections.abc import Iterator

import pytest

from peerkit.crypto import new_withdrawal_code
from peerkit.errors import ForgedRecordError
from peerkit.record import MergeReport, Record, RecordKind, Tip, subject_of, tip_of
from peerkit.record.bodies.withdrawal import Withdrawal, write_withdrawal
from peerkit.vault import Device as RosterDevice
from peerkit.vault import Vault
from tests.record.chains import AT, PROJECT, Device

CODE = new_withdrawal_code()
SUBJECT = subject_of(CODE)
LEAD = Device()


@pytest.fixture
def device() -> Device:
    return Device()


def merge(
    vault: Vault, *records: Record, revoked: dict[str, tuple[str, ...]] | None = None
) -> MergeReport:
    return vault.records.merge(records, accepted_tips=revoked or {}, lead=LEAD.id)


def withdraw(device: Device, withdrawal: Withdrawal, subject: str = SUBJECT) -> Record:
    return device.add(write_withdrawal(withdrawal), RecordKind.WITHDRAWAL, subject)


def body_of(vault: Vault, record: Record) -> bytes | None:
    found = vault.records.get(record.id)
    assert found is not None
    assert found.head == record.head
    return found.body


# --- chains -----------------------------------------------------------------------------------


def test_the_own_chain_grows_and_ends_with_its_tip(vault: Vault, device: Device) -> None:
    assert vault.records.tip(PROJECT, device.id) is None
    records = [device.add({"n": number}) for number in range(5)]
    for record in records:
        vault.records.append(record)
        assert vault.records.tip(PROJECT, device.id) == tip_of(record)
    assert list(vault.records.chain(PROJECT, device.id)) == records
    assert list(vault.records.chain(PROJECT, device.id, after=3)) == records[3:]
    assert list(vault.records.chain(PROJECT, LEAD.id)) == []


def test_a_record_that_does_not_follow_is_refused(vault: Vault, device: Device) -> None:
    first, second, third = (device.add({"n": number}) for number in range(3))
    with pytest.raises(ValueError, match="number 1"):
        vault.records.append(second)
    vault.records.append(first)
    with pytest.raises(ForgedRecordError):
        vault.records.append(third)
    assert list(vault.records.chain(PROJECT, device.id)) == [first]


def test_a_long_chain_is_read_whole_and_in_order(vault: Vault, device: Device) -> None:
    records = [device.add({"n": number}) for number in range(350)]
    shuffled = random.Random(7).sample(records, len(records))
    merge(vault, *shuffled)
    assert list(vault.records.chain(PROJECT, device.id)) == records
    assert list(vault.records.by_kind(PROJECT, "submission")) == shuffled


def test_records_are_found_by_id_kind_and_subject(vault: Vault, device: Device) -> None:
    submission = device.add({"n": 1}, subject=SUBJECT)
    contact = device.add({"n": 2}, RecordKind.CONTACT, SUBJECT)
    unknown = device.add({"n": 3}, "later_kind")
    merge(vault, submission, contact, unknown)
    assert vault.records.get(contact.id) == contact
    assert vault.records.get("0" * 64) is None
    assert list(vault.records.by_kind(PROJECT, "later_kind")) == [unknown]
    assert list(vault.records.by_subject(PROJECT, SUBJECT)) == [submission, contact]
    assert list(vault.records.by_kind("f" * 32, "submission")) == []


# --- merging ----------------------------------------------------------------------------------


def test_merging_again_changes_nothing(vault: Vault, device: Device) -> None:
    records = [device.add({"n": number}) for number in range(3)]
    assert merge(vault, *records) == MergeReport(new=3)
    assert merge(vault, *records, records[0]) == MergeReport(duplicates=4)
    assert list(vault.records.by_kind(PROJECT, "submission")) == records


def test_a_source_that_fails_changes_nothing(vault: Vault, device: Device) -> None:
    kept = device.add({"n": 0})
    merge(vault, kept)
    records = [device.add({"n": number}) for number in range(1200)]

    def source() -> Iterator[Record]:
        yield from records
        raise ForgedRecordError(part="chain")

    with pytest.raises(ForgedRecordError):
        vault.records.merge(source(), [device.checkpoint()], accepted_tips={}, lead=LEAD.id)
    assert list(vault.records.chain(PROJECT, device.id)) == [kept]
    assert vault.records.checkpoint(PROJECT, device.id) is None


def test_what_is_missing_is_named(vault: Vault, device: Device) -> None:
    records = [device.add({"n": number}) for number in range(9)]
    report = merge(vault, records[1], records[2], records[5])
    assert report.gaps == ((device.id, 1, 1), (device.id, 4, 5))
    vouched = vault.records.merge([], [device.checkpoint()], accepted_tips={}, lead=LEAD.id)
    assert vouched.gaps == ((device.id, 1, 1), (device.id, 4, 5), (device.id, 7, 9))
    assert merge(vault, *records).gaps == ()


def test_the_highest_checkpoint_is_kept_at_hand(vault: Vault, device: Device) -> None:
    for number in range(3):
        device.add({"n": number})
    checkpoints = [device.checkpoint(2), device.checkpoint(3), device.checkpoint(1)]
    vault.records.merge(device.records, checkpoints, accepted_tips={}, lead=LEAD.id)
    assert vault.records.checkpoint(PROJECT, device.id) == checkpoints[1]


def test_a_cloned_laptop_is_a_fork_and_both_records_are_kept(vault: Vault, device: Device) -> None:
    first = device.add({"n": 1})
    clone = Device(device.key, records=[first])
    ours, theirs = device.add({"n": 2}), clone.add({"n": "2"})
    assert merge(vault, first, ours).forks == ()
    assert merge(vault, theirs).forks == ((device.id, 2),)
    assert list(vault.records.chain(PROJECT, device.id, after=1)) == [ours, theirs]


def test_a_fork_shows_even_when_its_own_record_is_not_here(vault: Vault, device: Device) -> None:
    first = device.add({"n": 1})
    clone = Device(device.key, records=[first])
    clone.add({"n": "2"})
    ours, later = device.add({"n": 2}), clone.add({"n": "3"})
    assert merge(vault, first, ours, later).forks == ((device.id, 2),)


def test_a_body_that_was_withheld_may_come_later(vault: Vault, device: Device) -> None:
    record = device.add({"n": 1})
    assert merge(vault, record.without_body()) == MergeReport(new=1)
    assert body_of(vault, record) is None
    assert merge(vault, record) == MergeReport(duplicates=1)
    merge(vault, record.without_body())
    assert body_of(vault, record) == record.body


# --- revoked devices --------------------------------------------------------------------------


def test_what_comes_late_from_a_revoked_device_is_set_aside(vault: Vault, device: Device) -> None:
    early, late = device.add({"n": 1}, subject=SUBJECT), device.add({"n": 2})
    report = merge(vault, early, late, revoked={device.id: (early.id,)})
    assert (report.new, report.quarantined) == (2, 1)
    assert list(vault.records.by_kind(PROJECT, "submission")) == [early]
    assert list(vault.records.set_aside(PROJECT)) == [late]


def test_revoking_reaches_what_was_merged_before(vault: Vault, device: Device) -> None:
    records = [device.add({"n": number}) for number in range(3)]
    merge(vault, *records)
    vault.devices.enrol(RosterDevice(PROJECT, device.id, b"", "", "R07", AT))
    vault.devices.revoke(PROJECT, device.id, 1, [records[0].id])
    assert list(vault.records.by_kind(PROJECT, "submission")) == records[:1]
    assert list(vault.records.set_aside(PROJECT)) == records[1:]
    vault.devices.revoke(PROJECT, device.id, 3, [records[2].id])  # nothing widens a revocation
    assert vault.devices.accepted_tips(PROJECT) == {device.id: (records[0].id,)}


def test_a_second_chain_below_the_last_accepted_record_is_late(
    vault: Vault, device: Device
) -> None:
    shared = device.add({"n": 1})
    clone = Device(device.key)
    clone.records.append(shared)
    true = [device.add({"n": number}) for number in (2, 3)]
    false = [clone.add({"forged": number}) for number in (2, 3, 4)]
    merge(vault, shared, *true)
    revoked = {device.id: vault.records.tips(PROJECT, device.id)}
    assert revoked == {device.id: (true[1].id,)}
    merge(vault, *false, revoked=revoked)
    assert list(vault.records.by_kind(PROJECT, "submission")) == [shared, *true]
    assert list(vault.records.set_aside(PROJECT)) == false


def test_what_was_missing_at_a_revocation_counts_once_its_place_is_known(
    vault: Vault, device: Device
) -> None:
    first, second, third, fourth = (device.add({"n": number}) for number in range(4))
    merge(vault, first, fourth)
    tips = vault.records.tips(PROJECT, device.id)
    assert set(tips) == {first.id, fourth.id}
    revoked = {device.id: tips}
    merge(vault, second, revoked=revoked)  # nothing that is here names it
    assert list(vault.records.set_aside(PROJECT)) == [second]
    merge(vault, third, revoked=revoked)
    assert list(vault.records.set_aside(PROJECT)) == []
    assert list(vault.records.by_kind(PROJECT, "submission")) == [first, fourth, second, third]


def test_a_stolen_laptop_withdraws_nothing_without_a_code(vault: Vault, device: Device) -> None:
    submission = device.add({"n": 1}, subject=SUBJECT)
    stolen = withdraw(device, Withdrawal())
    merge(vault, submission, stolen, revoked={device.id: (submission.id,)})
    assert body_of(vault, submission) == submission.body
    assert list(vault.records.set_aside(PROJECT)) == [stolen]
    shown = withdraw(device, Withdrawal(CODE))
    assert merge(vault, shown, revoked={device.id: (submission.id,)}).erased == 1
    assert body_of(vault, submission) is None


# --- withdrawals ------------------------------------------------------------------------------

REACHED = ["submission", "correction", "equality", "contact", "access", "projection", "later_kind"]
NOT_REACHED = ["reward", "concern"]


@pytest.mark.parametrize("comes_first", [True, False])
def test_a_withdrawal_reaches_what_came_and_what_will(
    vault: Vault, device: Device, comes_first: bool
) -> None:
    reached = [device.add({"words": kind}, kind, SUBJECT) for kind in REACHED]
    others = [device.add({"words": kind}, kind, SUBJECT) for kind in NOT_REACHED]
    others.append(device.add({"words": "somebody else's"}, subject="e" * 64))
    tombstone = withdraw(Device(), Withdrawal(CODE))
    batches = [[*reached, *others], [tombstone]]
    for batch in reversed(batches) if comes_first else batches:
        merge(vault, *batch)
    assert [body_of(vault, one) for one in reached] == [None] * len(reached)
    assert [body_of(vault, one) for one in others] == [one.body for one in others]
    assert list(vault.records.by_kind(PROJECT, "withdrawal")) == [tombstone]
    assert merge(vault, *reached).erased == 0
    assert [body_of(vault, one) for one in reached] == [None] * len(reached)


def test_a_withdrawal_waits_until_somebody_speaks_for_it(vault: Vault, device: Device) -> None:
    submission = device.add({"n": 1}, subject=SUBJECT)
    strangers = withdraw(Device(), Withdrawal())
    own = withdraw(device, Withdrawal())
    assert merge(vault, strangers, own) == MergeReport(
        new=2, gaps=((device.id, 1, 1),), quarantined=2
    )
    report = merge(vault, submission)  # now the second is known to come from the owner
    assert (report.erased, report.quarantined) == (1, 1)
    assert list(vault.records.set_aside(PROJECT)) == [strangers]


def test_a_device_withdraws_its_own_interview_and_what_others_added_to_it(
    vault: Vault, device: Device
) -> None:
    other = Device()
    mine = device.add({"n": 1}, subject=SUBJECT)
    theirs = other.add({"n": 2}, subject=SUBJECT)
    added = LEAD.add({"n": 3}, RecordKind.CORRECTION, SUBJECT)
    own = withdraw(device, Withdrawal())
    assert merge(vault, own, mine, theirs, added).erased == 2
    assert (body_of(vault, mine), body_of(vault, added)) == (None, None)
    assert body_of(vault, theirs) == theirs.body


def test_a_device_that_takes_a_subject_withdraws_nothing_that_another_recorded_under_it(
    vault: Vault, device: Device
) -> None:
    hostile = Device()
    theirs = device.add({"n": 1}, subject=SUBJECT)
    beside = device.add({"n": 2}, RecordKind.CONTACT, SUBJECT)
    taken = hostile.add({"n": 3}, subject=SUBJECT)
    own = withdraw(hostile, Withdrawal())
    assert merge(vault, own, taken, beside, theirs).erased == 1
    bodies = [body_of(vault, one) for one in (theirs, beside, taken)]
    assert bodies == [theirs.body, beside.body, None]


def test_the_leads_withdrawal_reaches_every_device(vault: Vault, device: Device) -> None:
    submission = device.add({"n": 1}, subject=SUBJECT)
    leads = withdraw(LEAD, Withdrawal())
    assert merge(vault, leads, submission).erased == 1
    vault.records.merge([submission], accepted_tips={}, lead=device.id)  # another lead now
    assert body_of(vault, submission) is None


def test_one_voice_of_a_group_is_erased_alone(vault: Vault, device: Device) -> None:
    voice, rest = (device.add({"n": number}, subject=SUBJECT) for number in range(2))
    merge(vault, withdraw(device, Withdrawal(CODE, records=(voice.id,))), voice, rest)
    assert body_of(vault, voice) is None
    assert body_of(vault, rest) == rest.body


def test_withdrawing_a_statement_erases_nothing(vault: Vault, device: Device) -> None:
    submission = device.add({"n": 1}, subject=SUBJECT)
    taken_back = withdraw(device, Withdrawal(CODE, statement="audio"))
    assert merge(vault, submission, taken_back).erased == 0
    assert list(vault.records.by_kind(PROJECT, "withdrawal")) == [taken_back]


def test_a_withdrawal_of_an_unknown_form_waits(vault: Vault, device: Device) -> None:
    submission = device.add({"n": 1}, subject=SUBJECT)
    strange = device.add({"later": "form"}, RecordKind.WITHDRAWAL, SUBJECT)
    assert merge(vault, submission, strange).quarantined == 1
    assert body_of(vault, submission) == submission.body


def test_the_own_chain_obeys_its_own_withdrawal(vault: Vault, device: Device) -> None:
    submission = device.add({"n": 1}, subject=SUBJECT)
    vault.records.append(submission)
    vault.records.append(withdraw(device, Withdrawal()))
    assert body_of(vault, submission) is None
    vault.records.append(device.add({"n": 3}, RecordKind.CORRECTION, SUBJECT))
    assert [one.body is None for one in vault.records.chain(PROJECT, device.id)] == [
        *(True, False, True),
    ]
    assert vault.records.tip(PROJECT, device.id) == Tip(3, device.records[-1].id)


# --- size -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_large_merge_is_read_as_a_stream(vault: Vault, device: Device) -> None:
    count = 10_000 if os.environ.get("PEERKIT_LONG") else 2_500

    def source() -> Iterator[Record]:
        for number in range(count):
            yield device.add({"text": f"{number:06}" + "x" * 10_994})
            del device.records[:-1]

    tracemalloc.start()
    try:
        report = vault.records.merge(source(), accepted_tips={}, lead=LEAD.id)
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert report == MergeReport(new=count)
    assert peak_bytes < 15_000_000  # of the 27 MB that even the short form merges
