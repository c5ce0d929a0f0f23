"""What a restored vault takes up once it has fetched what was added after its backup.

Laws:
- Everything that was withdrawn in the meantime is gone before any words are shown: of records, of
  what waits for a project, and of interviews that were open when the backup was made.
- A vault that holds a project goes on where its chain ended, wherever the backup ended: who is on
  the roster, what was receipted, and which participant codes were given are on the chain.
- A chain with a hole is not gone on with.
"""

from peerkit.bundle import KitKind
from peerkit.crypto import random_bytes
from peerkit.errors import RestoredGapError
from peerkit.record import RecordKind, subject_of
from peerkit.record.bodies.receipt import read_receipt
from peerkit.record.bodies.roster import EnrolledDevice, read_roster
from peerkit.vault import Device, Invitation, Vault
from peerkit.workflow.belonging.holds import heard, release
from peerkit.workflow.belonging.link import Link, find_former_links, find_links
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.exchange.erasures import obey_own_erasures
from peerkit.workflow.interviews.filing import note_participant
from peerkit.workflow.interviews.paper import read_paper
from peerkit.workflow.interviews.slips import drop_slip
from peerkit.workflow.ledger.bodies import body_of, withdrawals
from peerkit.workflow.ledger.chains import LEAD_CODE
from peerkit.workflow.ledger.receipts import learn_own_receipt

_SECRET_BYTES = 32


def silent_devices(vault: Vault, link: Link) -> tuple[str, ...]:
    """Return by whom a restored vault without a place has not been told yet how far things came.

    A lead asks everybody whom it knew, by their codes, or anybody (""); a device asks its "lead".
    """
    told = heard(vault, link.device)
    if not link.is_lead:
        return () if link.lead in told else ("lead",)
    known = [one for one in vault.devices.list(link.project) if one.revoked_after is None]
    missing = tuple(one.code for one in known if one.device not in told)
    return missing or (() if told else ("",))


def take_up(vault: Vault, link: Link) -> None:
    """Let the link's chain go on; what the chain says since the backup is learned.

    Raises RestoredGapError while some of the chain is missing; then nothing has changed.
    """
    if not link.is_former:
        _check_whole(vault, link)
    with vault.transaction():
        if link.is_lead:
            _learn(vault, link)
            obey_own_erasures(vault, link)
        forget_withdrawn(vault)
        release(vault, link.device)


def forget_withdrawn(vault: Vault) -> None:
    """Make the vault hold nothing of interviews that were withdrawn elsewhere, filed here or not.

    A backup may hold as open, or waiting for a project, what was finished after it.
    """
    links = (*find_former_links(vault), *find_links(vault))
    gone = {
        subject
        for project in sorted({link.project for link in links})
        for subject, said in withdrawals(vault, project).items()
        if any(one.is_whole for one in said)
    }
    for waiting in vault.waiting.list():
        if waiting.subject in gone:
            vault.waiting.take(waiting.id)
    for opened in vault.journal.open_interviews():
        if subject_of(read_paper(opened.setting).code) in gone:
            vault.journal.erase(opened.interview)
    for subject in sorted(gone):
        drop_slip(vault, subject)


def _check_whole(vault: Vault, link: Link) -> None:
    for device, first, last in vault.records.gaps(link.project):
        if device == link.device:
            raise RestoredGapError(first=first, last=last)


def _learn(vault: Vault, link: Link) -> None:
    """Make the vault know what its own chain tells it."""
    first_seen: dict[str, str] = {}
    roster: tuple[EnrolledDevice, ...] = ()
    own = 0
    for record in vault.records.chain(link.project, link.device):
        own += record.head.kind == RecordKind.SUBMISSION
        if record.body is None:
            continue
        body = body_of(record)
        if record.head.kind == RecordKind.ROSTER:
            roster = read_roster(body).devices
            for device in roster:
                first_seen.setdefault(device.device, record.head.at)
        elif record.head.kind == RecordKind.RECEIPT:
            learn_own_receipt(vault, link, read_receipt(body), record.head.at)
        elif record.head.kind == RecordKind.SUBMISSION:
            note_participant(vault, LEAD_CODE, body["participant"])
    # Of heads alone it is known how many numbers were given at the most.
    note_participant(vault, LEAD_CODE, f"{LEAD_CODE}-{own:03d}")
    for device in roster:
        _invite(vault, link, device)
        _enrol(vault, link, device, first_seen[device.device])


def _invite(vault: Vault, link: Link, enrolled: EnrolledDevice) -> None:
    """Make the invitation known by which a device came, so that no code is given twice.

    The secret of one that was made after the backup is lost: nobody else can use it any more, and
    its device needs it no more.
    """
    if vault.invitations.get(enrolled.invitation) is None:
        project = find_project(vault)
        is_programme = project is not None and project.details.is_programme
        kind = KitKind.ORGANISATION if is_programme else KitKind.RESEARCHER
        secret = random_bytes(_SECRET_BYTES)
        vault.invitations.add(
            Invitation(enrolled.invitation, link.project, kind.value, enrolled.code, secret)
        )
    vault.invitations.bind(enrolled.invitation, enrolled.device)


def _enrol(vault: Vault, link: Link, enrolled: EnrolledDevice, at: str) -> None:
    vault.devices.enrol(
        Device(
            project=link.project,
            device=enrolled.device,
            verifying_key=enrolled.verifying_key,
            recipient=enrolled.recipient,
            code=enrolled.code,
            enrolled_at=at,
            invitation=enrolled.invitation,
        )
    )
    if enrolled.last_number is not None:
        vault.devices.revoke(link.project, enrolled.device, enrolled.last_number, enrolled.tips)
