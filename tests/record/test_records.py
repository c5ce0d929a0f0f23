"""Records, their lines, chains and checkpoints."""

import json
from dataclasses import replace

import pytest

from peerkit.crypto import SigningKey, sign
from peerkit.errors import (
    BundleTooNewError,
    ForgedRecordError,
    MistypedCodeError,
    NotCanonicalError,
    PeerkitError,
)
from peerkit.record import (
    RECORD_LIMITS,
    Checkpoint,
    RecordKind,
    RecordLimits,
    Tip,
    device_id,
    is_kind,
    is_known,
    project_id,
    read_line,
    read_record,
    sign_checkpoint,
    subject_of,
    tip_of,
    verify_checkpoint,
    verify_link,
    write_canonical,
    write_line,
)
from peerkit.record.canonical import MAXIMUM_DEPTH
from peerkit.values import WITHDRAWAL_CODE, write_code
from tests.record.chains import AT, PROJECT, Device
from tests.record.test_canonical import nested


def altered(line: bytes, **changes: object) -> bytes:
    value = json.loads(line)
    head = {name[5:]: change for name, change in changes.items() if name.startswith("head_")}
    rest = {name: change for name, change in changes.items() if not name.startswith("head_")}
    value["head"].update(head)
    return write_canonical(value | rest)


def test_a_chain_counts_from_one_and_names_what_went_before() -> None:
    device = Device()
    first, second = device.add({"a": 1}), device.add({"a": 1})
    assert (1, None) == (first.head.number, first.head.previous)
    assert (2, first.id) == (second.head.number, second.head.previous)
    assert first.head.body_digest != second.head.body_digest
    assert second == verify_link(tip_of(first), second)


def test_a_record_out_of_place_is_refused() -> None:
    device = Device()
    first, _, third = (device.add({}) for _ in range(3))
    with pytest.raises(ForgedRecordError):
        verify_link(tip_of(first), third)
    with pytest.raises(ForgedRecordError):
        verify_link(replace(tip_of(device.records[1]), id=first.id), third)


def test_a_line_holds_the_record_with_and_without_its_body() -> None:
    record = Device().add({"answers": {"story": 'a "word"\n', "n": 3}}, subject="ab" * 32)
    bare = record.without_body()
    assert record == read_line(write_line(record))
    assert bare == read_line(write_line(bare))
    assert record.id == bare.id
    assert (None, None) == (bare.salt, bare.body)


def test_whatever_is_recorded_can_be_handed_over() -> None:
    device, deepest = Device(), {"a": nested(MAXIMUM_DEPTH - 2)}
    record = device.add(deepest)
    assert record == read_line(write_line(record))
    for body in ({"a": deepest}, {"a": "x" * RECORD_LIMITS.line_bytes}):
        with pytest.raises(ValueError, match=r"depth|too large"):
            device.add(body)
    with pytest.raises(TypeError):
        device.add(["no object"])
    assert [record] == device.records


def test_a_record_of_an_unknown_kind_is_kept() -> None:
    record = Device().add({}, kind="song")
    assert not is_known("song")
    assert is_known(RecordKind.SUBMISSION)
    assert "song" == read_line(write_line(record)).head.kind


@pytest.mark.parametrize("kind", ["", "Song", "a b", "x" * 33, "naïve"])
def test_a_kind_has_a_plain_short_name(kind: str) -> None:
    assert not is_kind(kind)
    line = write_line(Device().add({}))
    with pytest.raises(ForgedRecordError):
        read_line(altered(line, head_t=kind))


@pytest.mark.parametrize(
    "changes",
    [
        {"body": {"text": "other words"}},
        {"body": None},
        {"salt": None},
        {"salt": "00" * 16},
        {"salt": "0" * 30},
        {"salt": "AB" * 16},
        {"salt": 7},
        {"salt": "no hex"},
        {"body": ["no object"]},
        {"extra": 1},
        {"head_h": "00" * 32},
        {"head_n": 0},
        {"head_n": True},
        {"head_n": 2},
        {"head_b": "00" * 32},
        {"head_p": "PROJECT"},
        {"head_d": None},
        {"head_s": "me"},
        {"head_at": "yesterday"},
        {"head_at": "2026-13-01T00:00:00Z"},
        {"head_v": 0},
        {"head_v": "1"},
        {"head_words": "that outlive an erasure"},
        {"head": None},
    ],
)
def test_an_altered_line_is_refused(changes: dict[str, object]) -> None:
    line = write_line(Device().add({"text": "words"}))
    assert line == altered(line)
    value = (
        altered(line, **changes)
        if "head" not in changes
        else write_canonical(json.loads(line) | changes)
    )
    with pytest.raises(ForgedRecordError):
        read_line(value)


def test_a_head_of_a_later_version_is_named_as_such() -> None:
    line = write_line(Device().add({}))
    with pytest.raises(BundleTooNewError) as caught:
        read_line(altered(line, head_v=2))
    assert {"found": 2, "known": 1} == dict(caught.value.values)


def test_a_line_over_the_limit_is_refused() -> None:
    line = write_line(Device().add({}))
    with pytest.raises(NotCanonicalError):
        read_line(line, RecordLimits(line_bytes=len(line) - 1))


@pytest.mark.parametrize("line", [b"", b"[]", b"null", b'{"head":{}}', b"{}"])
def test_what_is_no_record_is_refused(line: bytes) -> None:
    with pytest.raises(PeerkitError):
        read_line(line)


def test_a_kept_record_is_read_from_its_parts() -> None:
    record = Device().add({"a": "b"})
    assert record == read_record(record.head_bytes, record.salt, record.body)
    assert record.without_body() == read_record(record.head_bytes, None, None)
    with pytest.raises(ForgedRecordError):
        read_record(record.head_bytes, record.salt, b'{"a":"c"}')
    with pytest.raises(ForgedRecordError):
        read_record(record.head_bytes, None, record.body)


def test_a_checkpoint_vouches_for_the_tip() -> None:
    device = Device()
    record = device.add({})
    assert tip_of(record) == verify_checkpoint(device.checkpoint(), PROJECT, device.id)


def test_a_checkpoint_is_for_one_project_and_one_device() -> None:
    device, other = Device(), Device()
    device.add({})
    checkpoint = device.checkpoint()
    with pytest.raises(ForgedRecordError):
        verify_checkpoint(checkpoint, PROJECT, other.id)
    with pytest.raises(ForgedRecordError):
        verify_checkpoint(checkpoint, "0" * 32, device.id)
    with pytest.raises(ValueError, match="its own chain"):
        sign_checkpoint(other.key, PROJECT, device.id, Tip(1, "00" * 32), AT)


def test_a_checkpoint_that_another_signed_or_altered_is_refused() -> None:
    device, other = Device(), Device()
    device.add({})
    good = device.checkpoint()
    longer = good.document.replace(b'"n":1', b'"n":2')
    forged = (
        Checkpoint(longer, good.signature),
        Checkpoint(good.document, sign(other.key, "checkpoint@peerkit", good.document)),
        Checkpoint(good.document, sign(device.key, "bundle@peerkit", good.document)),
        Checkpoint(b"{}", sign(device.key, "checkpoint@peerkit", b"{}")),
        Checkpoint(b"{ }", sign(device.key, "checkpoint@peerkit", b"{ }")),
    )
    for checkpoint in forged:
        with pytest.raises(ForgedRecordError) as caught:
            verify_checkpoint(checkpoint, PROJECT, device.id)
        assert "checkpoint" == caught.value.values["part"]


def test_names_are_digests_of_keys_and_differ_by_use() -> None:
    public = SigningKey.generate().verifying_key.to_bytes()
    assert 32 == len(device_id(public))
    assert device_id(public) != project_id(public)


def test_a_subject_is_found_by_its_code_however_typed() -> None:
    code = write_code(WITHDRAWAL_CODE, 123_456_789)
    assert subject_of(code) == subject_of(f" {code.lower().replace('-', ' ')} ")
    with pytest.raises(MistypedCodeError):
        subject_of(code[:-1])
