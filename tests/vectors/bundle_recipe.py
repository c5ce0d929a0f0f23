"""A bundle that can be spoiled at any one place on its way from records to a sealed file."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from peerkit.bundle.padding import padded_bytes
from peerkit.crypto import Identity, SigningKey, recipient_id, sign
from peerkit.record import (
    Checkpoint,
    Record,
    Tip,
    sign_checkpoint,
    tip_of,
    write_canonical,
    write_line,
)
from tests.record.chains import AT
from tests.vectors.age_writer import seal_to
from tests.vectors.archive import Member, archive, gzip
from tests.vectors.project import AMINA, AMINA_KEY, AMINAS, LEAD, PROJECT

Change = Callable[[Any], Any]
NAMES = ("manifest.json", "manifest.json.sig", "records.jsonl.gz")


def unchanged(value: Any) -> Any:
    return value


def lines_of(records: Sequence[Record]) -> list[bytes]:
    return [write_line(record) for record in records]


def span_of(
    records: Sequence[Record], key: SigningKey, tip: Tip | None = None, **changes: Any
) -> dict[str, Any]:
    """Return what a manifest says of a chain whose device has that key."""
    device = records[-1].head.device
    end = tip or tip_of(records[-1])
    checkpoint = sign_checkpoint(key, PROJECT, device, end, AT)
    return written_span(records, checkpoint) | changes


def written_span(records: Sequence[Record], checkpoint: Checkpoint) -> dict[str, Any]:
    return {
        "d": records[-1].head.device,
        "from": records[0].head.number,
        "to": records[-1].head.number,
        "checkpoint": checkpoint.document.decode(),
        "sig": checkpoint.signature,
    }


AMINAS_SPAN = span_of(AMINAS, AMINA_KEY)


@dataclass(frozen=True, slots=True)
class BundleRecipe:
    """Each step of making a bundle, and what is changed after it; the steps after fit again."""

    lines: Sequence[bytes] = field(default_factory=lambda: lines_of(AMINAS))
    spans: Sequence[Mapping[str, Any]] = (AMINAS_SPAN,)
    plain: Change = unchanged
    packed: Change = unchanged
    manifest: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the manifest that are said otherwise."""
    document: Change = unchanged
    """The manifest's bytes, before they are signed."""
    sender: str = AMINA
    key: SigningKey = AMINA_KEY
    namespace: str = "bundle@peerkit"
    signature: Change = unchanged
    late_document: Change = unchanged
    """The manifest's bytes, when they are signed already."""
    late_packed: Change = unchanged
    members: Change = unchanged
    end: bytes | None = bytes(1024)
    """What stands behind the members; None pads as a writer must."""
    to: Identity = LEAD
    file: Change = unchanged

    def inside(self) -> tuple[bytes, bytes, bytes]:
        """Return the three files of the archive."""
        plain = self.plain(b"".join(line + b"\n" for line in self.lines))
        packed = self.packed(gzip(plain))
        document = self.document(write_canonical(self._manifest(plain, packed)))
        signature = self.signature(sign(self.key, self.namespace, document).encode())
        return self.late_document(document), signature, self.late_packed(packed)

    def payload(self) -> dict[str, Any]:
        """Return what the manifest says of the payload."""
        said: dict[str, Any] = json.loads(self.inside()[0])["payload"]
        return said

    def container(self) -> bytes:
        """Return the archive."""
        found = [Member(*each) for each in zip(NAMES, self.inside(), strict=True)]
        members = self.members(found)
        if self.end is not None:
            return archive(*members, end=self.end)
        length = len(archive(*members))
        return archive(*members, end=bytes(1024 + padded_bytes(length) - length))

    def to_bytes(self) -> bytes:
        """Return the sealed file."""
        sealed: bytes = self.file(seal_to(self.to.recipient().public, self.container()))
        return sealed

    def _manifest(self, plain: bytes, packed: bytes) -> dict[str, Any]:
        return {
            "v": 1,
            "kind": "records",
            "p": PROJECT,
            "from": self.sender,
            "to": [recipient_id(LEAD.recipient())],
            "no": 1,
            "at": AT,
            "chains": list(self.spans),
            "records": sum(span["to"] - span["from"] + 1 for span in self.spans),
            "payload": {
                "bytes": len(packed),
                "sha256": hashlib.sha256(packed).hexdigest(),
                "plain": len(plain),
            },
            "enrol": None,
        } | dict(self.manifest)


def altered(line: bytes, part: str, **changes: Any) -> bytes:
    """Return the line with other fields in its head or body, canonical again."""
    value = json.loads(line)
    value[part] |= changes
    return write_canonical(value)
