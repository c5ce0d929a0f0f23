"""A project for bundle tests: a lead, devices that seal for it, and forgers with its keys."""

import zlib
from dataclasses import dataclass, replace
from functools import cache

from peerkit.bundle import BundleLimits, Chain, Contents, Enrolment, Trust, seal_bundle
from peerkit.bundle.container import read_container, write_container
from peerkit.bundle.manifest import Manifest, PayloadDigest, read_manifest, write_manifest
from peerkit.bundle.payload import Payload
from peerkit.bundle.seal import ENTRIES
from peerkit.crypto import (
    Identity,
    Recipient,
    RecipientKind,
    SigningKey,
    generate_identity,
    open_sealed,
    seal,
    sign,
)
from peerkit.record import RecordKind, write_line
from tests.record.chains import AT, PROJECT, Device

LEAD = generate_identity()
CITY = generate_identity()
SMALL = BundleLimits(part_bytes=4000)


def device(interviews: int = 5) -> Device:
    """Return a device with that many interviews in its chain."""
    made = Device()
    for number in range(interviews):
        made.add({"answers": {"story": f"what was said in interview {number} " * 20}})
    made.add({"at": AT, "outcome": "declined"}, kind=RecordKind.ATTEMPT)
    return made


@cache
def known_device() -> Device:
    """Return one device that every test may use and none may change."""
    return device()


def trust(*devices: Device, identity: Identity = LEAD) -> Trust:
    """Return the trust of a vault whose roster has those devices."""
    senders = {one.id: one.key.verifying_key for one in devices}
    return Trust(PROJECT, (identity,), senders)


def contents(sender: Device, enrolment: Enrolment | None = None) -> Contents:
    """Return a bundle's contents: the sender's whole chain."""
    return Contents(PROJECT, sender.id, (Chain(sender.records),), 1, AT, enrolment)


def bundle(sender: Device, recipient: Recipient | None = None) -> bytes:
    """Return a bundle with the sender's whole chain, for the lead unless said otherwise."""
    return seal_bundle(contents(sender), [recipient or LEAD.recipient()], sender.key)


def x25519() -> Identity:
    """Return an identity that every age command knows."""
    return generate_identity(RecipientKind.X25519)


@dataclass
class Forgery:
    """The inside of a bundle, to be changed and sealed again by somebody with some key."""

    manifest: Manifest
    payload: bytes
    signature: str = ""
    document: bytes = b""

    @classmethod
    def of(cls, data: bytes, identity: Identity = LEAD) -> "Forgery":
        document, signature, payload = map(
            bytes, read_container(open_sealed(data, [identity]), ENTRIES)
        )
        return cls(read_manifest(document), payload, signature.decode(), document)

    def lines(self) -> list[bytes]:
        return zlib.decompress(self.payload, wbits=31).split(b"\n")[:-1]

    def with_lines(self, lines: list[bytes]) -> "Forgery":
        """Return it with other lines, and a manifest that fits them."""
        plain = b"".join(line + b"\n" for line in lines)
        return self.with_payload(zlib.compress(plain, wbits=31), len(plain))

    def with_payload(self, packed: bytes, plain_bytes: int) -> "Forgery":
        """Return it with another payload, and a manifest that fits it."""
        payload = Payload(packed, plain_bytes, 0)
        digest = PayloadDigest(len(packed), payload.sha256, plain_bytes)
        return Forgery(replace(self.manifest, payload=digest), packed)

    def with_manifest(self, **changes: object) -> "Forgery":
        """Return it with another manifest."""
        return Forgery(replace(self.manifest, **changes), self.payload)  # type: ignore[arg-type] # whatever a test wants to forge

    def sealed_by(self, key: SigningKey, to: Identity = LEAD) -> bytes:
        """Return it signed with that key and sealed."""
        return self.sealed_as(write_manifest(self.manifest), key, to)

    def sealed_as(self, document: bytes, key: SigningKey, to: Identity = LEAD) -> bytes:
        """Return that very document signed with that key, and the payload, sealed."""
        signature = sign(key, "bundle@peerkit", document).encode()
        return self.sealed_with(document, signature, to)

    def sealed_with(self, document: bytes, signature: bytes, to: Identity = LEAD) -> bytes:
        """Return everything as given, sealed."""
        entries = dict(zip(ENTRIES, (document, signature, self.payload), strict=True))
        return seal(write_container(entries, pad=True), [to.recipient()])


def lines_of(sender: Device) -> list[bytes]:
    """Return the lines of the sender's records."""
    return [write_line(record) for record in sender.records]
