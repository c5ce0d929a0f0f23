"""Checkpoints: a device's signed word on how long its chain is and how it ends.

One signature vouches for every record before it, since each names its predecessor
(FORMAT.md §4). The namespace keeps it from being taken for a signature of anything else.

Law: a checkpoint verifies for one project and one device, or not at all.
"""

from peerkit.crypto import SigningKey, sign, verify
from peerkit.errors import BodyError, ForgedRecordError, NotCanonicalError, SignatureError
from peerkit.frozen import frozen
from peerkit.record.canonical import read_canonical, write_canonical
from peerkit.record.chain import Tip
from peerkit.record.fields import Fields, read_fields
from peerkit.record.identifiers import device_id
from peerkit.values import HEX_32, HEX_64

CHECKPOINT_NAMESPACE = "checkpoint@peerkit"
CHECKPOINT_VERSION = 1

_DOCUMENT_LIMIT_BYTES = 1024  # its fields take 200


@frozen
class Checkpoint:
    """A signed checkpoint as it is kept and sent: canonical bytes and their SSHSIG."""

    document: bytes
    signature: str


def sign_checkpoint(key: SigningKey, project: str, device: str, tip: Tip, at: str) -> Checkpoint:
    """Return the device's signed word that its chain ends with `tip`."""
    if device_id(key.verifying_key.to_bytes()) != device:
        raise ValueError("a device signs its own chain only")
    document = write_canonical(
        {
            "v": CHECKPOINT_VERSION,
            "p": project,
            "d": device,
            "n": tip.number,
            "id": tip.id,
            "at": at,
        }
    )
    return Checkpoint(document, sign(key, CHECKPOINT_NAMESPACE, document))


def verify_checkpoint(checkpoint: Checkpoint, project: str, device: str) -> Tip:
    """Return the tip that the device vouched for; raises ForgedRecordError if it did not."""
    try:
        key = verify(checkpoint.signature, CHECKPOINT_NAMESPACE, checkpoint.document)
        value = read_canonical(checkpoint.document, _DOCUMENT_LIMIT_BYTES)
        return _read_tip(read_fields(value, "checkpoint"), project, device, key.to_bytes())
    except (SignatureError, NotCanonicalError, BodyError) as error:
        raise ForgedRecordError(part="checkpoint") from error


def _read_tip(fields: Fields, project: str, device: str, verifying_key: bytes) -> Tip:
    if fields.integer("v") != CHECKPOINT_VERSION:
        raise fields.refuse("v")
    if fields.matching("p", HEX_32) != project:
        raise fields.refuse("p")
    if not fields.matching("d", HEX_32) == device == device_id(verifying_key):
        raise fields.refuse("d")
    fields.instant("at")
    return Tip(fields.integer("n", least=1), fields.matching("id", HEX_64))
