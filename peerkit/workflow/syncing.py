"""One sync, at any tier: fetch, merge, write receipts, pass on withdrawals, forward, hand over.

Laws:
- The steps are the same at every tier; which of them find anything to do depends on the links.
- Fetching comes before handing over, so that what was withdrawn does not leave.
- Each step is durable before the next; a sync that was cut off is completed by the next one.
- Nothing reaches any place but the one that the project lead, or this command, named.
"""

from dataclasses import dataclass, field

from peerkit.crypto import read_recipient
from peerkit.errors import NoPlaceError, NotJoinedError, PracticeVaultError
from peerkit.record import Record, RecordKind
from peerkit.record.bodies.receipt import read_receipt
from peerkit.sync import Place, open_place
from peerkit.vault import Device, Vault
from peerkit.workflow.bodies import body_of
from peerkit.workflow.handing_over import Receiver, clear_outbox, deliver, hand_over
from peerkit.workflow.link import Link, find_links
from peerkit.workflow.membership import find_membership
from peerkit.workflow.merging import Merged, merge_bundle, merge_waiting
from peerkit.workflow.project import find_project
from peerkit.workflow.projecting import keep_projected_questionnaires, project_submissions
from peerkit.workflow.receipts import read_receipts, write_receipts
from peerkit.workflow.withdrawing import spread_withdrawals

_PLACE = "place/"


@dataclass(slots=True)
class Synced:
    """What a sync did: the bundles that came, and counts of what went out."""

    merged: list[Merged] = field(default_factory=list)
    receipted: int = 0
    withdrawals: int = 0
    forwarded: int = 0
    delivered: int = 0


def sync(vault: Vault, at: str) -> Synced:
    """Return what was done; everything that could be exchanged has been.

    Raises PracticeVaultError, NotJoinedError, NoPlaceError, PlaceUnreachableError. What is new is
    in the outbox then, and the next sync leaves it at the place.
    """
    if vault.is_practice:
        raise PracticeVaultError
    links = find_links(vault)
    if not links:
        raise NotJoinedError
    done = Synced()
    places = {link.project: find_place(vault, link) for link in links}
    for link in links:
        _fetch(vault, link, places[link.project], done, at)
    settle(vault, done, at)
    for link in links:
        for receiver in _receivers(vault, link):
            hand_over(vault, link, receiver, at)
    for link in links:
        done.delivered += deliver(vault, link, places[link.project])
    return done


def settle(vault: Vault, done: Synced, at: str) -> None:
    """What follows from the bundles that were merged is written: receipts, withdrawals, forwards."""
    for link in find_links(vault):
        if link.is_lead:
            keep_projected_questionnaires(vault, link)
            done.receipted += write_receipts(vault, link, at)
        else:
            read_receipts(vault, link)
            clear_outbox(vault, link)
    done.withdrawals += spread_withdrawals(vault, at)
    project, membership = find_project(vault), find_membership(vault)
    if project is not None and membership is not None:
        done.forwarded += project_submissions(vault, project, membership, at)


def find_place(vault: Vault, link: Link) -> Place:
    """Return the place for a link: the one that was named last, or the kit's or project's own.

    Raises NoPlaceError.
    """
    named = vault.documents.get(_PLACE + link.project)
    if named is not None:
        return open_place(named.decode("utf-8"))
    project, membership = find_project(vault), find_membership(vault)
    if link.is_lead and project is not None and project.details.place:
        return open_place(project.details.place)
    if not link.is_lead and membership is not None and membership.kit.place:
        return open_place(membership.kit.place)
    raise NoPlaceError


def remember_place(vault: Vault, place: str, *, upward: bool = False) -> None:
    """The place is used from now on: for the own project, or upward for the programme's."""
    links = find_links(vault)
    if not links:
        raise NotJoinedError
    link = links[0] if upward else links[-1]
    vault.documents.set(_PLACE + link.project, place.encode("utf-8"))


def _fetch(vault: Vault, link: Link, place: Place, done: Synced, at: str) -> None:
    for digest in place.list(link.address):
        if not vault.seen.has(digest):
            data = place.get(link.address, digest)
            done.merged.append(merge_bundle(vault, link, f"{digest}.pkb", data, at))
    if link.is_lead:
        done.merged += merge_waiting(vault, link, at)


def _receivers(vault: Vault, link: Link) -> list[Receiver]:
    """Return whom bundles go to: a device's lead; a lead's devices, each for its own eyes."""
    if not link.is_lead:
        return [Receiver(link.recipients, _leaves_the_device)]
    return [_downward(vault, link, device) for device in vault.devices.list(link.project)]


def _leaves_the_device(record: Record) -> bool:
    """A debrief stays with the researcher unless they say that they need a call."""
    return record.head.kind != RecordKind.DEBRIEF or bool(body_of(record).get("call"))


def _downward(vault: Vault, link: Link, device: Device) -> Receiver:
    """A device reads its own receipts, and the withdrawals of its own interviews."""

    def may_read(record: Record) -> bool:
        if record.body is None:
            return False
        if record.head.kind == RecordKind.RECEIPT:
            return device.device in read_receipt(body_of(record)).devices
        subject = record.head.subject
        if record.head.kind == RecordKind.WITHDRAWAL and subject is not None:
            holders = vault.records.by_subject(link.project, subject)
            return any(one.head.device == device.device for one in holders)
        return False

    return Receiver((read_recipient(device.recipient),), may_read)
