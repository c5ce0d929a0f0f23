"""The body of an erasure: somebody has erased records for good, because their time was over.

A lead's reaches every holder of the project; a device's says what that device has erased, and its
lead says it again for it, so that the laptop learns it anew from a backup of before.

Law: it names records and subjects by their digests alone, and says nothing of what was in them.
"""

from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import read_fields
from peerkit.values import HEX_32, HEX_64


@frozen
class Erasure:
    """What was erased: of everybody, or on the device `holder` alone.

    `records` are their ids; of `subjects` nothing is kept outside of records either: no slip, and
    no interview that was begun.
    """

    records: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    holder: str | None = None


def write_erasure(erasure: Erasure) -> dict[str, Any]:
    """Return the body of an `erasure` record (FORMAT.md §5.16)."""
    return {
        "holder": erasure.holder,
        "records": list(erasure.records),
        "subjects": list(erasure.subjects),
    }


def read_erasure(body: object) -> Erasure:
    """Return the erasure that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "erasure")
    records, subjects = fields.texts("records"), fields.texts("subjects")
    for name, digests in (("records", records), ("subjects", subjects)):
        if not all(HEX_64.fullmatch(one) for one in digests):
            raise fields.refuse(name)
    return Erasure(records, subjects, fields.matching_or_none("holder", HEX_32))
