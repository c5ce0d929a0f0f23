"""A bundle's manifest: who sends what to whom, in canonical JSON that the sender signs.

Laws:
- `read_manifest(write_manifest(manifest)) == manifest`.
- The spans of its chains count every record of the payload, in order.
- Fields that this version does not know are passed over: a later one may say more.
"""

from typing import Any

from peerkit.bundle.enrolment import Enrolment, read_enrolment, write_enrolment
from peerkit.errors import BundleTooNewError
from peerkit.frozen import frozen
from peerkit.record import Checkpoint, read_canonical, write_canonical
from peerkit.record.fields import Fields, read_fields
from peerkit.values import HEX_32, HEX_64

MANIFEST_VERSION = 1
MANIFEST_NAMESPACE = "bundle@peerkit"

_KIND = "records"


@frozen
class ChainSpan:
    """Records `first` to `last` of one device's chain, and its word that the last is its own."""

    device: str
    first: int
    last: int
    checkpoint: Checkpoint


@frozen
class PayloadDigest:
    """What the payload must be: its size, its SHA-256, and its size unpacked."""

    packed_bytes: int
    sha256: str
    plain_bytes: int


@frozen
class Manifest:
    """What a bundle says of itself.

    `recipients` are ids of keys; `number` counts the sender's bundles from 1.
    """

    project: str
    sender: str
    recipients: tuple[str, ...]
    number: int
    at: str
    chains: tuple[ChainSpan, ...]
    records: int
    payload: PayloadDigest
    enrolment: Enrolment | None = None


def write_manifest(manifest: Manifest) -> bytes:
    """Return the manifest's canonical bytes (FORMAT.md §6.3)."""
    return write_canonical(
        {
            "v": MANIFEST_VERSION,
            "kind": _KIND,
            "p": manifest.project,
            "from": manifest.sender,
            "to": list(manifest.recipients),
            "no": manifest.number,
            "at": manifest.at,
            "chains": [_write_span(span) for span in manifest.chains],
            "records": manifest.records,
            "payload": {
                "bytes": manifest.payload.packed_bytes,
                "sha256": manifest.payload.sha256,
                "plain": manifest.payload.plain_bytes,
            },
            "enrol": write_enrolment(manifest.enrolment) if manifest.enrolment else None,
        }
    )


def read_manifest(data: bytes) -> Manifest:
    """Return the manifest of those canonical bytes.

    Raises BundleTooNewError for a later version, NotCanonicalError or BodyError for what no
    version writes.
    """
    fields = read_fields(read_canonical(data, limit_bytes=len(data)), "manifest")
    version = fields.integer("v", least=1)
    if version > MANIFEST_VERSION or fields.text("kind") != _KIND:
        raise BundleTooNewError(found=version, known=MANIFEST_VERSION)
    spans = tuple(_read_span(span) for span in fields.objects("chains"))
    if sum(span.last - span.first + 1 for span in spans) != fields.integer("records"):
        raise fields.refuse("records")
    if len({span.device for span in spans}) != len(spans):
        raise fields.refuse("chains")
    has_enrolment = fields.values.get("enrol") is not None
    return Manifest(
        project=fields.matching("p", HEX_32),
        sender=fields.matching("from", HEX_32),
        recipients=fields.texts("to"),
        number=fields.integer("no", least=1),
        at=fields.instant("at"),
        chains=spans,
        records=fields.integer("records"),
        payload=_read_payload(fields.object("payload")),
        enrolment=read_enrolment(fields.object("enrol")) if has_enrolment else None,
    )


def _write_span(span: ChainSpan) -> dict[str, Any]:
    return {
        "d": span.device,
        "from": span.first,
        "to": span.last,
        "checkpoint": span.checkpoint.document.decode("utf-8"),
        "sig": span.checkpoint.signature,
    }


def _read_span(fields: Fields) -> ChainSpan:
    first = fields.integer("from", least=1)
    checkpoint = Checkpoint(fields.text("checkpoint").encode("utf-8"), fields.text("sig"))
    return ChainSpan(
        device=fields.matching("d", HEX_32),
        first=first,
        last=fields.integer("to", least=first),
        checkpoint=checkpoint,
    )


def _read_payload(fields: Fields) -> PayloadDigest:
    return PayloadDigest(
        packed_bytes=fields.integer("bytes"),
        sha256=fields.matching("sha256", HEX_64),
        plain_bytes=fields.integer("plain"),
    )
