"""Outlines tell what is there without reading it, in an order that the records alone decide."""

from peerkit.record import RecordKind
from peerkit.record.bodies.withdrawal import Withdrawal, write_withdrawal
from peerkit.vault import Handover, ReceiptEntry, Vault
from tests.record.chains import PROJECT, Device
from tests.vault.vaults import AT


def filled(vault: Vault, *, backwards: bool = False) -> Device:
    device = Device()
    for number in range(250):
        device.add({"story": f"{number}"}, subject=f"{number:064x}")
    records = list(reversed(device.records)) if backwards else list(device.records)
    vault.records.merge(records, accepted_tips={}, lead=device.id)
    return device


def test_outlines_stand_in_one_order_and_lead_to_their_records(vault: Vault) -> None:
    device = filled(vault, backwards=True)
    outlines = vault.outlines.list(PROJECT, RecordKind.SUBMISSION)
    assert [one.id for one in outlines] == sorted(record.id for record in device.records)
    assert {one.has_body for one in outlines} == {True}
    assert [record.id for record in vault.outlines.records(outlines)] == [
        one.id for one in outlines
    ]
    assert vault.outlines.count(PROJECT, RecordKind.SUBMISSION) == 250
    assert vault.outlines.list(PROJECT, RecordKind.CONTACT) == ()


def test_what_is_erased_is_told(vault: Vault) -> None:
    device = filled(vault)
    assert vault.outlines.erased(PROJECT) == {}
    taken = device.records[7]
    body = write_withdrawal(Withdrawal())
    vault.records.append(device.add(body, RecordKind.WITHDRAWAL, taken.head.subject))
    assert vault.outlines.erased(PROJECT) == {taken.id: (device.id, 8)}
    outlines = vault.outlines.list(PROJECT, RecordKind.SUBMISSION)
    assert [one.id for one in outlines if not one.has_body] == [taken.id]


def test_what_has_no_receipt_yet_is_told_in_the_chains_order(vault: Vault) -> None:
    device = filled(vault)
    first, *rest = device.records
    vault.receipts.add([ReceiptEntry(first.id, "holder", AT)])
    unreceipted = vault.outlines.unreceipted(PROJECT, "holder")
    assert list(unreceipted) == [device.id]
    assert list(unreceipted[device.id].items()) == [(one.id, one.head.number) for one in rest]
    assert len(vault.outlines.unreceipted(PROJECT, "another")[device.id]) == 250


def test_a_forgotten_handover_is_as_if_never_made(vault: Vault) -> None:
    for number in (1, 2):
        vault.handovers.add(Handover(PROJECT, "r", number, str(number) * 64, AT))
    vault.handovers.forget(["2" * 64])
    assert [one.to_number for one in vault.handovers.list(PROJECT)] == [1]
    assert vault.handovers.last_number(PROJECT, "r") == 1
