"""Opening bundles: bytes in, verified records out, or an error and nothing at all.

The order of verification is fixed (FORMAT.md §8): size, seal, entries, signature, strict JSON,
project, sender (or enrolment), recipient, checkpoints, payload digest, and while the records are
read the bounded unpacking, each record, and its chain up to the signed checkpoint.

Laws:
- Nothing is unpacked before it is verified, and nothing is trusted for being well-formed.
- A bundle that is refused changes nothing: whoever merges does so in one transaction, which the
  errors of `OpenedBundle.records` undo.
- Any flipped bit is refused.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from peerkit.bundle.container import ContainerError, read_container
from peerkit.bundle.enrolment import Enrolment, verify_enrolment
from peerkit.bundle.limits import BUNDLE_LIMITS, BundleLimits
from peerkit.bundle.manifest import MANIFEST_NAMESPACE, ChainSpan, Manifest, read_manifest
from peerkit.bundle.payload import read_lines
from peerkit.bundle.seal import ENTRIES
from peerkit.bundle.trust import Trust
from peerkit.crypto import VerifyingKey, open_sealed, recipient_id, verify
from peerkit.errors import (
    BodyError,
    BundleDamagedError,
    BundleForgedError,
    BundleTooLargeError,
    ForeignBundleError,
    ForgedRecordError,
    NotCanonicalError,
    SealDamagedError,
    SignatureError,
    UnknownSenderError,
)
from peerkit.frozen import frozen
from peerkit.record import (
    Record,
    Tip,
    device_id,
    read_line_with_document,
    tip_of,
    verify_checkpoint,
    verify_link,
)


@frozen
class OpenedBundle:
    """A bundle whose envelope is verified. Its records are verified as they are read.

    `enrolment` is the sender's, verified, where it was not on the roster; None otherwise.
    """

    manifest: Manifest
    enrolment: Enrolment | None
    _tips: tuple[Tip, ...] = field(repr=False)
    _payload: memoryview = field(repr=False)
    _limits: BundleLimits = field(repr=False)

    def records(self) -> Iterator[Record]:
        """Yield every record in order. Raises as `records_with_documents`."""
        return (record for record, _ in self.records_with_documents())

    def records_with_documents(self) -> Iterator[tuple[Record, Any]]:
        """Yield every record in order, each with the document that its body is, or None.

        Each fits its digest, its place and its chain. The last one of each chain is the one that
        the device's checkpoint vouches for, so only an iterator that has ended without an error
        has verified all. Raises BundleForgedError, or BundleTooNewError for a record of a later
        version.
        """
        lines = read_lines(
            self._payload, self.manifest.payload.plain_bytes, self._limits.record.line_bytes
        )
        for span, tip in zip(self.manifest.chains, self._tips, strict=True):
            yield from self._read_chain(span, tip, lines)
        if next(lines, None) is not None:
            raise BundleForgedError(part="records")

    def _read_chain(
        self, span: ChainSpan, tip: Tip, lines: Iterator[bytes]
    ) -> Iterator[tuple[Record, Any]]:
        previous: Tip | None = None
        for number in range(span.first, span.last + 1):
            record, document = self._read_record(next(lines, None), previous)
            place = (record.head.project, record.head.device, record.head.number)
            previous = tip_of(record)
            is_last = number == span.last
            if place != (self.manifest.project, span.device, number) or (
                is_last and previous != tip
            ):
                raise BundleForgedError(part="chain")
            yield record, document

    def _read_record(self, line: bytes | None, previous: Tip | None) -> tuple[Record, Any]:
        if line is None:
            raise BundleForgedError(part="records")
        try:
            record, document = read_line_with_document(line, self._limits.record)
            return (verify_link(previous, record) if previous else record), document
        except NotCanonicalError as error:
            raise BundleForgedError(part="record") from error
        except ForgedRecordError as error:
            raise BundleForgedError(part=str(error.values["part"])) from error


def open_bundle(data: bytes, trust: Trust, limits: BundleLimits = BUNDLE_LIMITS) -> OpenedBundle:
    """Return the bundle, its envelope verified against `trust`.

    Raises BundleTooLargeError, NotAddressedError, BundleDamagedError, BundleForgedError,
    BundleTooNewError, ForeignBundleError or UnknownSenderError (it may be enrolled later: keep
    the bundle).
    """
    if len(data) > limits.bundle_bytes:
        raise BundleTooLargeError(limit_bytes=limits.bundle_bytes)
    manifest_bytes, signature, payload = _open_container(data, trust, limits)
    signer = _verify_signature(signature, manifest_bytes)
    manifest = _read_manifest(manifest_bytes)
    enrolment = _verify_sender(manifest, signer, trust)
    _verify_recipient(manifest, trust)
    tips = tuple(_verify_span(span, manifest, trust, enrolment) for span in manifest.chains)
    _verify_payload(manifest, payload, limits)
    return OpenedBundle(manifest, enrolment, tips, payload, limits)


def _open_container(
    data: bytes, trust: Trust, limits: BundleLimits
) -> tuple[bytes, bytes, memoryview]:
    try:
        manifest, signature, payload = read_container(open_sealed(data, trust.identities), ENTRIES)
    except SealDamagedError as error:
        raise BundleDamagedError(part="seal") from error
    except ContainerError as error:
        raise BundleDamagedError(part="container") from error
    if len(manifest) > limits.manifest_bytes or len(signature) > limits.signature_bytes:
        raise BundleTooLargeError(limit_bytes=limits.manifest_bytes)
    return bytes(manifest), bytes(signature), payload


def _verify_signature(signature: bytes, manifest: bytes) -> VerifyingKey:
    try:
        return verify(signature.decode("ascii"), MANIFEST_NAMESPACE, manifest)
    except (UnicodeDecodeError, SignatureError) as error:
        raise BundleForgedError(part="signature") from error


def _read_manifest(data: bytes) -> Manifest:
    try:
        return read_manifest(data)
    except (NotCanonicalError, BodyError) as error:
        raise BundleForgedError(part="manifest") from error


def _verify_sender(manifest: Manifest, signer: VerifyingKey, trust: Trust) -> Enrolment | None:
    if manifest.project != trust.project:
        raise ForeignBundleError
    if device_id(signer.to_bytes()) != manifest.sender:
        raise BundleForgedError(part="sender")
    sender = trust.senders.get(manifest.sender)
    if sender is not None:
        if sender != signer:
            raise BundleForgedError(part="sender")
        return None
    if manifest.enrolment is None:
        raise UnknownSenderError(device=manifest.sender)
    return verify_enrolment(
        manifest.enrolment, trust.invitations, manifest.project, manifest.sender
    )


def _verify_recipient(manifest: Manifest, trust: Trust) -> None:
    # Whoever may open a bundle could seal what is in it to somebody else, as if its sender had.
    ours = {recipient_id(identity.recipient()) for identity in trust.identities}
    if ours.isdisjoint(manifest.recipients):
        raise BundleForgedError(part="recipient")


def _verify_span(
    span: ChainSpan, manifest: Manifest, trust: Trust, enrolment: Enrolment | None
) -> Tip:
    if span.device not in trust.senders and not (enrolment and span.device == enrolment.device):
        raise UnknownSenderError(device=span.device)
    try:
        tip = verify_checkpoint(span.checkpoint, manifest.project, span.device)
    except ForgedRecordError as error:
        raise BundleForgedError(part="checkpoint") from error
    if tip.number != span.last:
        raise BundleForgedError(part="checkpoint")
    return tip


def _verify_payload(manifest: Manifest, payload: memoryview, limits: BundleLimits) -> None:
    if manifest.payload.plain_bytes > limits.plain_bytes:
        raise BundleTooLargeError(limit_bytes=limits.plain_bytes)
    if (
        len(payload) != manifest.payload.packed_bytes
        or hashlib.sha256(payload).hexdigest() != manifest.payload.sha256
    ):
        raise BundleForgedError(part="payload")
