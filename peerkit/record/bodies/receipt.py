"""The body of a receipt: the holder's signed word on what it has merged and backed up.

A device frees only what a verified receipt lists as merged **and** backed up.

Law: a receipt is made after the commit, never before.
"""

from collections.abc import Mapping
from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import Fields, read_fields
from peerkit.values import HEX_32, HEX_64


@frozen
class Received:
    """Ids of one device's records: those merged, and those of them that a backup holds too."""

    merged: tuple[str, ...]
    backed_up: tuple[str, ...] = ()


@frozen
class Receipt:
    """What has arrived: per device the records, and the SHA-256 of each bundle file merged."""

    devices: Mapping[str, Received]
    bundles: tuple[str, ...] = ()


def write_receipt(receipt: Receipt) -> dict[str, Any]:
    """Return the body of a `receipt` record (FORMAT.md §5.4)."""
    return {
        "devices": {
            device: {"merged": list(received.merged), "backed_up": list(received.backed_up)}
            for device, received in receipt.devices.items()
        },
        "bundles": list(receipt.bundles),
    }


def read_receipt(body: object) -> Receipt:
    """Return the receipt that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "receipt")
    devices = fields.object("devices")
    if not all(HEX_32.fullmatch(device) for device in devices.values):
        raise fields.refuse("devices")
    received = {device: _read_received(devices.object(device)) for device in devices.values}
    return Receipt(received, _read_digests(fields, "bundles"))


def _read_received(fields: Fields) -> Received:
    merged, backed_up = _read_digests(fields, "merged"), _read_digests(fields, "backed_up")
    if not set(backed_up) <= set(merged):
        raise fields.refuse("backed_up")
    return Received(merged, backed_up)


def _read_digests(fields: Fields, name: str) -> tuple[str, ...]:
    digests = fields.texts(name)
    if not all(HEX_64.fullmatch(one) for one in digests):
        raise fields.refuse(name)
    return digests
