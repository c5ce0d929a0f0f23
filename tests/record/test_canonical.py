"""Canonical JSON: what is written, and what is refused on reading."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerkit.errors import NotCanonicalError
from peerkit.record import read_canonical, write_canonical
from peerkit.record.canonical import MAXIMUM_DEPTH

LIMIT = 1 << 20

PIECES = (
    *("{", "}", "[", "]", ":", ",", '"', "a", "b", '"a":', "é", "0", "-0", "7", "null", "true"),
    *(
        " ",
        "\t",
        "\n",
        "\r",
        "\x0b",
        "\x7f",
        "\\\\",
        '\\"',
        "\\/",
        "\\b",
        "\\n",
        "\\u0008",
        "\\u000b",
    ),
    *("\\u000B", "\\u001f", "\\u0020", "\\u0022", "\\u005c", "\\ud800", "\\ud83d\\ude00", "\ufeff"),
)
"""What makes canonical JSON something else: put in anywhere, or together."""

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="ascii"), max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)


def nested(levels: int) -> object:
    value: object = "x"
    for _ in range(levels):
        value = [value]
    return value


def test_the_bytes_are_those_of_rfc_8785() -> None:
    value = {"b": [1, True, None], "a": "€$\u000f\nA'B\"\\/\x7f", "": {}}
    expected = '{"":{},"a":"€$\\u000f\\nA\'B\\"\\\\/\x7f","b":[1,true,null]}'
    assert expected.encode() == write_canonical(value)


@given(values)
def test_what_is_written_is_read_back(value: object) -> None:
    assert value == read_canonical(write_canonical(value), LIMIT)


@given(values, st.data())
def test_no_other_bytes_hold_a_value(value: object, data: st.DataObject) -> None:
    written = write_canonical(value)
    place = data.draw(st.integers(0, len(written) - 1))
    bit = data.draw(st.integers(0, 7))
    altered = bytearray(written)
    altered[place] ^= 1 << bit
    try:
        found = read_canonical(bytes(altered), LIMIT)
    except NotCanonicalError:
        return
    assert bytes(altered) == write_canonical(found)
    assert written != bytes(altered)


def is_as_written(data: bytes) -> bool:
    """Tell by the law itself: writing what JSON reads gives the same bytes."""
    try:
        return data == write_canonical(json.loads(data.decode()))
    except (ValueError, RecursionError):
        return False


def is_read(data: bytes) -> bool:
    try:
        return write_canonical(read_canonical(data, LIMIT)) == data
    except NotCanonicalError:
        return False


@settings(max_examples=300)
@given(values, st.lists(st.tuples(st.integers(0, 400), st.sampled_from(PIECES)), max_size=3))
def test_bytes_are_read_if_writing_gives_the_same(
    value: object, put_in: list[tuple[int, str]]
) -> None:
    text = write_canonical(value).decode()
    for at, piece in put_in:
        place = at % (len(text) + 1)
        text = text[:place] + piece + text[place:]
    assert is_as_written(text.encode()) == is_read(text.encode())


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_strings_are_read_if_writing_gives_the_same(pieces: list[str]) -> None:
    data = f'{{"a":"{"".join(pieces)}"}}'.encode()
    assert is_as_written(data) == is_read(data)


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '{"b":1,"a":2}',
        '{"a":1,"a":2}',
        '{"a":1}\n',
        ' {"a":1}',
        '"\\u0041"',
        '"\\/"',
        '"\\ud800"',
        '"\\u000F"',
        "1.0",
        "1e3",
        "-0",
        "01",
        "NaN",
        "Infinity",
        "9007199254740992",
        "-9007199254740992",
        "1" * 100_000,
        "[" * 100_000,
        '{"é":1}',
        "\ufeff1",
        "",
        "{",
        json.dumps(nested(MAXIMUM_DEPTH + 1)),
    ],
)
def test_what_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(NotCanonicalError):
        read_canonical(text.encode(), LIMIT)


@pytest.mark.parametrize("data", [b'"\xff"', b'"\xed\xa0\x80"', b"\xef\xbb\xbf1"])
def test_what_is_not_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        read_canonical(data, LIMIT)


def test_more_bytes_than_the_limit_are_refused_unread() -> None:
    with pytest.raises(NotCanonicalError) as caught:
        read_canonical(b'"aaaaaaaa"', 9)
    assert "size" == caught.value.values["problem"]


@pytest.mark.parametrize(
    "value",
    [1.5, {"é": 1}, {1: 2}, 2**53, "\ud800", b"x", nested(MAXIMUM_DEPTH + 1), {"a": {1, 2}}],
)
def test_what_canonical_json_cannot_hold_is_not_written(value: object) -> None:
    with pytest.raises(ValueError, match="no canonical JSON"):
        write_canonical(value)


def test_the_deepest_value_is_written_and_read() -> None:
    value = nested(MAXIMUM_DEPTH)
    assert value == read_canonical(write_canonical(value), LIMIT)
