"""The body of a confirmation: a device says that it has carried out withdrawals.

Law: it says so after it is true, and names withdrawals by their ids alone.
"""

from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import read_fields
from peerkit.values import HEX_64


@frozen
class Confirmation:
    """The ids of the withdrawals of which this device, and what it can reach, holds no words."""

    withdrawals: tuple[str, ...]


def write_confirmation(confirmation: Confirmation) -> dict[str, Any]:
    """Return the body of a `confirmation` record (FORMAT.md §5.15)."""
    return {"withdrawals": list(confirmation.withdrawals)}


def read_confirmation(body: object) -> Confirmation:
    """Return the confirmation that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "confirmation")
    ids = fields.texts("withdrawals")
    if not all(HEX_64.fullmatch(one) for one in ids):
        raise fields.refuse("withdrawals")
    return Confirmation(ids)
