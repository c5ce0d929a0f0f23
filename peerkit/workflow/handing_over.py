"""Handing over: what is new on the own chain, sealed into bundles, and left at the place.

Laws:
- A bundle is in the outbox, durable, before it is remembered as handed over, and stays there until
  a receipt lists its records: a lost stick is healed by leaving the same file again.
- What a receiver may not read travels as its head alone, so that its chain still verifies.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from peerkit.bundle import Chain, Contents, seal_bundles
from peerkit.crypto import Recipient, recipient_id
from peerkit.record import Record
from peerkit.sync import Place
from peerkit.files import write_atomically
from peerkit.vault import Handover, Vault
from peerkit.workflow.link import Link
from peerkit.workflow.merging import SUFFIX

MayRead = Callable[[Record], bool]


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where bundles go: whose folder at the place, who can open them, and what they may read."""

    recipients: tuple[Recipient, ...]
    may_read: MayRead

    @property
    def address(self) -> str:
        """The name of the receiver's folder at a place."""
        return recipient_id(self.recipients[0])


def hand_over(vault: Vault, link: Link, receiver: Receiver, at: str) -> int:
    """Return how many bundles with what is new for that receiver are in the outbox now."""
    after = vault.handovers.last_number(link.project, receiver.address)
    tip = vault.records.tip(link.project, link.device)
    last = 0 if tip is None else tip.number
    is_first = link.enrolment is not None and not _has_handed_over(vault, link)
    if last <= after and not is_first:
        return 0
    records = (
        record if receiver.may_read(record) else record.without_body()
        for record in vault.records.chain(link.project, link.device, after)
    )
    contents = Contents(
        project=link.project,
        sender=link.device,
        chains=(Chain(records),),
        number=1 + len(vault.handovers.list(link.project)),
        at=at,
        enrolment=None if is_enrolled(vault, link) else link.enrolment,
    )
    sealed = list(seal_bundles(contents, receiver.recipients, link.signing_key))
    for data in sealed:
        digest = hashlib.sha256(data).hexdigest()
        write_atomically(vault.folder / "outbox" / (digest + SUFFIX), data)
        vault.handovers.add(Handover(link.project, receiver.address, last, digest, at))
    return len(sealed)


def deliver(vault: Vault, link: Link, place: Place) -> int:
    """Return how many bundles from the outbox were left at the place; all of them are there now.

    Raises PlaceUnreachableError; what was left until then is remembered.
    """
    count = 0
    for handover in vault.handovers.list(link.project):
        path = vault.folder / "outbox" / (handover.digest + SUFFIX)
        if not path.exists() or handover.digest in place.list(handover.receiver):
            continue
        place.put(handover.receiver, handover.digest, path.read_bytes())
        vault.handovers.mark_delivered(handover.digest)
        count += 1
    return count


def clear_outbox(vault: Vault, link: Link) -> None:
    """The outbox holds no bundle whose records are all receipted."""
    receipted = vault.receipts.merged_by(link.lead)
    chain = vault.records.chain(link.project, link.device)
    reached = 0
    for record in chain:
        if record.id not in receipted:
            break
        reached = record.head.number
    for handover in vault.handovers.list(link.project):
        if 0 < handover.to_number <= reached:
            (vault.folder / "outbox" / (handover.digest + SUFFIX)).unlink(missing_ok=True)


def is_enrolled(vault: Vault, link: Link) -> bool:
    """Tell whether a receipt has come, so that bundles need no enrolment any more."""
    return bool(vault.receipts.merged_by(link.lead))


def _has_handed_over(vault: Vault, link: Link) -> bool:
    return bool(vault.handovers.list(link.project))
