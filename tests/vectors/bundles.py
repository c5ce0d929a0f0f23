"""Bundles: good ones, and one for each way of being wrong, in the order of verification."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from peerkit.bundle import Invitation, make_enrolment
from peerkit.bundle.enrolment import write_enrolment
from peerkit.crypto import SigningKey, VerifyingKey, sign
from peerkit.errors import (
    BundleDamagedError,
    BundleForgedError,
    BundleTooLargeError,
    BundleTooNewError,
    ForeignBundleError,
    NotAddressedError,
    PeerkitError,
    UnknownSenderError,
)
from peerkit.record import Checkpoint, Record, sign_checkpoint, tip_of, write_canonical
from peerkit.record.head import record_id, write_head
from tests.record.chains import AT
from tests.vectors.archive import Member, gzip
from tests.vectors.bundle_recipe import (
    AMINAS_SPAN,
    BundleRecipe,
    altered,
    lines_of,
    span_of,
    written_span,
)
from tests.vectors.project import (
    AMINA,
    AMINA_KEY,
    AMINAS,
    BEN,
    BEN_KEY,
    BENS,
    CARA,
    CARA_DEVICE,
    CARA_KEY,
    CARAS,
    INVITATION,
    OTHER,
    PROJECT,
    STRANGER,
    STRANGER_KEY,
    STRANGERS,
    TAKEN_INVITATION,
    chain_of,
)
from tests.vectors.vector import Vector

GOOD = BundleRecipe()
LINES = lines_of(AMINAS)
COURIER = BundleRecipe(sender=BEN, key=BEN_KEY)
"""Amina's records, carried by Ben: whatever is wrong with them is not signed by her."""


def vectors() -> Iterator[Vector]:
    """Yield every bundle."""
    yield from _good()
    for faults in (_file, _archive, _signature, _manifest, _sender, _chains, _payload, _records):
        yield from faults()


def _one(
    name: str,
    recipe: BundleRecipe,
    says: str,
    error: type[PeerkitError] | None = None,
    **values: str | int,
) -> Vector:
    return Vector(f"bundle/{name}.pkb", recipe.to_bytes(), says, error, values)


def _forged(name: str, part: str, recipe: BundleRecipe, says: str) -> Vector:
    return _one(name, recipe, says, BundleForgedError, part=part)


def _good() -> Iterator[Vector]:
    withheld = [AMINAS[0], AMINAS[1].without_body(), *AMINAS[2:]]
    yield _one("good", replace(GOOD, end=None), "nothing; padded as a writer must")
    yield _one("good_unpadded", GOOD, "nothing: a reader takes any number of zeros")
    yield _one("good_withheld", BundleRecipe(lines_of(withheld)), "nothing: one body is withheld")
    yield _one("good_unknown_field", replace(GOOD, manifest={"tomorrow": [1]}), "nothing")
    yield _one("good_empty", BundleRecipe((), ()), "nothing: it holds no records")
    both = (AMINAS_SPAN, span_of(BENS, BEN_KEY))
    yield _one("good_two_chains", BundleRecipe(LINES + lines_of(BENS), both), "nothing")
    later = span_of(AMINAS[2:], AMINA_KEY)
    yield _one("good_later_part", BundleRecipe(LINES[2:], (later,)), "nothing: two came before")
    yield _one("good_carried", COURIER, "nothing: another device sends it on")
    yield _one("good_enrolment", caras_bundle(), "nothing: an invited device makes itself known")


# --- 1 to 3: the file, the seal, the archive ---------------------------------------------------


def _file() -> Iterator[Vector]:
    def damaged(name: str, says: str, change: Any) -> Vector:
        return _one(name, replace(GOOD, file=change), says, BundleDamagedError, part="seal")

    yield damaged("truncated", "the last byte is missing", lambda data: data[:-1])
    yield damaged("trailing_byte", "a byte behind the end", lambda data: data + b"\0")
    yield damaged("not_age", "it is a plain archive", lambda _: GOOD.container())
    yield damaged("seal_mac", "a bit of the header's MAC is flipped", _flip_mac)
    yield damaged("seal_chunk", "a bit of the last chunk is flipped", _flip_last)
    yield damaged("empty", "nothing is in it", lambda _: b"")
    yield _one(
        "not_addressed", replace(GOOD, to=OTHER), "sealed for somebody else", NotAddressedError
    )


def _flip_last(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def _flip_mac(data: bytes) -> bytes:
    place = data.index(b"\n--- ") + 5
    return data[:place] + bytes([data[place] ^ 3]) + data[place + 1 :]


def _archive() -> Iterator[Vector]:
    def damaged(name: str, says: str, members: Any, end: bytes = bytes(1024)) -> Vector:
        recipe = replace(GOOD, members=members, end=end)
        return _one(name, recipe, says, BundleDamagedError, part="container")

    def first(**changes: Any) -> Any:
        return lambda members: [replace(members[0], **changes), *members[1:]]

    yield damaged("member_order", "the signature comes first", lambda m: [m[1], m[0], m[2]])
    yield damaged("member_missing", "no signature", lambda m: [m[0], m[2]])
    yield damaged("member_added", "a fourth file", lambda m: [*m, Member("more", b"x")])
    yield damaged("member_path", "a name that leads elsewhere", first(name="../manifest.json"))
    yield damaged("member_link", "a symbolic link", first(kind=b"2"))
    yield damaged("member_mode", "another mode", first(mode=b"0000644"))
    yield damaged("member_owner", "an owner's name", first(owner=b"amina"))
    yield damaged("member_size", "more than there is", first(size=8**11 - 1))
    yield damaged("end_short", "half of the zeros at the end", lambda m: m, bytes(512))
    yield damaged("end_not_zero", "a byte in the padding", lambda m: m, bytes(1023) + b"x")
    huge = replace(GOOD, signature=lambda _: b"-" * 1025)
    yield _one("signature_too_large", huge, "1,025 bytes of signature", BundleTooLargeError)


# --- 4 and 5: the signature and the manifest ---------------------------------------------------


def _signature() -> Iterator[Vector]:
    def forged(name: str, says: str, **changes: Any) -> Vector:
        return _forged(name, "signature", replace(GOOD, **changes), says)

    yield forged("namespace", "signed as a kit", namespace="kit@peerkit")
    yield forged(
        "signed_then_changed",
        "the manifest says another number than was signed",
        late_document=lambda data: data.replace(b'"no":1', b'"no":2'),
    )
    yield forged(
        "signature_line_ends", "CR LF", signature=lambda text: text.replace(b"\n", b"\r\n")
    )
    yield forged("signature_no_end", "no last line feed", signature=lambda text: text[:-1])
    yield forged("signature_empty", "no signature in its file", signature=lambda _: b"")


def _manifest() -> Iterator[Vector]:
    def forged(name: str, says: str, **changes: Any) -> Vector:
        return _forged(name, "manifest", replace(GOOD, **changes), says)

    def said(name: str, says: str, **fields: Any) -> Vector:
        return forged(name, says, manifest=fields)

    yield forged("manifest_space", "white space", document=lambda data: data + b"\n")
    yield forged("manifest_key_twice", "a key twice", document=lambda data: data[:-1] + b',"v":1}')
    yield forged("manifest_order", "keys not sorted", document=_unsorted)
    yield forged(
        "manifest_float", "1.0", document=lambda data: data.replace(b'"v":1}', b'"v":1.0}')
    )
    yield forged("manifest_list", "a list", document=lambda _: b"[]")
    yield said("manifest_count", "one record more than the chains have", records=5)
    yield said("manifest_time", "a time with a zone", at="2026-11-21T10:00:00+00:00")
    yield said("manifest_number", "bundle 0", no=0)
    yield said("manifest_recipients", "a number among the names", to=[1])
    yield said("manifest_version", "version 0", v=0)
    twice = (AMINAS_SPAN, AMINAS_SPAN)
    yield forged("manifest_chain_twice", "one chain twice", lines=LINES * 2, spans=twice)
    back = AMINAS_SPAN | {"from": 4, "to": 3}
    yield forged("manifest_span", "a chain that ends before it begins", lines=(), spans=(back,))
    for name, fields in (("version_2", {"v": 2}), ("kind", {"kind": "songs"})):
        recipe = replace(GOOD, manifest=fields)
        yield _one(f"manifest_{name}", recipe, "a later version's", BundleTooNewError, known=1)


def _unsorted(data: bytes) -> bytes:
    return b'{"v":1,' + data[1:].removesuffix(b',"v":1}') + b"}"


# --- 6: the project, the sender, the recipient -------------------------------------------------


def caras_bundle(
    invitation: Invitation = INVITATION,
    key: VerifyingKey = CARA_KEY.verifying_key,
    **changes: str,
) -> BundleRecipe:
    """Return the bundle of a device that was invited."""
    shown = make_enrolment(invitation, key, str(CARA.recipient()), PROJECT)
    return BundleRecipe(
        lines=lines_of(CARAS),
        spans=(span_of(CARAS, CARA_KEY),),
        manifest={"enrol": write_enrolment(shown) | changes},
        sender=CARA_DEVICE,
        key=CARA_KEY,
    )


def _sender() -> Iterator[Vector]:
    foreign = replace(GOOD, manifest={"p": "0" * 32})
    yield _one("foreign", foreign, "of another project", ForeignBundleError)
    yield _forged("sender", "sender", replace(GOOD, key=BEN_KEY), "Ben signs as Amina")
    strangers = BundleRecipe(
        lines=lines_of(STRANGERS),
        spans=(span_of(STRANGERS, STRANGER_KEY),),
        sender=STRANGER,
        key=STRANGER_KEY,
    )
    yield _unknown("sender_unknown", strangers, "a device that nobody knows", STRANGER)
    for name, recipe, says in (
        ("enrolment_mac", caras_bundle(mac="0" * 64), "the MAC is another"),
        ("enrolment_secret", caras_bundle(Invitation("1" * 32, b"?" * 32)), "another secret"),
        ("enrolment_unknown", caras_bundle(Invitation("3" * 32, b"i" * 32)), "never given out"),
        ("enrolment_taken", caras_bundle(TAKEN_INVITATION), "the invitation is Ben's"),
        ("enrolment_key", caras_bundle(key=BEN_KEY.verifying_key), "the key shown did not sign"),
    ):
        yield _unknown(name, recipe, says, CARA_DEVICE)
    yield _forged(
        "enrolment_recipient",
        "manifest",
        caras_bundle(recipient="age1example"),
        "nothing can be sealed",
    )
    resealed = replace(GOOD, manifest={"to": ["0" * 32]})
    yield _forged("resealed", "recipient", resealed, "its sender meant it for somebody else")


def _unknown(name: str, recipe: BundleRecipe, says: str, device: str) -> Vector:
    return _one(name, recipe, says, UnknownSenderError, device=device)


# --- 7: the chains and their checkpoints -------------------------------------------------------


def checkpoint_spans(document: bytes, key: SigningKey = AMINA_KEY, namespace: str = "") -> Any:
    """Return the manifest's chains with that checkpoint, signed by that key."""
    namespace = namespace or "checkpoint@peerkit"
    return (written_span(AMINAS, Checkpoint(document, sign(key, namespace, document))),)


def _chains() -> Iterator[Vector]:
    def forged(name: str, says: str, spans: Any) -> Vector:
        return _forged(name, "checkpoint", replace(COURIER, spans=spans), says)

    right = sign_checkpoint(AMINA_KEY, PROJECT, AMINA, tip_of(AMINAS[-1]), AT)
    short = sign_checkpoint(AMINA_KEY, PROJECT, AMINA, tip_of(AMINAS[2]), AT)
    elsewhere = sign_checkpoint(AMINA_KEY, "0" * 32, AMINA, tip_of(AMINAS[-1]), AT)
    document = right.document
    stranger = (span_of(STRANGERS, STRANGER_KEY),)
    yield _unknown(
        "chain_unknown",
        replace(COURIER, lines=lines_of(STRANGERS), spans=stranger),
        "a chain of a device that nobody knows",
        STRANGER,
    )
    yield forged("checkpoint_key", "signed by Ben", checkpoint_spans(document, BEN_KEY))
    yield forged(
        "checkpoint_namespace", "a bundle's", checkpoint_spans(document, namespace="bundle@peerkit")
    )
    yield forged("checkpoint_number", "of the third record", (written_span(AMINAS, short),))
    yield forged("checkpoint_project", "of another project", (written_span(AMINAS, elsewhere),))
    yield forged("checkpoint_space", "white space", checkpoint_spans(document + b" "))
    later = document.replace(b'"v":1', b'"v":2')
    yield forged("checkpoint_version", "version 2", checkpoint_spans(later))


# --- 8 and 9: the payload, its lines, their chain ----------------------------------------------


def _payload() -> Iterator[Vector]:
    def forged(name: str, says: str, **changes: Any) -> Vector:
        return _forged(name, "payload", replace(COURIER, **changes), says)

    def fitting(**changes: Any) -> dict[str, Any]:
        return {"payload": COURIER.payload() | changes}

    too_large = replace(COURIER, manifest=fitting(plain=256 * 1024**2 + 1))
    yield _one("payload_too_large", too_large, "256 MiB and a byte", BundleTooLargeError)
    yield forged("payload_digest", "a byte is another", late_packed=_flip_last)
    yield forged("payload_longer", "a byte more", late_packed=lambda data: data + b"\0")
    yield forged("gzip_trailing", "a byte behind the member", packed=lambda data: data + b"\0")
    yield forged("gzip_twice", "a second member", packed=lambda data: data + gzip(b""))
    yield forged("gzip_checksum", "another checksum", packed=lambda d: d[:-8] + bytes(4) + d[-4:])
    yield forged("gzip_not", "not compressed", packed=lambda _: b"lines\n")
    yield forged("plain_more", "more than it said", manifest=fitting(plain=10))
    yield forged("plain_less", "less than it said", manifest=fitting(plain=1_000_000))
    yield forged("line_unended", "no last line feed", plain=lambda data: data[:-1])


def _records() -> Iterator[Vector]:
    def forged(name: str, part: str, says: str, lines: list[bytes]) -> Vector:
        return _forged(name, part, replace(COURIER, lines=lines), says)

    second = LINES[1]

    def instead(line: bytes) -> list[bytes]:
        return [LINES[0], line, *LINES[2:]]

    yield forged("records_few", "records", "one line is missing at the end", LINES[:-1])
    yield forged("records_more", "records", "a line after the last", [*LINES, LINES[-1]])
    yield forged(
        "records_order", "chain", "two lines change places", [LINES[1], LINES[0], *LINES[2:]]
    )
    yield forged("records_gap", "chain", "the second is left out", [LINES[0], *LINES[2:], LINES[3]])
    yield forged("line_empty", "record", "an empty line", instead(b""))
    yield forged("line_space", "record", "white space", instead(second + b" "))
    yield forged("line_key_twice", "record", "a key twice", instead(second[:-1] + b',"salt":null}'))
    escaped = second.replace("\u0103".encode(), b"\\u0103")
    yield forged("line_escape", "record", "an escape that need not be", instead(escaped))
    deep = second.replace(b'"years":3', b'"years":' + b"[" * 40 + b"]" * 40)
    yield forged("line_deep", "record", "lists in lists, 40 deep", instead(deep))
    big = second.replace(b'"years":3', b'"years":9007199254740992')
    yield forged("line_integer", "record", "2 to the 53", instead(big))
    half = second.replace(b'"years":3', b'"years":"\\ud800"')
    yield forged("line_surrogate", "record", "half a character", instead(half))
    body = altered(second, "body", language="ro")
    yield forged("body", "body", "the body is another than was signed", instead(body))
    unsalted = write_canonical(_value(second) | {"salt": None})
    yield forged("body_without_salt", "body", "a body without its salt", instead(unsalted))
    short = write_canonical(_value(second) | {"salt": "00"})
    yield forged("salt_short", "salt", "a salt of one byte", instead(short))
    added = write_canonical(_value(second) | {"more": None})
    yield forged("line_field", "line", "a field beside the three", instead(added))
    yield from _heads(second, instead, forged)


def _heads(second: bytes, instead: Any, forged: Any) -> Iterator[Vector]:
    head = altered(second, "head", at="2020-01-01T00:00:00Z")
    yield forged("head", "chain", "recorded at another time", instead(head))
    more = altered(second, "head", words="what nobody can erase")
    yield forged("head_field", "head.fields", "a tenth field", instead(more))
    kind = altered(second, "head", t="Submission")
    yield forged("head_kind", "head.t", "a kind with a capital", instead(kind))
    begin = altered(second, "head", b=None)
    yield forged("head_previous", "head.b", "no predecessor", instead(begin))
    other = altered(second, "head", b="0" * 64)
    yield forged("head_link", "chain", "another predecessor", instead(other))
    foreign = altered(LINES[0], "head", p="0" * 32)
    lines = [foreign, *LINES[1:]]
    yield forged("head_project", "chain", "a record of another project", lines)
    yield _one(
        "head_version_2",
        replace(COURIER, lines=instead(altered(second, "head", v=2))),
        "a later version's",
        BundleTooNewError,
        found=2,
        known=1,
    )
    forked = _forked()
    yield forged(
        "end", "chain", "another last record than was signed", [*LINES[:-1], *lines_of([forked])]
    )


def _forked() -> Record:
    kept = (("song", None, {"of": "today"}),)
    [record] = chain_of(AMINA, *kept)
    changed = replace(record.head, number=4, previous=AMINAS[2].id)
    return replace(
        record, head=changed, head_bytes=write_head(changed), id=record_id(write_head(changed))
    )


def _value(line: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(line)
    return value
