"""Receipts: a lead's signed list of what was merged, and what a device learns from it.

Law: a receipt is written from what the vault holds after the commit of a merge, so that a receipt
that a kill prevented is written at the next occasion, and none is ever written too early.
"""

from peerkit.record import RecordKind
from peerkit.record.bodies.receipt import Receipt, Received, read_receipt, write_receipt
from peerkit.vault import ReceiptEntry, Vault
from peerkit.workflow.bodies import body_of
from peerkit.workflow.filing import OwnChain, append_record
from peerkit.workflow.link import Link


def write_receipts(vault: Vault, link: Link, at: str) -> int:
    """Return how many records were receipted now: all that are here and had no receipt yet."""
    told = vault.receipts.merged_by(link.device)
    count = 0
    for device in vault.devices.list(link.project):
        chain = vault.records.chain(link.project, device.device)
        merged = tuple(record.id for record in chain if record.id not in told)
        if merged:
            _write_receipt(vault, link, device.device, merged, at)
            count += len(merged)
    return count


def read_receipts(vault: Vault, link: Link) -> None:
    """The vault knows what the lead's receipts say of this device's records."""
    for record in vault.records.by_kind(link.project, RecordKind.RECEIPT):
        if record.head.device != link.lead or record.body is None:
            continue
        receipt = read_receipt(body_of(record))
        received = receipt.devices.get(link.device)
        if received is not None:
            vault.receipts.add(_entries(received, link.lead, record.head.at))


def _write_receipt(
    vault: Vault, link: Link, device: str, merged: tuple[str, ...], at: str
) -> None:
    received = Received(merged)
    body = write_receipt(Receipt({device: received}))
    with vault.transaction():
        chain = OwnChain(link.project, link.device, "")
        append_record(vault, chain, RecordKind.RECEIPT, None, at, body)
        vault.receipts.add(_entries(received, link.device, at))


def _entries(received: Received, merged_by: str, at: str) -> list[ReceiptEntry]:
    backed_up = frozenset(received.backed_up)
    return [ReceiptEntry(one, merged_by, at, one in backed_up) for one in received.merged]
