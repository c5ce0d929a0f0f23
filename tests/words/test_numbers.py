"""Numbers of several groups are found where they stand, and nothing of a text is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerkit.words.numbers import numbers_apart


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Call 116 123 free.", ["116 123"]),
        ("حتى 2027-03-31: اسأل 020 7946 0000.", ["2027-03-31", "020 7946 0000"]),
        ("+44 20 7946 0000, or +999", ["+44 20 7946 0000", "+999"]),
        ("٢١/٣/٢٠٢٧ 14:30", ["٢١/٣/٢٠٢٧ 14:30"]),
        ("1, 2 and 999.", []),
        ("رمز السحب 6523-4412-AB3D.", ["6523-4412-AB3D"]),
        ("R07-001, 6S4N-66E6 14:30", ["R07-001", "6S4N-66E6", "14:30"]),
        ("A-Z, UK, R-7", []),
    ],
)
def test_numbers_in_groups_are_pieces_of_their_own(text: str, numbers: list[str]) -> None:
    assert numbers == [piece.text for piece in numbers_apart(text) if piece.is_number]


@pytest.mark.parametrize("text", ["1", "A", "AB-", "1-", "+"])
def test_a_very_long_answer_is_looked_through_once(text: str) -> None:
    started = time.monotonic()
    assert text * 100_000 == "".join(piece.text for piece in numbers_apart(text * 100_000))
    assert time.monotonic() - started < 5


@given(st.text(st.sampled_from("12٣ +-/.,:a\u00a0\n")) | st.text())
def test_the_pieces_make_the_text(text: str) -> None:
    assert text == "".join(piece.text for piece in numbers_apart(text))
