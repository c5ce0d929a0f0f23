"""Records and their heads: what is kept and exchanged, one fact each.

A record is a head and a detached body. The head is what the chain links and a checkpoint signs; it
names the body by a salted digest, so that the body can be erased, or withheld from a receiver,
and the chain still verifies (FORMAT.md §3).

Laws:
- A record's id is the digest of its head's canonical bytes.
- A head holds no words of anybody: exactly the nine fields of FORMAT.md §3.1.
- The body fits the head's digest, or is absent together with its salt; the salt keeps a short
  erased body from being guessed.
"""

from dataclasses import replace
from typing import Any

from peerkit.errors import BodyError, BundleTooNewError, ForgedRecordError
from peerkit.frozen import frozen
from peerkit.record.canonical import read_canonical, write_canonical
from peerkit.record.fields import Fields, read_fields
from peerkit.record.kinds import is_kind
from peerkit.values import HEX_32, HEX_64, digest

HEAD_VERSION = 1
SALT_BYTES = 16

_HEAD_KEYS = frozenset({"v", "p", "d", "n", "b", "t", "s", "at", "h"})


@frozen
class Head:
    """What a record is, without what it says. `number` counts from 1 within the device's chain.

    `previous` is the id of the record before it in the chain; None for the first alone.
    """

    project: str
    device: str
    number: int
    previous: str | None
    kind: str
    subject: str | None
    at: str
    body_digest: str


@frozen
class Record:
    """One record. `body` (canonical bytes) and `salt` are None when erased or withheld."""

    id: str
    head: Head
    head_bytes: bytes
    salt: bytes | None
    body: bytes | None

    def without_body(self) -> "Record":
        """Return the same record as its head alone, for a receiver who may not read it."""
        return replace(self, salt=None, body=None)


def record_id(head_bytes: bytes) -> str:
    """Return the id of the record whose head has those canonical bytes."""
    return digest("record", head_bytes)


def body_digest(salt: bytes, body: bytes) -> str:
    """Return the digest by which a head names its body."""
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt has 16 bytes")
    return digest("body", salt, body)


def write_head(head: Head) -> bytes:
    """Return the head's canonical bytes."""
    return write_canonical(
        {
            "v": HEAD_VERSION,
            "p": head.project,
            "d": head.device,
            "n": head.number,
            "b": head.previous,
            "t": head.kind,
            "s": head.subject,
            "at": head.at,
            "h": head.body_digest,
        }
    )


def read_head(value: object) -> Head:
    """Return the head that a JSON object holds.

    Raises BundleTooNewError for a later version, and ForgedRecordError for a shape that no
    version writes: one field more could carry words past an erasure.
    """
    try:
        fields = read_fields(value, "head")
        version = fields.integer("v", least=1)
        if version > HEAD_VERSION:
            raise BundleTooNewError(found=version, known=HEAD_VERSION)
        return _read_fields_of_head(fields)
    except BodyError as error:
        raise ForgedRecordError(part=str(error.values["part"])) from error


def _read_fields_of_head(fields: Fields) -> Head:
    head = Head(
        project=fields.matching("p", HEX_32),
        device=fields.matching("d", HEX_32),
        number=fields.integer("n", least=1),
        previous=fields.matching_or_none("b", HEX_64),
        kind=fields.text("t"),
        subject=fields.matching_or_none("s", HEX_64),
        at=fields.instant("at"),
        body_digest=fields.matching("h", HEX_64),
    )
    if fields.values.keys() != _HEAD_KEYS:
        raise fields.refuse("fields")
    if not is_kind(head.kind):
        raise fields.refuse("t")
    if (head.previous is None) != (head.number == 1):
        raise fields.refuse("b")
    return head


def read_record(head_bytes: bytes, salt: bytes | None, body: bytes | None) -> Record:
    """Return the record of canonical head bytes and a body that fits it, as a vault keeps them.

    Raises NotCanonicalError or ForgedRecordError when they are damaged.
    """
    value: Any = read_canonical(head_bytes, limit_bytes=len(head_bytes))
    record = Record(record_id(head_bytes), read_head(value), head_bytes, salt, body)
    verify_body(record)
    return record


def verify_body(record: Record) -> Record:
    """Return the record: its body fits its head, or is absent together with its salt.

    Raises ForgedRecordError otherwise.
    """
    if record.salt is None and record.body is None:
        return record
    if (
        record.salt is None
        or record.body is None
        or len(record.salt) != SALT_BYTES
        or body_digest(record.salt, record.body) != record.head.body_digest
    ):
        raise ForgedRecordError(part="body")
    return record
