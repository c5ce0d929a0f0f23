"""What expressions say about answers: blank ones, hidden ones, several at once."""

import time
from math import isnan

import pytest

from peerkit.errors import ExpressionSyntaxError
from tests.expression.answers import Interview


def test_a_blank_answer_is_neither_above_nor_below() -> None:
    interview = Interview()
    assert not interview.holds("${blank} >= 18")
    assert not interview.holds("${blank} < 18")
    assert interview.holds("${blank} = ''")
    assert not interview.holds("${blank} = 0")
    assert isnan(interview.number("${blank} + 1"))


def test_a_number_that_is_none_is_stored_as_blank() -> None:
    assert Interview().says("${blank} + 1") == ""
    assert Interview().says("number('x')") == ""


@pytest.mark.parametrize("hidden", ["age", "home"])
def test_a_hidden_answer_counts_as_blank_at_once(hidden: str) -> None:
    interview = Interview()
    assert interview.holds("${age} = 34")
    (interview.age if hidden == "age" else interview.home).relevant = False
    assert interview.holds("${age} = ''")
    assert interview.holds("'' = ${age}")
    assert interview.holds("${age} != 34")
    assert not interview.holds("${age} >= 18")
    assert interview.says("${age}") == ""
    assert interview.says("concat('<', ${age}, '>')") == "<>"
    assert interview.number("count(${age})") == 0
    assert interview.says("/data/home/age") == ""
    (interview.age if hidden == "age" else interview.home).relevant = True
    assert interview.holds("${age} = 34")


def test_a_hidden_answer_is_left_out_of_sets() -> None:
    interview = Interview()
    interview.first.children[1].children[0].relevant = False
    assert interview.number("count(${member_age})") == 2
    assert interview.number("sum(${member_age})") == 77
    assert interview.says("join(' ', ${member_age})") == "7 70"


def test_a_hidden_question_can_still_look_around() -> None:
    interview = Interview()
    interview.age.relevant = False
    assert interview.holds("../tenure = 'private'", at=interview.age)
    assert interview.says(".", at=interview.age) == ""


def test_a_comparison_with_several_answers_holds_if_it_holds_for_one() -> None:
    interview = Interview()
    assert interview.holds("${member_age} = 7")
    assert interview.holds("${member_age} != 7")
    assert not interview.holds("not(${member_age} > 69)")
    assert not interview.holds("${member_age} > 70")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1 + 0.2 = 0.3", True),
        ("0.1 + 0.2 != 0.3", False),
        ("1 = '1.0'", True),
        ("'1' = '1.0'", False),
        ("'a' < 'b'", False),
        ("true() = 'x'", True),
        ("1 < 2 = true()", True),
        ("1 div 0 > 5", True),
        ("5 mod -3 = 2", True),
        ("-5 mod 3 = -2", True),
        ("2 + 3 * 4 = 14", True),
        ("1 or 0 and 0", True),
    ],
)
def test_plain_values_compare_as_in_xpath(text: str, *, expected: bool) -> None:
    assert Interview().holds(text) is expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("3.0", "3"),
        ("1 div 3", "0.3333333333333333"),
        ("1 div 10000000", "0.0000001"),
        ("-(1 - 1)", "0"),
        ("1 div 0", "Infinity"),
        ("-1 div 0", "-Infinity"),
        ("2 * 100000000000000000000000", "200000000000000000000000"),
        ("true()", "true"),
        ("concat(number('x'), '')", "NaN"),
    ],
)
def test_numbers_are_written_without_exponents(text: str, written: str) -> None:
    assert Interview().says(text) == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not(" * 150 + "true()" + ")" * 150, None),
        ("not(" * 149 + "true()" + ")" * 149, "false"),
        ("max(" * 149 + "../home/age" + ")" * 149, "34"),
        ("if(true(), " * 149 + "1" + ", 2)" * 149, "1"),
        ("../home[" * 74 + "1" + "]" * 74, "private34damp repairs"),
        ("..[" * 74 + "1" + "]" * 74, ""),
        ("1 + (" * 100 + "1" + ")" * 100, "101"),
    ],
)
def test_the_deepest_expression_can_be_run(text: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(ExpressionSyntaxError):
            Interview().says(text)
    else:
        assert Interview().says(text) == expected


def test_predicates_inside_predicates_end() -> None:
    interview = Interview()
    start = time.monotonic()
    found = interview.number("count(" + "//*[" * 20 + "true()" + "]" * 20 + ")")
    assert 0 < found < interview.number("count(//*)")
    assert time.monotonic() - start < 10
