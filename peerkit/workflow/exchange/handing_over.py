"""Handing over: what is new on the own chain, sealed into bundles, and left at the place.

Laws:
- All bundles of one hand-over are in the outbox, durable, before any is remembered as handed over,
  and stay there until a receipt lists their records: a lost stick, and one that gives back other
  bytes, is healed by leaving the same file again.
- When who can open what goes up changes, what no receipt lists yet is sealed anew, to those who can
  now.
- What a receiver may not read travels as its head alone, so that its chain still verifies.
- A device tells its lead everything but its own debriefs. A lead tells a device its own receipts,
  and every withdrawal: whose it is may become known later, and it holds no personal data; and what
  was erased because its time was over, of everybody or on that device. Of rosters it tells the
  last, if it names a revoked device; of renewals the last, to whom it trusts.
- A vault that holds a project leaves its own chains at the place for itself too: what a restored
  one needs to go on where they ended.
"""

import hashlib
from collections.abc import Iterable, Iterator

from peerkit.bundle import Chain, Contents, seal_bundles
from peerkit.crypto import Recipient, read_recipient, recipient_id
from peerkit.errors import BundleTooLargeError, NotReadableError
from peerkit.files import read_file, remove_file, write_atomically
from peerkit.frozen import frozen
from peerkit.record import Record, RecordKind
from peerkit.record.bodies.erasure import read_erasure
from peerkit.record.bodies.receipt import read_receipt
from peerkit.sync import Place
from peerkit.vault import Handover, Vault
from peerkit.workflow.belonging.link import Link, find_former_links, find_links
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.exchange.carrying import carried_ledger
from peerkit.workflow.exchange.merging import SUFFIX
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.rosters import newest_of, revoked_by


def hand_over(vault: Vault, link: Link, at: str) -> int:
    """Return how many bundles with what is new are in the outbox now."""
    count = _hand_down(vault, link, at) if link.is_lead else _hand_up(vault, link, at)
    if link.is_lead or find_project(vault) is not None:
        _keep_own_copy(vault, link, at)
    return count


def deliver(vault: Vault, link: Link, place: Place) -> int:
    """Return how many bundles from the outbox were left for others; all are at the place now.

    Raises PlaceUnreachableError, DiskFullError, NotWritableError; what was left until then is
    remembered.
    """
    count = 0
    waiting = {path.stem: path for path in vault.outbox.glob(f"*{SUFFIX}")}
    lying: dict[str, tuple[str, ...]] = {}
    for handover in vault.handovers.list(link.ledger):
        path = waiting.get(handover.digest)
        if path is None:
            continue
        if handover.receiver not in lying:
            lying[handover.receiver] = place.list(handover.receiver)
        is_lying = handover.digest in lying[handover.receiver]
        if not is_lying or not _is_whole(place, handover):
            place.put(handover.receiver, handover.digest, read_file(path))
            count += handover.receiver != link.address
        if not handover.delivered:
            vault.handovers.mark_delivered(handover.digest)
    return count


def _is_whole(place: Place, handover: Handover) -> bool:
    """Tell whether a bundle lies at the place as it was left: a stick can spoil it."""
    try:
        content = place.get(handover.receiver, handover.digest)
    except (BundleTooLargeError, NotReadableError):
        return False
    return hashlib.sha256(content).hexdigest() == handover.digest


def hand_over_again(vault: Vault) -> None:
    """Make the next sync seal everything anew that goes up from here: what went before was lost."""
    for link in (*find_former_links(vault), *find_links(vault)):
        if not link.is_lead:
            sent = vault.handovers.list(link.ledger)
            for handover in sent:
                remove_file(vault.outbox / (handover.digest + SUFFIX))
            vault.handovers.forget(one.digest for one in sent)


def drop_orphans(vault: Vault, links: Iterable[Link]) -> None:
    """Leave no bundle in the outbox that a kill kept from being remembered: it is made anew."""
    ledgers = [name for link in links for name in (link.ledger, carried_ledger(link))]
    known = {one.digest for ledger in ledgers for one in vault.handovers.list(ledger)}
    for path in vault.outbox.glob(f"*{SUFFIX}"):
        if path.stem not in known:
            remove_file(path)


def clear_outbox(vault: Vault, link: Link) -> None:
    """Leave no bundle in the outbox whose records are all receipted."""
    if not is_enrolled(vault, link):
        return
    unreceipted = vault.outlines.unreceipted(link.project, link.lead).get(link.device, {})
    first = min(unreceipted.values(), default=None)
    for handover in vault.handovers.list(link.ledger):
        if first is None or handover.to_number < first:
            remove_file(vault.outbox / (handover.digest + SUFFIX))


def is_enrolled(vault: Vault, link: Link) -> bool:
    """Tell whether a receipt has come, so that bundles need no enrolment any more."""
    return vault.receipts.has_any(link.project, link.device, link.lead)


# --- up -----------------------------------------------------------------------------------------


_SEALED_TO = "sealed/"


def _hand_up(vault: Vault, link: Link, at: str) -> int:
    receiver = recipient_id(link.recipients[0])
    _seal_anew(vault, link, receiver)
    handed = len(vault.handovers.list(link.ledger))
    after = vault.handovers.last_number(link.ledger, receiver)
    tip = vault.records.tip(link.project, link.device)
    last = 0 if tip is None else tip.number
    if last <= after and handed:
        return 0
    records = (
        record if _leaves_the_device(record) else record.without_body()
        for record in vault.records.line(link.project, link.device, after)
    )
    # What goes from the beginning may go to a lead that was brought back, and knows nobody.
    enrolment = None if handed and is_enrolled(vault, link) else link.enrolment
    chain = (Chain(records),)
    contents = Contents(link.project, link.device, chain, handed + 1, at, enrolment)
    return _keep(vault, link, _Letter(receiver, link.recipients, last), contents)


def _seal_anew(vault: Vault, link: Link, receiver: str) -> None:
    """Forget what is in the outbox still, where it was sealed to others than it would be now."""
    named = "".join(sorted(recipient_id(one) for one in link.recipients)).encode("ascii")
    before = vault.documents.get(_SEALED_TO + link.ledger)
    if before == named:
        return
    outbox = {path.stem: path for path in vault.outbox.glob(f"*{SUFFIX}")}
    waiting = [
        one.digest
        for one in vault.handovers.list(link.ledger)
        if one.receiver == receiver and one.digest in outbox
    ]
    is_known = before is not None or len(link.recipients) > 1
    with vault.transaction():
        if is_known:  # of a vault of before nothing is noted: it has sealed to one alone
            vault.handovers.forget(waiting)
        vault.documents.set(_SEALED_TO + link.ledger, named)
    for digest in waiting if is_known else ():
        remove_file(outbox[digest])


def _leaves_the_device(record: Record) -> bool:
    """Tell whether a record may go up: a debrief stays with whoever needs no call."""
    if record.body is None or record.head.kind != RecordKind.DEBRIEF:
        return True
    return bool(body_of(record).get("call"))


# --- down ---------------------------------------------------------------------------------------

_Addressed = tuple[Record, frozenset[str] | None]
"""A record, and the devices that may read it; None for all of them."""


def _hand_down(vault: Vault, link: Link, at: str) -> int:
    """Every device of the roster gets what is new on the lead's chain, each for its own eyes."""
    devices = vault.devices.list(link.project)
    tip = vault.records.tip(link.project, link.device)
    if tip is None or not devices:
        return 0
    number = first = len(vault.handovers.list(link.ledger))
    letters = {one.device: _letter(one.recipient, tip.number) for one in devices}
    reached = {
        device: vault.handovers.last_number(link.ledger, letter.address)
        for device, letter in letters.items()
    }
    least = min(reached.values())
    own = list(_addressed(vault, link, least))
    for device, after in reached.items():
        if after < tip.number:
            chain = (Chain(_for_eyes(own[after - least :], device)),)
            contents = Contents(link.project, link.device, chain, number + 1, at)
            number += _keep(vault, link, letters[device], contents)
    return number - first


def _addressed(vault: Vault, link: Link, after: int) -> Iterator[_Addressed]:
    """Yield the lead's records after that number, each with whoever may read it."""
    devices = vault.devices.list(link.project)
    trusted = frozenset(one.device for one in devices if one.revoked_after is None)
    newest = {one.id for kind in _ONLY_THE_LAST if (one := newest_of(vault, link, kind))}
    for record in vault.records.line(link.project, link.device, after):
        is_past = record.head.kind in _ONLY_THE_LAST and record.id not in newest
        readers = frozenset() if record.body is None or is_past else _readers(record, trusted)
        yield record if readers is None or readers else record.without_body(), readers


_ONLY_THE_LAST = (RecordKind.ROSTER, RecordKind.RENEWAL)
"""Kinds of which each record takes the place of the one before."""


def _readers(record: Record, trusted: frozenset[str]) -> frozenset[str] | None:
    """Return the devices that may read the lead's record; None for all of them.

    `trusted` are those that are not revoked.
    """
    match record.head.kind:
        case RecordKind.RECEIPT:
            return frozenset(read_receipt(body_of(record)).devices)
        case RecordKind.WITHDRAWAL:
            return None
        case RecordKind.ROSTER:
            return None if revoked_by(record) else frozenset()
        case RecordKind.RENEWAL:
            return trusted
        case RecordKind.ERASURE:
            holder = read_erasure(body_of(record)).holder
            return None if holder is None else frozenset({holder})
        case _:
            return frozenset()


def _for_eyes(records: Iterable[_Addressed], device: str) -> Iterator[Record]:
    for record, readers in records:
        may_read = readers is None or device in readers
        yield record if may_read else record.without_body()


# --- for itself ---------------------------------------------------------------------------------


def _keep_own_copy(vault: Vault, link: Link, at: str) -> None:
    """Put what is new on the own chain into the outbox, sealed to this vault itself.

    Of what goes up only the heads: the words are here already, and at the place a second time.
    """
    tip = vault.records.tip(link.project, link.device)
    after = vault.handovers.last_number(link.ledger, link.address)
    if tip is None or tip.number <= after:
        return
    records = (
        record if link.is_lead or record.head.subject is None else record.without_body()
        for record in vault.records.line(link.project, link.device, after)
    )
    number = 1 + len(vault.handovers.list(link.ledger))
    contents = Contents(link.project, link.device, (Chain(records),), number, at)
    recipients = link.recipients if link.is_lead else (link.identity.recipient(),)
    letter = _Letter(link.address, recipients, tip.number)
    _keep(vault, link, letter, contents)


# --- both ---------------------------------------------------------------------------------------


@frozen
class _Letter:
    """Where bundles go: whose folder at the place, who can open them, and up to which number."""

    address: str
    recipients: tuple[Recipient, ...]
    last: int


def _letter(recipient: str, last: int) -> _Letter:
    found = read_recipient(recipient)
    return _Letter(recipient_id(found), (found,), last)


def _keep(vault: Vault, link: Link, letter: _Letter, contents: Contents) -> int:
    """Return how many bundles with those contents are in the outbox, and remembered."""
    digests = []
    for data in seal_bundles(contents, letter.recipients, link.signing_key):
        digest = hashlib.sha256(data).hexdigest()
        write_atomically(vault.outbox / (digest + SUFFIX), data)
        digests.append(digest)
    with vault.transaction():
        for digest in digests:
            handover = Handover(link.ledger, letter.address, letter.last, digest, contents.at)
            vault.handovers.add(handover)
            if letter.address == link.address:
                vault.seen.add(digest, contents.at)
    return len(digests)
