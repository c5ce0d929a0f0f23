"""Blanks in words: placeholders are filled exactly, references are split off."""

import pytest

from peerkit.expression import Reference
from peerkit.questionnaire import PLACEHOLDERS, fill, split_label
from peerkit.questionnaire.label import broken_reference, placeholders


def test_each_of_the_four_placeholders_is_filled() -> None:
    values = {name: name.upper() for name in PLACEHOLDERS}

    filled = fill("{organisation} {shared_with} {contact} {withdraw_by}", values)

    assert "ORGANISATION SHARED_WITH CONTACT WITHDRAW_BY" == filled


@pytest.mark.parametrize(
    "text",
    ["{0}", "{}", "{{", "{organisation", "{ organisation }", "{organisation.__class__}", "{name}"],
)
def test_nothing_but_the_four_placeholders_is_touched(text: str) -> None:
    assert text == fill(text, {"organisation": "x", "name": "y"})


def test_a_value_is_not_searched_for_placeholders() -> None:
    values = {"organisation": "{contact}", "contact": "Ana"}

    assert "{contact} and Ana" == fill("{organisation} and {contact}", values)


def test_a_placeholder_without_a_value_stays() -> None:
    assert "ask {contact}" == fill("ask {contact}", {})


def test_a_label_is_split_into_words_and_references() -> None:
    expected = ("How old is ", Reference("name", 12), ", ", Reference("no", 21), "?")

    assert expected == split_label("How old is ${name}, ${ no }?")
    assert [12, 21] == [p.column for p in expected if isinstance(p, Reference)]


def test_a_label_without_references_is_one_piece_and_an_empty_one_none() -> None:
    assert ("50 ${ off",) == split_label("50 ${ off")
    assert () == split_label("")


@pytest.mark.parametrize(
    ("text", "offset"),
    [("${a}", None), ("plain", None), ("${a b}", 0), ("${a} ${", 5), ("${} ${a}", 0)],
)
def test_a_dollar_bracket_that_begins_no_reference_is_found(text: str, offset: int | None) -> None:
    assert offset == broken_reference(text)


def test_placeholders_are_told_from_references() -> None:
    assert (("organisation", 5), ("x", 20)) == placeholders("${a} {organisation} {x}")
