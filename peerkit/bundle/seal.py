"""Making bundles: records in, one sealed file out, or several where one would be too large.

Laws:
- `open_bundle(seal_bundle(contents, …), …)` gives the same records in the same order.
- Inside the seal everything is determined by the contents and the key; only the seal is random.
- A bundle's size says little about what is in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from peerkit.bundle.container import write_container
from peerkit.bundle.enrolment import Enrolment
from peerkit.bundle.limits import BUNDLE_LIMITS, BundleLimits
from peerkit.bundle.manifest import (
    MANIFEST_NAMESPACE,
    ChainSpan,
    Manifest,
    PayloadDigest,
    write_manifest,
)
from peerkit.bundle.payload import PayloadWriter
from peerkit.crypto import Recipient, SigningKey, recipient_id, seal, sign
from peerkit.errors import BundleTooLargeError, ForgedRecordError
from peerkit.frozen import frozen
from peerkit.record import (
    Checkpoint,
    Record,
    sign_checkpoint,
    tip_of,
    verify_checkpoint,
    verify_link,
    write_line,
)

ENTRIES = ("manifest.json", "manifest.json.sig", "records.jsonl.gz")


@frozen
class Chain:
    """Records of one device, following one another.

    `checkpoint` is that device's word on the last of them; None for the sender's own chain, which
    it signs while sealing. `records` may be an iterator: it is read once.
    """

    records: Iterable[Record]
    checkpoint: Checkpoint | None = None


@frozen
class Contents:
    """What goes into a bundle. `number` counts the sender's bundles; `at` is the time now."""

    project: str
    sender: str
    chains: tuple[Chain, ...]
    number: int
    at: str
    enrolment: Enrolment | None = None


def seal_bundle(
    contents: Contents,
    recipients: Sequence[Recipient],
    key: SigningKey,
    limits: BundleLimits = BUNDLE_LIMITS,
) -> bytes:
    """Return one bundle with all the contents, which only the recipients can open.

    Raises BundleTooLargeError when they do not fit, and ForgedRecordError for a chain with a hole
    or a checkpoint that is not its own: what every receiver would refuse is not sent.
    """
    writer = PayloadWriter()
    found = (_write_chain(writer, chain, contents, key, limits) for chain in contents.chains)
    spans = tuple(span for span in found if span is not None)
    payload = writer.finish()
    manifest = write_manifest(
        Manifest(
            project=contents.project,
            sender=contents.sender,
            recipients=tuple(sorted(recipient_id(recipient) for recipient in recipients)),
            number=contents.number,
            at=contents.at,
            chains=spans,
            records=payload.lines,
            payload=PayloadDigest(len(payload.content), payload.sha256, payload.plain_bytes),
            enrolment=contents.enrolment,
        )
    )
    signature = sign(key, MANIFEST_NAMESPACE, manifest).encode("ascii")
    entries = dict(zip(ENTRIES, (manifest, signature, payload.content), strict=True))
    sealed = seal(write_container(entries, pad=True), recipients)
    if len(sealed) > limits.bundle_bytes:
        raise BundleTooLargeError(limit_bytes=limits.bundle_bytes)
    return sealed


def seal_bundles(
    contents: Contents,
    recipients: Sequence[Recipient],
    key: SigningKey,
    limits: BundleLimits = BUNDLE_LIMITS,
) -> Iterator[bytes]:
    """Yield bundles with all the contents, numbered from `contents.number`, at least one.

    The sender's own chain is split in order, each part under its own checkpoint. A chain of
    another device has one checkpoint and so rides whole, in a bundle of its own.
    """
    number = contents.number
    for chain in contents.chains:
        for part in _split(chain, limits.part_bytes):
            one = replace(contents, chains=(part,), number=number)
            yield seal_bundle(one, recipients, key, limits)
            number += 1
    if number == contents.number:
        yield seal_bundle(replace(contents, chains=()), recipients, key, limits)


def _split(chain: Chain, part_bytes: int) -> Iterator[Chain]:
    if chain.checkpoint is not None:
        yield chain
        return
    part: list[Record] = []
    size = 0
    for record in chain.records:
        size += len(write_line(record)) + 1
        if part and size > part_bytes:
            yield Chain(tuple(part))
            part, size = [], len(write_line(record)) + 1
        part.append(record)
    if part:
        yield Chain(tuple(part))


def _write_chain(
    writer: PayloadWriter, chain: Chain, contents: Contents, key: SigningKey, limits: BundleLimits
) -> ChainSpan | None:
    first: Record | None = None
    last: Record | None = None
    for record in chain.records:
        if last is not None:
            verify_link(tip_of(last), record)
        first, last = first or record, record
        writer.add(write_line(record))
        if writer.plain_bytes > limits.plain_bytes:
            raise BundleTooLargeError(limit_bytes=limits.plain_bytes)
    if first is None or last is None:
        return None
    device, tip = last.head.device, tip_of(last)
    checkpoint = chain.checkpoint or sign_checkpoint(
        key, contents.project, device, tip, contents.at
    )
    if verify_checkpoint(checkpoint, contents.project, device) != tip:
        raise ForgedRecordError(part="checkpoint")
    return ChainSpan(device, first.head.number, last.head.number, checkpoint)
