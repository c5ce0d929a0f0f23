"""The roster as a record: the lead's chain says who belongs to the project.

Laws:
- After each merge the last roster on the chain is the roster that the vault goes by.
- A roster goes down only when it tells of a revocation: it names everybody's keys, and a device
  needs them for nothing else.
"""

from peerkit.record import Record, RecordKind, write_canonical
from peerkit.record.bodies.roster import EnrolledDevice, Roster, read_roster, write_roster
from peerkit.values import digest
from peerkit.vault import Device, Outline, Vault
from peerkit.workflow.belonging.link import Link
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import OwnChain, append_record

_WRITTEN = "roster/"


def keep_roster(vault: Vault, link: Link, at: str) -> None:
    """Put the roster as it is now on the lead's chain; what has not changed is not said again."""
    tips = vault.devices.accepted_tips(link.project)
    devices = vault.devices.list(link.project)
    enrolled = tuple(_enrolled(one, tips.get(one.device, ())) for one in devices)
    body = write_roster(Roster(enrolled))
    if not body["devices"]:
        return
    fingerprint = digest("roster", write_canonical(body))
    name = _WRITTEN + link.project
    if vault.documents.get(name) == fingerprint.encode("ascii"):
        return
    with vault.transaction():
        append_record(vault, OwnChain(link.project, link.device), RecordKind.ROSTER, None, at, body)
        vault.documents.set(name, fingerprint.encode("ascii"))


def newest_of(vault: Vault, link: Link, kind: RecordKind) -> Outline | None:
    """Return the last record of that kind on the lead's chain, as far as it has come here."""
    said = [one for one in vault.outlines.list(link.project, kind) if one.device == link.lead]
    return max(said, key=lambda one: one.number, default=None)


def is_revoked(vault: Vault, link: Link) -> bool:
    """Tell whether the lead's last roster says that this device is revoked."""
    newest = newest_of(vault, link, RecordKind.ROSTER)
    record = None if newest is None else vault.records.get(newest.id)
    if record is None or record.body is None:
        return False
    return link.device in revoked_by(record)


def revoked_by(record: Record) -> frozenset[str]:
    """Return the devices that a roster says are revoked."""
    devices = read_roster(body_of(record)).devices
    return frozenset(one.device for one in devices if one.last_number is not None)


def _enrolled(device: Device, tips: tuple[str, ...]) -> EnrolledDevice:
    return EnrolledDevice(
        device.device,
        device.verifying_key,
        device.recipient,
        device.code,
        device.invitation or "",
        device.revoked_after,
        tips,
    )
