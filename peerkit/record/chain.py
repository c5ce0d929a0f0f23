"""A device's chain: numbered records, each naming the one before it.

Laws:
- The numbers of a chain are 1, 2, 3, … without a hole; each record names its predecessor's id.
- Whoever knows a chain's tip knows every record before it: none can be changed, dropped or put in.
- Two records of one device with the same number and different ids are a fork: a cloned laptop.
"""

from peerkit.errors import ForgedRecordError
from peerkit.frozen import frozen
from peerkit.record.canonical import write_canonical
from peerkit.record.head import Head, Record, body_digest, record_id, write_head
from peerkit.record.line import RECORD_LIMITS, write_line

_BODY_BYTES = RECORD_LIMITS.line_bytes - 1024
"""A body of so many bytes fits into a line: the head and the salt beside it take 600 at most."""


@frozen
class Tip:
    """The last record of a chain, or of what is known of it."""

    number: int
    id: str


def next_record(  # noqa: PLR0913 - keyword-only: one name for each field of the head
    tip: Tip | None,
    *,
    project: str,
    device: str,
    kind: str,
    subject: str | None,
    at: str,
    body: object,
    salt: bytes,
) -> Record:
    """Return the record that follows `tip` (None: the chain's first) and holds `body`.

    `salt` is 16 fresh random bytes; `body` is a dict that canonical JSON can hold. Raises
    ValueError for a body that is too large for any bundle: nothing is recorded that could not be
    handed over.
    """
    if not isinstance(body, dict):
        raise TypeError("a body is an object")
    body_bytes = write_canonical(body, outer_levels=1)  # the line's object stands around it
    head = Head(
        project=project,
        device=device,
        number=tip.number + 1 if tip else 1,
        previous=tip.id if tip else None,
        kind=str(kind),
        subject=subject,
        at=at,
        body_digest=body_digest(salt, body_bytes),
    )
    head_bytes = write_head(head)
    record = Record(record_id(head_bytes), head, head_bytes, salt, body_bytes)
    if len(write_line(record)) > RECORD_LIMITS.line_bytes:
        raise ValueError("a record too large for a bundle")
    return record


def is_recordable(body: object) -> bool:
    """Tell whether `next_record` takes the body: it is not too deep, and fits into any bundle."""
    try:
        return len(write_canonical(body, outer_levels=1)) <= _BODY_BYTES
    except ValueError:
        return False


def tip_of(record: Record) -> Tip:
    """Return the tip of a chain that ends with `record`."""
    return Tip(record.head.number, record.id)


def verify_link(previous: Tip, record: Record) -> Record:
    """Return `record`: it follows `previous` in the chain; raises ForgedRecordError otherwise."""
    if record.head.number != previous.number + 1 or record.head.previous != previous.id:
        raise ForgedRecordError(part="chain")
    return record
