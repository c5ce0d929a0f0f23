"""Carrying a lead's chain back to it, where no place keeps it: bundles that go from hand to hand.

A project without a place has its own chain in one vault alone. Each laptop has what came down of
it: every head, and the bodies that it may read. So a laptop puts that into its outbox too, sealed
to the lead, and a lead that was brought back from a backup learns how far it had come.

Laws:
- It is the lead's own chain under its own checkpoint; to a lead that has it, it says nothing new.
- There is one such bundle in the outbox, of the chain as it came last.
- Where a place is known nothing is carried: the lead's own copy lies there.
"""

import hashlib
from pathlib import Path

from peerkit.bundle import Chain, Contents, seal_bundle
from peerkit.crypto import recipient_id
from peerkit.files import remove_file, write_atomically
from peerkit.record import verify_checkpoint
from peerkit.vault import Handover, Vault
from peerkit.workflow.belonging.link import Link
from peerkit.workflow.exchange.merging import SUFFIX


def carried_ledger(link: Link) -> str:
    """Return under which name the vault keeps what it carries of the lead's chain."""
    return f"{link.project}/carried/{link.device}"


def carry(vault: Vault, link: Link, at: str) -> None:
    """Make the outbox hold the lead's chain, as far as it has come here; at the lead, nothing."""
    if link.is_lead:
        return
    checkpoint = vault.records.checkpoint(link.project, link.lead)
    if checkpoint is None:
        return
    ledger = carried_ledger(link)
    tip = verify_checkpoint(checkpoint, link.project, link.lead)
    before = vault.handovers.list(ledger)
    if any(one.to_number == tip.number and _path(vault, one).exists() for one in before):
        return
    chain = Chain(vault.records.line(link.project, link.lead, tip=tip.id), checkpoint)
    contents = Contents(link.project, link.device, (chain,), 1 + len(before), at, link.enrolment)
    data = seal_bundle(contents, link.recipients, link.signing_key)
    made = hashlib.sha256(data).hexdigest()
    receiver = recipient_id(link.recipients[0])
    write_atomically(vault.outbox / (made + SUFFIX), data)
    with vault.transaction():
        vault.handovers.forget(one.digest for one in before)
        vault.handovers.add(Handover(ledger, receiver, tip.number, made, at))
    for one in before:
        remove_file(_path(vault, one))


def drop_carried(vault: Vault, link: Link) -> None:
    """Leave nothing carried in the outbox: there is a place now."""
    before = vault.handovers.list(carried_ledger(link))
    for one in before:
        remove_file(_path(vault, one))
    if before:
        vault.handovers.forget(one.digest for one in before)


def _path(vault: Vault, handover: Handover) -> Path:
    return vault.outbox / (handover.digest + SUFFIX)
