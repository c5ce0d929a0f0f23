"""Attacks on bundles: each is refused, with the error that says which check it failed."""

import io
import json
import tarfile
import time
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from peerkit.bundle import Trust, open_bundle
from peerkit.bundle.manifest import write_manifest
from peerkit.crypto import random_bytes, seal
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
from peerkit.record import Checkpoint, write_canonical
from tests.bundle.senders import CITY, LEAD, Forgery, bundle, device, known_device, trust
from tests.record.chains import PROJECT, Device

AUTHOR = known_device()
INSIDER = device(1)
ROSTER = trust(AUTHOR, INSIDER)
GOOD = bundle(AUTHOR)
INSIDE = Forgery.of(GOOD)
COURIER = INSIDE.with_manifest(sender=INSIDER.id)


def refusal(data: bytes, by: Trust = ROSTER) -> PeerkitError:
    """Return the error with which the bundle is refused."""
    with pytest.raises(PeerkitError) as caught:
        list(open_bundle(data, by).records())
    return caught.value


def forged_part(data: bytes) -> object:
    error = refusal(data)
    assert isinstance(error, BundleForgedError)
    return error.values["part"]


def altered(line: bytes, change: Callable[[dict[str, dict[str, object]]], object]) -> bytes:
    value = json.loads(line)
    change(value)
    return write_canonical(value)


# --- the file ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kept", [0, 1, 20, 100, 1500, len(GOOD) // 2, len(GOOD) - 1])
def test_a_truncated_bundle_is_damaged(kept: int) -> None:
    assert isinstance(refusal(GOOD[:kept]), BundleDamagedError)


def test_a_bundle_with_bytes_behind_it_is_damaged() -> None:
    assert isinstance(refusal(GOOD + b"x"), BundleDamagedError)


def test_random_bytes_are_damaged() -> None:
    assert isinstance(refusal(random_bytes(5000)), BundleDamagedError)


def test_a_file_over_the_limit_is_refused_unread() -> None:
    error = refusal(bytes(64 * 1024 * 1024 + 1))
    assert isinstance(error, BundleTooLargeError)
    assert 64 * 1024 * 1024 == error.values["limit_bytes"]


def test_a_bundle_for_somebody_else_is_not_addressed() -> None:
    assert isinstance(refusal(GOOD, trust(AUTHOR, identity=CITY)), NotAddressedError)


def test_a_bundle_sealed_again_for_somebody_else_is_forged() -> None:
    resealed = INSIDE.sealed_with(INSIDE.document, INSIDE.signature.encode(), CITY)
    error = refusal(resealed, trust(AUTHOR, identity=CITY))
    assert isinstance(error, BundleForgedError)
    assert "recipient" == error.values["part"]


# --- the container ----------------------------------------------------------------------------


def tar_of(*entries: tuple[str, bytes, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, kind, content in entries:
            entry = tarfile.TarInfo(name)
            entry.type, entry.size, entry.mode = kind, len(content), 0o600
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


MANIFEST = ("manifest.json", tarfile.REGTYPE, INSIDE.document)
SIGNATURE = ("manifest.json.sig", tarfile.REGTYPE, INSIDE.signature.encode())
RECORDS = ("records.jsonl.gz", tarfile.REGTYPE, INSIDE.payload)


def test_a_tar_by_another_hand_is_accepted_if_it_is_the_same() -> None:
    sealed = seal(tar_of(MANIFEST, SIGNATURE, RECORDS), [LEAD.recipient()])
    assert AUTHOR.records == list(open_bundle(sealed, ROSTER).records())


@pytest.mark.parametrize(
    "container",
    [
        b"",
        bytes(4096),
        b"no tar",
        tar_of(("../../evil", tarfile.REGTYPE, b"x")),
        tar_of(("/etc/passwd", tarfile.REGTYPE, b"x"), MANIFEST, SIGNATURE, RECORDS),
        tar_of(SIGNATURE, MANIFEST, RECORDS),
        tar_of(MANIFEST, SIGNATURE),
        tar_of(MANIFEST, SIGNATURE, RECORDS, ("more", tarfile.REGTYPE, b"x")),
        tar_of(MANIFEST, MANIFEST, SIGNATURE, RECORDS),
        tar_of(MANIFEST, SIGNATURE, ("records.jsonl.gz", tarfile.SYMTYPE, b"")),
        tar_of(MANIFEST, SIGNATURE, RECORDS) + b"x",
        tar_of(MANIFEST, SIGNATURE, RECORDS)[: 512 * 4],
        tar_of(MANIFEST, SIGNATURE, RECORDS).replace(b"0000600", b"0000644", 1),
        tar_of(MANIFEST, SIGNATURE, RECORDS).replace(b"ustar", b"vstar", 1),
    ],
)
def test_a_container_of_another_form_is_damaged(container: bytes) -> None:
    error = refusal(seal(container, [LEAD.recipient()]))
    assert isinstance(error, BundleDamagedError)
    assert "container" == error.values["part"]


def test_an_entry_cannot_claim_more_than_there_is() -> None:
    whole = tar_of(MANIFEST, SIGNATURE, RECORDS)
    length = len(INSIDE.document)
    claimed = whole.replace(f"{length:011o}".encode(), b"77777777777", 1)
    assert isinstance(refusal(seal(claimed, [LEAD.recipient()])), BundleDamagedError)
    assert isinstance(
        refusal(
            seal(whole.replace(f"{length:011o}".encode(), b"-0000000001", 1), [LEAD.recipient()])
        ),
        BundleDamagedError,
    )


def test_an_oversized_manifest_is_refused_before_its_signature() -> None:
    huge = INSIDE.sealed_with(b"{" * (1024 * 1024 + 1), b"")
    assert isinstance(refusal(huge), BundleTooLargeError)


# --- the manifest -----------------------------------------------------------------------------


def test_an_edited_manifest_is_forged() -> None:
    edited = write_manifest(replace(INSIDE.manifest, number=99))
    assert "signature" == forged_part(INSIDE.sealed_with(edited, INSIDE.signature.encode()))
    assert "signature" == forged_part(INSIDE.sealed_with(edited, b"\xff"))


def test_a_manifest_in_another_form_is_forged() -> None:
    for document in (INSIDE.document + b"\n", b"{}", b"[]", b'{"v":1,"v":1}', b"nonsense"):
        assert "manifest" == forged_part(INSIDE.sealed_as(document, AUTHOR.key))


@pytest.mark.parametrize(
    "changes",
    [
        {"records": 5},
        {"to": [1]},
        {"no": 0},
        {"from": "me"},
        {"at": "now"},
        {"chains": {}},
        {"payload": {"bytes": 1, "plain": 1, "sha256": "x"}},
        {"enrol": {}},
        {"v": 0},
    ],
)
def test_a_manifest_of_another_shape_is_forged(changes: dict[str, object]) -> None:
    document = write_canonical(json.loads(INSIDE.document) | changes)
    assert "manifest" == forged_part(INSIDE.sealed_as(document, AUTHOR.key))


def test_a_chain_stands_in_a_bundle_once() -> None:
    manifest = replace(INSIDE.manifest, chains=INSIDE.manifest.chains * 2, records=12)
    document = write_manifest(manifest)
    assert "manifest" == forged_part(INSIDE.sealed_as(document, AUTHOR.key))


@pytest.mark.parametrize("changes", [{"v": 2}, {"kind": "songs"}])
def test_a_later_format_is_named_as_such(changes: dict[str, object]) -> None:
    document = write_canonical(json.loads(INSIDE.document) | changes)
    assert isinstance(refusal(INSIDE.sealed_as(document, AUTHOR.key)), BundleTooNewError)


def test_a_field_that_nobody_knows_does_no_harm() -> None:
    document = write_canonical(json.loads(INSIDE.document) | {"tomorrow": [1]})
    opened = open_bundle(INSIDE.sealed_as(document, AUTHOR.key), ROSTER)
    assert AUTHOR.records == list(opened.records())


def test_a_bundle_of_another_project_is_foreign() -> None:
    error = refusal(GOOD, replace(ROSTER, project="0" * 32))
    assert isinstance(error, ForeignBundleError)


# --- the sender -------------------------------------------------------------------------------


def test_a_bundle_of_an_unknown_device_waits() -> None:
    stranger = device(1)
    error = refusal(bundle(stranger))
    assert isinstance(error, UnknownSenderError)
    assert stranger.id == error.values["device"]


def test_a_chain_of_an_unknown_device_waits() -> None:
    error = refusal(COURIER.sealed_by(INSIDER.key), trust(INSIDER))
    assert isinstance(error, UnknownSenderError)
    assert AUTHOR.id == error.values["device"]


def test_nobody_signs_in_the_name_of_another() -> None:
    assert "sender" == forged_part(INSIDE.sealed_by(INSIDER.key))


def test_a_key_that_the_roster_does_not_have_does_not_sign_for_its_device() -> None:
    wrong = Trust(PROJECT, (LEAD,), {AUTHOR.id: INSIDER.key.verifying_key})
    assert isinstance(refusal(GOOD, wrong), BundleForgedError)


def test_an_insider_may_carry_what_another_signed() -> None:
    assert AUTHOR.records == list(open_bundle(COURIER.sealed_by(INSIDER.key), ROSTER).records())


# --- the records, forged by an insider whose signature is good --------------------------------


def edited_lines() -> dict[str, list[bytes]]:
    lines = INSIDE.lines()
    body = altered(lines[2], lambda value: value["body"].update(answers={"story": "forged"}))
    head = altered(lines[2], lambda value: value["head"].update(at="2020-01-01T00:00:00Z"))
    return {
        "body": [*lines[:2], body, *lines[3:]],
        "chain": [*lines[:2], head, *lines[3:]],
        "records": lines[:-1],
        "order": [lines[1], lines[0], *lines[2:]],
        "middle": [*lines[:2], *lines[3:]],
        "twice": [*lines[:3], lines[2], *lines[3:-1]],
        "more": [*lines, lines[-1]],
        "space": [*lines[:2], lines[2].replace(b'"salt":', b'"salt": '), *lines[3:]],
        "duplicate key": [*lines[:2], lines[2][:-1] + b',"salt":null}', *lines[3:]],
        "empty line": [*lines[:2], b"", *lines[2:-1]],
        "nested": [*lines[:2], b"[" * 100_000, *lines[3:]],
        "number": [*lines[:2], b"1" * 100_000, *lines[3:]],
        "unsigned end": [
            *lines[:-1],
            altered(lines[-1], lambda value: value["head"].update(s="a" * 64)),
        ],
    }


@pytest.mark.parametrize("edit", edited_lines())
def test_an_insider_cannot_change_what_another_recorded(edit: str) -> None:
    forgery = COURIER.with_lines(edited_lines()[edit])
    expected = {"body": "body", "chain": "chain", "records": "records", "more": "records"}
    part = forged_part(forgery.sealed_by(INSIDER.key))
    assert expected.get(edit, part) == part


def test_an_insider_cannot_cut_a_chain_short() -> None:
    span = replace(INSIDE.manifest.chains[0], last=5)
    forgery = COURIER.with_lines(INSIDE.lines()[:5]).with_manifest(chains=(span,), records=5)
    assert "checkpoint" == forged_part(forgery.sealed_by(INSIDER.key))


def test_an_insider_cannot_sign_anothers_checkpoint() -> None:
    longer = Device(key=AUTHOR.key, records=list(AUTHOR.records))
    longer.add({"forged": True})
    document = longer.checkpoint().document
    tip = Checkpoint(document, INSIDER.checkpoint().signature)
    span = replace(INSIDE.manifest.chains[0], last=7, checkpoint=tip)
    forgery = COURIER.with_manifest(chains=(span,), records=7)
    assert "checkpoint" == forged_part(forgery.sealed_by(INSIDER.key))


def test_an_insider_cannot_put_another_record_at_the_signed_place() -> None:
    fork = Device(key=AUTHOR.key, records=list(AUTHOR.records[:-1]))
    fork.add({"other": "branch"})
    last = Forgery.of(bundle(fork)).lines()[-1]
    forgery = COURIER.with_lines([*INSIDE.lines()[:-1], last])
    assert "chain" == forged_part(forgery.sealed_by(INSIDER.key))


def test_records_of_another_project_do_not_ride_along() -> None:
    elsewhere = Device(key=AUTHOR.key, project="0" * 32)
    elsewhere.add({"answers": {}})
    span = replace(INSIDE.manifest.chains[0], last=1, checkpoint=elsewhere.checkpoint())
    forgery = INSIDE.with_manifest(chains=(span,), records=1)
    assert "checkpoint" == forged_part(forgery.sealed_by(AUTHOR.key))


# --- the payload ------------------------------------------------------------------------------


def test_a_payload_that_the_manifest_does_not_name_is_forged() -> None:
    other = Forgery(INSIDE.manifest, INSIDE.payload[:-1] + b"\1")
    assert "payload" == forged_part(other.sealed_by(AUTHOR.key))
    longer = Forgery(INSIDE.manifest, INSIDE.payload + b"\0")
    assert "payload" == forged_part(longer.sealed_by(AUTHOR.key))


def test_a_bomb_is_refused_at_once_and_unpacked_no_further() -> None:
    bomb = zlib.compress(bytes(300 << 20), 1, wbits=31)
    started = time.perf_counter()
    assert "payload" == forged_part(COURIER.with_payload(bomb, 10).sealed_by(INSIDER.key))
    declared = COURIER.with_payload(bomb, 200 << 20).sealed_by(INSIDER.key)
    assert "payload" == forged_part(declared)
    assert time.perf_counter() - started < 5


def test_a_bomb_that_tells_its_size_is_too_large() -> None:
    bomb = COURIER.with_payload(b"", 300 << 20).sealed_by(INSIDER.key)
    assert isinstance(refusal(bomb), BundleTooLargeError)


def plain_of(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


@pytest.mark.parametrize(
    "damage",
    [
        lambda packed: packed + packed,
        lambda packed: packed + b"\0",
        lambda packed: packed[:-4],
        lambda packed: packed[:-8] + bytes(8),
        lambda _: b"",
        lambda _: b"no gzip at all",
    ],
)
def test_a_payload_that_is_not_one_gzip_member_is_forged(damage: Callable[[bytes], bytes]) -> None:
    plain = plain_of(INSIDE.lines())
    packed = damage(zlib.compress(plain, wbits=31))
    forgery = COURIER.with_payload(packed, len(plain))
    assert "payload" == forged_part(forgery.sealed_by(INSIDER.key))


def test_a_last_line_without_its_end_is_forged() -> None:
    plain = plain_of(INSIDE.lines())[:-1]
    forgery = COURIER.with_payload(zlib.compress(plain, wbits=31), len(plain))
    assert forged_part(forgery.sealed_by(INSIDER.key)) in ("payload", "records")


def test_a_line_over_the_limit_is_forged() -> None:
    plain = plain_of([b"x" * (7 << 20)])
    forgery = COURIER.with_payload(zlib.compress(plain, wbits=31), len(plain))
    assert "payload" == forged_part(forgery.sealed_by(INSIDER.key))
