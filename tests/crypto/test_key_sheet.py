"""An organisation's keys go onto paper and come back, or the slip is found where it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerkit.crypto import (
    KEY_LINES,
    Identity,
    OrganisationKeys,
    RecipientKind,
    SigningKey,
    check_key_line,
    generate_identity,
    read_key_lines,
    write_key_lines,
)
from peerkit.errors import MistypedSheetError

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEYS = OrganisationKeys(
    SigningKey.from_bytes(bytes(range(32))), Identity(RecipientKind.HYBRID, bytes(range(32, 64)))
)
LINES = (
    "2000-20G3-0G2G-C1R8-14AJ",
    "50P3-0D1R-7H04-8J2C-A14S",
    "A5GQ-30CH-M6RW-3MF1-Y8N3",
    "1148-HJ89-964W-M2JA-HBP2",
    "5GPJ-WBSG-64S3-6D1N-6RJS",
    "VKGE-9T7C-Y3TF-HZ4K-1HQF",
)
"""A sheet of format 1 (FORMAT.md §9.4): what was printed must be readable for ever."""

secrets = st.binary(min_size=32, max_size=32)
keys = st.builds(
    lambda seed, kind, secret: OrganisationKeys(
        SigningKey.from_bytes(seed), Identity(kind, secret)
    ),
    secrets,
    st.sampled_from(RecipientKind),
    secrets,
)


def new_keys() -> OrganisationKeys:
    return OrganisationKeys(SigningKey.generate(), generate_identity())


@given(keys)
@settings(max_examples=50)
def test_what_was_written_is_read(made: OrganisationKeys) -> None:
    lines = write_key_lines(made)
    assert len(lines) == KEY_LINES
    assert read_key_lines(lines) == made
    assert read_key_lines([f" {line.lower().replace('-', ' ')} " for line in lines]) == made


def test_a_sheet_of_format_1_is_read_for_ever() -> None:
    assert write_key_lines(KEYS) == LINES
    assert read_key_lines(LINES) == KEYS


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert read_key_lines([line.replace("0", "o").replace("1", "l") for line in LINES]) == KEYS


@given(
    st.integers(min_value=0, max_value=KEY_LINES - 1),
    st.integers(min_value=0, max_value=19),
    st.integers(min_value=1, max_value=31),
)
@settings(max_examples=300)
def test_a_wrong_letter_is_found(line: int, place: int, further: int) -> None:
    symbols = list(LINES[line].replace("-", ""))
    symbols[place] = SYMBOLS[(SYMBOLS.index(symbols[place]) + further) % 32]
    typed = [*LINES[:line], "".join(symbols), *LINES[line + 1 :]]
    with pytest.raises(MistypedSheetError) as caught:
        read_key_lines(typed)
    assert caught.value.values["line"] in (line + 1, 0)


@pytest.mark.parametrize("line", range(KEY_LINES))
def test_the_line_with_the_slip_is_named(line: int) -> None:
    typed = [*LINES[:line], LINES[line][:-1], *LINES[line + 1 :]]
    with pytest.raises(MistypedSheetError) as caught:
        read_key_lines(typed)
    assert caught.value.values == {"line": line + 1}
    with pytest.raises(MistypedSheetError):
        check_key_line(line + 1, typed[line])


def test_lines_that_changed_places_are_found() -> None:
    with pytest.raises(MistypedSheetError) as caught:
        read_key_lines((LINES[0], LINES[2], LINES[1], *LINES[3:]))
    assert caught.value.values == {"line": 2}


def test_lines_of_two_sheets_are_found_as_a_whole() -> None:
    other = write_key_lines(new_keys())
    with pytest.raises(MistypedSheetError) as caught:
        read_key_lines((*LINES[:3], *other[3:]))
    assert caught.value.values == {"line": 0}


@pytest.mark.parametrize("lines", [(), LINES[:5], (*LINES, LINES[0])])
def test_a_sheet_has_all_its_lines_and_no_more(lines: tuple[str, ...]) -> None:
    with pytest.raises(MistypedSheetError):
        read_key_lines(lines)


@given(st.lists(st.text(max_size=40), max_size=8))
@settings(max_examples=100)
def test_whatever_was_typed_is_refused_by_name(lines: list[str]) -> None:
    with pytest.raises(MistypedSheetError):
        read_key_lines(lines)


def test_no_error_carries_what_was_typed() -> None:
    with pytest.raises(MistypedSheetError) as caught:
        read_key_lines((LINES[0][:-1] + "Z", *LINES[1:]))
    assert LINES[0][:-1] not in repr(caught.value) + repr(caught.value.values)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_keys_show_themselves_to_nobody() -> None:
    assert KEYS.signing_key.to_bytes().hex() not in repr(KEYS)
    assert str(bytes(range(32, 64))) not in repr(KEYS)
