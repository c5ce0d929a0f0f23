"""The roster as a record: the lead's chain says who belongs to the project.

Law: after each merge the last roster on the chain is the roster that the vault goes by.
"""

from peerkit.record import RecordKind, write_canonical
from peerkit.record.bodies.roster import EnrolledDevice, Roster, write_roster
from peerkit.values import digest
from peerkit.vault import Device, Vault
from peerkit.workflow.chains import OwnChain, append_record
from peerkit.workflow.link import Link

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
