"""Receipts: a lead's signed list of what was merged, and what a device learns from it.

Laws:
- A receipt is written from what the vault holds after the commit of a merge, so that a receipt
  that a kill prevented is written at the next occasion, and none is ever written too early.
- A record is receipted as backed up only after a verified backup that holds it, and once.
- What a receipt says is learned in the transaction that merges it.
"""

from collections.abc import Iterator, Sequence

from peerkit.record import Record, RecordKind
from peerkit.record.bodies.receipt import Receipt, Received, read_receipt, write_receipt
from peerkit.vault import ReceiptEntry, Vault
from peerkit.workflow.belonging.link import Link
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import OwnChain, append_record

_RECEIPT_RECORDS = 10_000
"""Ids in one receipt: 670 kB, well below the limit of a record."""


def write_receipts(vault: Vault, link: Link, at: str) -> int:
    """Return how many records were receipted now: all of which no receipt says yet what is true.

    That is, that they are here, and that they are backed up.
    """
    untold = vault.outlines.untold(link.project, link.device)
    count = 0
    with vault.transaction():
        for device in vault.devices.list(link.project):
            records = untold.get(device.device, {})
            for merged in _in_parts(list(records)):
                backed_up = tuple(one for one in merged if records[one])
                received = Received(merged, backed_up)
                _write_receipt(vault, link, device.device, received, at)
                count += len(merged)
    return count


def learn_receipt(vault: Vault, link: Link, record: Record) -> None:
    """Make the vault know what a receipt of the lead's says of this device's records."""
    received = read_receipt(body_of(record)).devices.get(link.device)
    if received is not None:
        vault.receipts.add(_entries(received, link.lead, record.head.at))


def learn_own_receipt(vault: Vault, link: Link, receipt: Receipt, at: str) -> None:
    """Make a lead's restored vault know what a receipt of its own said."""
    for received in receipt.devices.values():
        vault.receipts.add(_entries(received, link.device, at))


def _in_parts(merged: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(merged), _RECEIPT_RECORDS):
        yield tuple(merged[start : start + _RECEIPT_RECORDS])


def _write_receipt(vault: Vault, link: Link, device: str, received: Received, at: str) -> None:
    body = write_receipt(Receipt({device: received}))
    append_record(vault, OwnChain(link.project, link.device), RecordKind.RECEIPT, None, at, body)
    vault.receipts.add(_entries(received, link.device, at))


def _entries(received: Received, merged_by: str, at: str) -> list[ReceiptEntry]:
    backed_up = frozenset(received.backed_up)
    return [ReceiptEntry(one, merged_by, at, one in backed_up) for one in received.merged]
