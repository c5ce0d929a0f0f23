"""Renewals say what a kit says, and leave whose it is and what it is trusted for."""

import base64
import zlib
from dataclasses import replace

import pytest

from peerkit.bundle import (
    KIT_LIMITS,
    Invitation,
    KitFile,
    KitKind,
    device_words,
    kit_words,
    pack_renewal,
    read_kit,
    unpack_renewal,
    write_kit,
    write_renewal,
)
from peerkit.bundle import read_renewal as read
from peerkit.crypto import SigningKey
from peerkit.errors import BodyError, BundleTooNewError
from peerkit.record import is_recordable, project_id, write_canonical
from peerkit.words.wordlist import WORDS
from tests.bundle.test_kits import DATA, KEY, KIT

OTHER_KEY = SigningKey.from_bytes(b"o" * 32)
NEWER = replace(
    KIT,
    name="Housing and health voices",
    contact="0800 000 001",
    withdraw_by="2027-06-30",
    receivers=(),
    policies={},
    questionnaires=(KitFile("housing.yaml", "peerkit: 1\nversion: 2\n"),),
    place=None,
    retention=None,
)


def test_a_renewed_kit_says_what_the_newer_one_says() -> None:
    assert read(write_renewal(NEWER), KIT, 17) == replace(NEWER, renewal=17)


def test_what_is_somebodys_own_is_never_renewed() -> None:
    foreign = replace(
        NEWER,
        kind=KitKind.ORGANISATION,
        code="R99",
        invitation=Invitation("2" * 32, b"t" * 32),
        verifying_key=OTHER_KEY.verifying_key,
        project=project_id(OTHER_KEY.verifying_key.to_bytes()),
        at="2030-01-01T00:00:00Z",
        renewal=5,
    )
    assert read(write_renewal(foreign), KIT, 17) == replace(NEWER, renewal=17)
    smuggled = write_renewal(NEWER) | {"code": "R99", "p": "0" * 32, "kind": "organisation"}
    assert read(smuggled, KIT, 17) == replace(NEWER, renewal=17)


def test_what_a_renewal_does_not_say_stays() -> None:
    assert read({"v": 1, "contact": "0800 000 002"}, KIT, 3) == replace(
        KIT, contact="0800 000 002", renewal=3
    )


def test_a_later_renewal_is_named_as_such() -> None:
    with pytest.raises(BundleTooNewError):
        read(write_renewal(NEWER) | {"v": 3}, KIT, 17)


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 0},
        {"v": True},
        {"withdraw_by": "soon"},
        {"recipients": []},
        {"receivers": ["City"]},
        {"questionnaires": [{"name": "../walk.yaml", "content": ""}]},
        {"policies": {"under_16": []}},
    ],
)
def test_a_renewal_of_another_shape_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(BodyError):
        read(write_renewal(NEWER) | changes, KIT, 17)
    with pytest.raises(BodyError):
        read([write_renewal(NEWER)], KIT, 17)


def test_a_kit_says_which_renewal_it_knows_of() -> None:
    assert read_kit(DATA).renewal == 0
    assert b"renewal" not in DATA
    assert read_kit(write_kit(replace(KIT, renewal=17), KEY)).renewal == 17


def test_a_key_has_six_words_of_its_own() -> None:
    words = device_words(KEY.verifying_key.to_bytes())
    assert len(words) == 6
    assert set(words) < set(WORDS)
    assert words != device_words(OTHER_KEY.verifying_key.to_bytes())
    assert words != kit_words(KEY.verifying_key.to_bytes())


# --- packed -------------------------------------------------------------------------------------

LARGE = replace(
    NEWER, questionnaires=(KitFile("housing.yaml", "peerkit: 1\n" + "# words\n" * 900_000),)
)


def test_what_fits_into_a_record_is_not_packed() -> None:
    body = write_renewal(NEWER)
    assert pack_renewal(body) == body
    assert unpack_renewal(body) == body


def test_what_is_too_large_for_a_record_is_packed_and_read_all_the_same() -> None:
    body = write_renewal(LARGE)
    assert not is_recordable(body)
    packed = pack_renewal(body)
    assert is_recordable(packed)
    assert unpack_renewal(packed) == body
    assert read(packed, KIT, 17) == replace(LARGE, renewal=17)


def packed_as(content: bytes) -> dict[str, object]:
    return {"v": 2, "packed": base64.b64encode(content).decode("ascii")}


@pytest.mark.parametrize(
    "body",
    [
        {"v": 2},
        {"v": 2, "packed": 7},
        {"v": 2, "packed": "no base64!"},
        {"v": 2, "packed": "n\u00f6 ASCII"},
        packed_as(b"no zlib"),
        packed_as(zlib.compress(b"{}")[:-1]),
        packed_as(zlib.compress(b"{}") + b"more"),
        packed_as(zlib.compress(b"{ }")),
        packed_as(zlib.compress(b"[]")),
        packed_as(zlib.compress(bytes(KIT_LIMITS.kit_bytes + 1))),
        packed_as(zlib.compress(b'{"contact":7,"v":1}')),
    ],
)
def test_what_nobody_packed_is_refused(body: object) -> None:
    with pytest.raises(BodyError):
        read(body, KIT, 3)


def test_what_was_packed_twice_is_for_a_later_version() -> None:
    inner = packed_as(zlib.compress(b'{"v":1}'))
    twice = packed_as(zlib.compress(write_canonical(inner)))
    with pytest.raises(BundleTooNewError):
        read(twice, KIT, 3)
