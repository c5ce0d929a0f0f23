"""Kits and their six words."""

import hashlib
import json
from dataclasses import replace

import pytest

from peerkit.bundle import (
    Invitation,
    Kit,
    KitFile,
    KitKind,
    KitLimits,
    Receiver,
    Safeguarding,
    SafeguardingPerson,
    kit_words,
    matches_kit_words,
    read_kit,
    write_kit,
)
from peerkit.bundle.container import read_container, write_container
from peerkit.crypto import SigningKey, sign
from peerkit.errors import BundleTooNewError, KitDamagedError
from peerkit.record import project_id, write_canonical
from peerkit.values import Audience
from peerkit.words.wordlist import WORDS
from tests.bundle.senders import CITY, LEAD
from tests.record.chains import AT

KEY = SigningKey.from_bytes(b"k" * 32)
PERSON = SafeguardingPerson("A. Person", str(CITY.recipient()))
KIT = Kit(
    kind=KitKind.RESEARCHER,
    project=project_id(KEY.verifying_key.to_bytes()),
    name="Housing voices",
    communities=("Romanian", "Roma"),
    theme="Housing",
    organisation="Casa",
    contact="0800 000 000",
    withdraw_by="2026-12-31",
    retention="2028-12-31",
    receivers=(Receiver("The city", Audience.PROGRAMME),),
    policies={"under_16": "refuse", "idle_minutes": 30, "free_after_receipt": False},
    verifying_key=KEY.verifying_key,
    recipients=(str(LEAD.recipient()),),
    safeguarding=Safeguarding(PERSON, replace(PERSON, name="A. Deputy")),
    questionnaires=(
        KitFile("housing.yaml", "peerkit: 1\n"),
        KitFile("health.yaml", "modules: [core]\n", {"modules/core.yaml": "x: ă\n"}),
    ),
    confirmed_languages={"ro": "I. Popescu"},
    place="/media/stick",
    code="R07",
    invitation=Invitation("1" * 32, b"s" * 32),
    at=AT,
)
DATA = write_kit(KIT, KEY)
DOCUMENT = bytes(read_container(DATA, ("kit.json", "kit.json.sig"))[0])


def signed(document: bytes, key: SigningKey = KEY) -> bytes:
    signature = sign(key, "kit@peerkit", document).encode()
    return write_container({"kit.json": document, "kit.json.sig": signature}, pad=False)


def test_a_kit_is_read_back_as_it_was() -> None:
    bare = replace(KIT, kind=KitKind.ORGANISATION, retention=None, place=None, policies={})
    assert KIT == read_kit(DATA)
    assert bare == read_kit(write_kit(bare, KEY))


def test_a_kit_is_the_same_file_each_time() -> None:
    assert DATA == write_kit(KIT, KEY)


def test_a_kit_is_signed_by_the_key_inside() -> None:
    other = SigningKey.generate()
    with pytest.raises(ValueError, match="its project's key"):
        write_kit(KIT, other)
    with pytest.raises(ValueError, match="its project's key"):
        write_kit(replace(KIT, project="0" * 32), KEY)
    with pytest.raises(KitDamagedError) as caught:
        read_kit(signed(DOCUMENT, other))
    assert "signature" == caught.value.values["part"]


@pytest.mark.parametrize("data", [b"", b"text", DATA[:-1], DATA[:1000], DATA + b"x", DATA[512:]])
def test_a_kit_that_is_not_whole_is_refused(data: bytes) -> None:
    with pytest.raises(KitDamagedError):
        read_kit(data)


def test_a_kit_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(KitDamagedError) as caught:
        read_kit(DATA, KitLimits(kit_bytes=len(DATA) - 1))
    assert "size" == caught.value.values["part"]


def test_an_edited_kit_is_refused() -> None:
    with pytest.raises(KitDamagedError) as caught:
        read_kit(DATA.replace(b"0800 000 000", b"0900 000 000"))
    assert "signature" == caught.value.values["part"]


def test_a_later_kit_is_named_as_such() -> None:
    with pytest.raises(BundleTooNewError):
        read_kit(signed(write_canonical(json.loads(DOCUMENT) | {"v": 2})))


def test_a_field_that_nobody_knows_does_no_harm() -> None:
    assert KIT == read_kit(signed(write_canonical(json.loads(DOCUMENT) | {"tomorrow": 1})))


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "song"},
        {"p": "0" * 32},
        {"withdraw_by": "soon"},
        {"withdraw_by": "20261231"},
        {"retention": "2026-02-30"},
        {"receivers": [{"name": "The city", "audience": "everybody"}]},
        {"policies": {"a": None}},
        {"verifying_key": "00"},
        {"recipients": []},
        {"recipients": ["age1nonsense"]},
        {"safeguarding": {"lead": {}, "deputy": {}}},
        {"safeguarding": {"lead": {"name": "x", "recipient": "y"}, "deputy": {}}},
        {"invitation": {"id": "1", "secret": "2"}},
        {"at": "now"},
        {"code": None},
    ],
)
def test_a_kit_of_another_shape_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(KitDamagedError):
        read_kit(signed(write_canonical(json.loads(DOCUMENT) | changes)))


@pytest.mark.parametrize("document", [b"{}", b"[]", b"{ }", b"\xff"])
def test_what_is_no_kit_is_refused_even_when_signed(document: bytes) -> None:
    with pytest.raises(KitDamagedError):
        read_kit(signed(document))


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/passwd", "a/../b", ".hidden", "a/b/c", "a\\b", "", "a/", "C:x", "a\nb"],
)
def test_a_file_in_a_kit_cannot_leave_its_folder(name: str) -> None:
    files = [{"name": name, "content": ""}]
    with pytest.raises(KitDamagedError):
        read_kit(signed(write_canonical(json.loads(DOCUMENT) | {"questionnaires": files})))


# --- the six words ----------------------------------------------------------------------------


def test_the_list_has_2048_words_that_four_letters_tell_apart() -> None:
    assert 2048 == len(WORDS) == len({word[:4] for word in WORDS})
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)


def test_a_kit_has_six_words_of_the_list_and_another_kit_others() -> None:
    words = kit_words(DATA)
    assert 6 == len(words)
    assert set(words) <= set(WORDS)
    assert words == kit_words(DATA)
    assert words != kit_words(write_kit(replace(KIT, code="R08"), KEY))


def test_the_words_are_the_first_66_bits_of_the_digest() -> None:
    number = 0
    for word in kit_words(b"kit"):
        number = number << 11 | WORDS.index(word)
    digest = hashlib.sha256(b"peerkit/kit/1\0kit").hexdigest()
    assert int(digest, 16) >> 190 == number


def test_words_may_be_typed_in_many_ways() -> None:
    words = kit_words(DATA)
    for typed in (
        " ".join(words),
        "-".join(words).upper(),
        "  " + ",  ".join(word.title() for word in words) + ".\n",
        " ".join(word[:4] for word in words),
    ):
        assert matches_kit_words(DATA, typed)


def test_other_words_do_not_match() -> None:
    words = kit_words(DATA)
    wrong = WORDS[(WORDS.index(words[0]) + 1) % len(WORDS)]
    for typed in (
        "",
        " ".join(words[:5]),
        " ".join((*words, words[0])),
        " ".join((wrong, *words[1:])),
        " ".join(reversed(words)),
        " ".join((words[0][:3], *words[1:])),
        " ".join((words[0] + "x", *words[1:])),
        "".join(words),
    ):
        assert not matches_kit_words(DATA, typed)
