"""Merging one bundle into the vault: verified, then all of it in one transaction, or none of it.

A bundle whose sender is not known yet waits in the inbox and is tried again at each merge.

Laws:
- A refused bundle has changed nothing, and the next one is merged all the same.
- What is merged can be read: one record that cannot would stop every list and export after it.
- Who is enrolled can be answered: a recipient that nothing can be sealed to, or that is somebody
  else's, would stop the receipts of all.
- What this machine cannot do (a full disk) is raised, never told as the bundle's fault.
- What follows from a bundle's own words (who sent it, what its receipts list, how its interviews
  are worded) is in the vault with it, in the same transaction.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from peerkit.bundle import OpenedBundle, open_bundle
from peerkit.crypto import read_recipient, seal
from peerkit.errors import (
    BundleForgedError,
    OtherPartyError,
    PeerkitError,
    UnknownSenderError,
    UnreadableKeyError,
)
from peerkit.files import read_file, remove_file, write_atomically
from peerkit.frozen import frozen
from peerkit.record import MergeReport, Record, RecordKind
from peerkit.record.bodies.confirmation import read_confirmation
from peerkit.record.bodies.correction import read_correction
from peerkit.record.bodies.erasure import read_erasure
from peerkit.record.bodies.projection import read_projection
from peerkit.record.bodies.submission import read_submission
from peerkit.vault import Device, Vault
from peerkit.workflow.belonging.holds import is_held, note_heard
from peerkit.workflow.belonging.link import Link, trust_of
from peerkit.workflow.exchange.erasures import obey_erasure
from peerkit.workflow.exchange.projecting import learn_questionnaire
from peerkit.workflow.ledger.receipts import learn_receipt

SUFFIX = ".pkb"

_READERS: Mapping[str, Callable[[object], object]] = {
    RecordKind.SUBMISSION: read_submission,
    RecordKind.CORRECTION: read_correction,
    RecordKind.PROJECTION: read_projection,
    RecordKind.CONFIRMATION: read_confirmation,
    RecordKind.ERASURE: read_erasure,
}
"""How the kinds are read that lists, exports and leads read again."""


class Fate(StrEnum):
    """What can become of a bundle."""

    MERGED = "merged"
    KNOWN = "known"
    """It was merged before."""
    WAITING = "waiting"
    """Its sender is not known yet; it is in the inbox."""
    REFUSED = "refused"


@frozen
class Merged:
    """What became of one bundle: `report` where it was merged, `refusal` where it was refused."""

    name: str
    fate: Fate
    sender: str = ""
    report: MergeReport | None = None
    refusal: PeerkitError | None = None


def merge_bundle(vault: Vault, link: Link, name: str, data: bytes, at: str) -> Merged:
    """Return what became of the bundle; a refused one has changed nothing.

    The bundle's faults are told in `refusal`. Raises DiskFullError, NotWritableError and
    VaultDamagedError; then too nothing has changed.
    """
    digest = hashlib.sha256(data).hexdigest()
    in_inbox = vault.inbox / (digest + SUFFIX)
    if vault.seen.has(digest):
        remove_file(in_inbox)
        return Merged(name, Fate.KNOWN)
    try:
        opened = open_bundle(data, trust_of(vault, link))
        report = _merge_opened(vault, link, opened, digest, at)
    except UnknownSenderError as unknown:
        if not link.is_lead:  # whose word counts here is in the kit: nobody else can become known
            return Merged(name, Fate.REFUSED, refusal=unknown)
        write_atomically(in_inbox, data)
        return Merged(name, Fate.WAITING, str(unknown.values["device"]))
    except OtherPartyError as refusal:
        return Merged(name, Fate.REFUSED, refusal=refusal)
    remove_file(in_inbox)
    return Merged(name, Fate.MERGED, opened.manifest.sender, report)


def merge_waiting(vault: Vault, link: Link, at: str) -> list[Merged]:
    """Return what became of the bundles in the inbox, tried again until nothing more changes."""
    outcomes: dict[str, Merged] = {}
    while True:
        before = len(vault.devices.list(link.project))
        for path in sorted(vault.inbox.glob(f"*{SUFFIX}")):
            outcomes[path.name] = merge_bundle(vault, link, path.name, read_file(path), at)
        if len(vault.devices.list(link.project)) == before:
            return list(outcomes.values())


def _merge_opened(
    vault: Vault, link: Link, opened: OpenedBundle, digest: str, at: str
) -> MergeReport:
    """Return the report of the one transaction that enrols, merges and remembers the bundle."""
    telling: list[Record] = []
    with vault.transaction():
        _enrol(vault, link, opened, at)
        report = vault.records.merge(
            _noting(vault, link, opened.records_with_documents(), telling),
            [span.checkpoint for span in opened.manifest.chains],
            accepted_tips=vault.devices.accepted_tips(link.project),
            lead=link.lead,
        )
        for record in telling:
            _learn(vault, link, record)
        if report.new:  # an old bundle that somebody brings again is no news of its sender
            vault.devices.heard(link.project, opened.manifest.sender, at)
        vault.seen.add(digest, at)
        _hear(vault, link, opened)
    return report


def _hear(vault: Vault, link: Link, opened: OpenedBundle) -> None:
    """Note, in a restored vault, whoever tells how far the lead's chain had come."""
    tells = any(span.device == link.lead for span in opened.manifest.chains)
    if tells and is_held(vault, link.device):
        note_heard(vault, link.device, opened.manifest.sender)


def _noting(
    vault: Vault, link: Link, told: Iterable[tuple[Record, Any]], telling: list[Record]
) -> Iterator[Record]:
    """Yield every record; those by which the vault learns something later are noted as they pass.

    A lead learns questionnaires at once: to hold a flood of them would fill the memory.

    `told` are the records, each with the document that its body is. Raises BodyError for one that
    says something in a form that cannot be read here.
    """
    for record, document in told:
        reader = _READERS.get(record.head.kind)
        if reader is not None and document is not None:
            reader(document)
        if document is not None and _words_others(link, record):
            learn_questionnaire(vault, record)
        elif document is not None and _tells(link, record):
            telling.append(record)
        yield record


def _words_others(link: Link, record: Record) -> bool:
    """Tell whether it is a questionnaire that others' interviews need to be worded."""
    head = record.head
    return link.is_lead and head.kind == RecordKind.PROJECTION and head.subject is None


def _tells(link: Link, record: Record) -> bool:
    """Tell whether a device learns from it: its lead's word, and no other is held."""
    head = record.head
    is_leads = not link.is_lead and head.device == link.lead
    return is_leads and head.kind in (RecordKind.RECEIPT, RecordKind.ERASURE)


def _learn(vault: Vault, link: Link, record: Record) -> None:
    """Make the vault know what that record of its lead's tells it."""
    if record.head.kind == RecordKind.ERASURE:
        obey_erasure(vault, link, record)
    else:
        learn_receipt(vault, link, record)


def _enrol(vault: Vault, link: Link, opened: OpenedBundle, at: str) -> None:
    """Put a sender that was invited on the lead's roster, and make its invitation its own.

    Raises BundleForgedError when the invitation belongs to another device already, and when the
    sender cannot be answered by the recipient that it shows.
    """
    enrolment, sender = opened.enrolment, opened.manifest.sender
    if enrolment is None or not link.is_lead:
        return
    invitation = vault.invitations.get(enrolment.invitation_id)
    if invitation is None or not vault.invitations.bind(invitation.id, sender):
        raise BundleForgedError(part="invitation")
    _check_recipient(vault, link, sender, enrolment.recipient)
    vault.devices.enrol(
        Device(
            project=link.project,
            device=sender,
            verifying_key=enrolment.verifying_key.to_bytes(),
            recipient=enrolment.recipient,
            code=invitation.code,
            enrolled_at=at,
            invitation=invitation.id,
            last_bundle_at=at,
        )
    )
    if invitation.revoked_at is not None:
        vault.devices.revoke(link.project, sender, 0, ())


def _check_recipient(vault: Vault, link: Link, sender: str, recipient: str) -> None:
    """Return if bundles can be sealed to the recipient, and nobody else goes by it."""
    taken = {one.recipient for one in vault.devices.list(link.project) if one.device != sender}
    if recipient in taken | {str(one) for one in link.recipients}:
        raise BundleForgedError(part="recipient")
    try:
        seal(b"", [read_recipient(recipient)])
    except UnreadableKeyError as error:
        raise BundleForgedError(part="recipient") from error
