"""The body of a roster: the devices of a project, as its lead says.

Laws:
- A roster is the whole roster of its time; the last one in the lead's chain holds.
- A device's name fits its verifying key.
- A revoked device is named with its last accepted records: what their chain names before them
  stays accepted, and whatever else it adds does not count.
"""

from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import Fields, read_fields
from peerkit.record.identifiers import device_id
from peerkit.values import HEX_32, HEX_64


@frozen
class EnrolledDevice:
    """One device: its keys, the code of its kit, and the invitation by which it came.

    `code` is a researcher's (`R07`) or an organisation's name. Of a revoked device `last_number` is
    the highest number accepted, and `tips` are the ids of the last records accepted: one, or one
    each side of a hole or a fork. `last_number` is None while it is not revoked.
    """

    device: str
    verifying_key: bytes
    recipient: str
    code: str
    invitation: str
    last_number: int | None = None
    tips: tuple[str, ...] = ()


@frozen
class Roster:
    """The devices of a project."""

    devices: tuple[EnrolledDevice, ...]


def write_roster(roster: Roster) -> dict[str, Any]:
    """Return the body of a `roster` record (FORMAT.md §5.5)."""
    return {"devices": [_write_device(device) for device in roster.devices]}


def read_roster(body: object) -> Roster:
    """Return the roster that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "roster")
    return Roster(tuple(_read_device(device) for device in fields.objects("devices")))


def _write_device(device: EnrolledDevice) -> dict[str, Any]:
    return {
        "device": device.device,
        "verifying_key": device.verifying_key.hex(),
        "recipient": device.recipient,
        "code": device.code,
        "invitation": device.invitation,
        "last_number": device.last_number,
        **({} if device.last_number is None else {"tips": list(device.tips)}),
    }


def _read_device(fields: Fields) -> EnrolledDevice:
    verifying_key = bytes.fromhex(fields.matching("verifying_key", HEX_64))
    if fields.text("device") != device_id(verifying_key):
        raise fields.refuse("device")
    is_revoked = fields.values.get("last_number") is not None
    return EnrolledDevice(
        device=fields.text("device"),
        verifying_key=verifying_key,
        recipient=fields.text("recipient"),
        code=fields.text("code"),
        invitation=fields.matching("invitation", HEX_32),
        last_number=fields.integer("last_number") if is_revoked else None,
        tips=_read_tips(fields) if is_revoked else (),
    )


def _read_tips(fields: Fields) -> tuple[str, ...]:
    tips = fields.texts("tips")
    if not all(HEX_64.fullmatch(tip) for tip in tips):
        raise fields.refuse("tips")
    return tips
