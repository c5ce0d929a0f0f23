"""Conditions in plain words say what the expression says, and leave the rest as it is written."""

import pytest

from peerkit.expression import parse_expression
from peerkit.questionnaire import Questionnaire, walk
from peerkit.questionnaire.conditions import Conditions, Kind, Piece, plain_text
from peerkit.words import catalogue
from tests.questionnaire.samples import read, with_items

WHOLE = read(
    with_items(
        "{type: date, name: since, label: Since when?}",
        '{type: calculate, name: adult, calculation: "if(${age} >= 18, 1, 0)"}',
        "{type: repeat, name: child, label: Child, questions:"
        " [{type: text, name: nickname, label: Nickname}]}",
    )
)
TENURE, PROBLEMS, AGE = "“Who do you rent from?”", "“What is wrong with it?”", "“How old are you?”"


def words(text: str, asking: str = "age", whole: Questionnaire = WHOLE) -> str:
    item = next(item for item in walk(whole.survey) if item.name == asking)
    conditions = Conditions(whole, "en", catalogue("en"))
    return plain_text(conditions.worded(parse_expression(text), item))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("${tenure} = 'council'", f"{TENURE} is “Council”"),
        ("'council' != ${tenure}", f"{TENURE} is not “Council”"),
        ("${tenure} = 'nobody'", f"{TENURE} is “nobody”"),
        ("${tenure} = ''", f"{TENURE} has no answer"),
        ("${tenure} != ''", f"{TENURE} has an answer"),
        ("selected(${tenure}, 'council')", f"{TENURE} is “Council”"),
        ("selected(${problems}, 'damp')", f"{PROBLEMS} includes “Damp”"),
        ("not(selected(${problems}, 'damp'))", f"{PROBLEMS} does not include “Damp”"),
        (
            "selected('council private', ${tenure})",
            f"{TENURE} is one of “Council”, “Private landlord”",
        ),
        ("not(selected('council', ${tenure}))", f"{TENURE} is none of “Council”"),
        ("count-selected(${problems}) > 1", f"the number of choices in {PROBLEMS} is more than 1"),
        (". >= 0 and . <= 110", "the answer is 0 or more and the answer is 110 or less"),
        ("${since} <= today()", "“Since when?” is today or earlier"),
        ("${since} > date('2026-03-01')", "“Since when?” is later than 1 March 2026"),
        ("${age} < 18 or ${age} > 60", f"{AGE} is less than 18 or {AGE} is more than 60"),
        ("${age} + 1 >= 2 * 9", f"{AGE} plus 1 is 2 times 9 or more"),
        ("${age} - (1 - 2) = 3", f"{AGE} minus (1 minus 2) is 3"),
        ("${adult} = 'yes'", "adult (worked out) is “yes”"),
        ("${age} = ${tenure}", f"{AGE} is the answer to {TENURE}"),
        ("not(${age} > 1)", f"it is not so that ({AGE} is more than 1)"),
        ("position(..) = 1", "the number of this turn is 1"),
        ("true()", "always"),
        (
            "(${age} > 1 or ${age} = '') and ${tenure} != ''",
            f"({AGE} is more than 1 or {AGE} has no answer) and {TENURE} has an answer",
        ),
        (
            "count(${nickname}[. != '']) > 0",
            "the number of answers to “Nickname” where the answer has an answer is more than 0",
        ),
        (
            "if(${age} >= 18, 'yes', '')",
            f"“yes” if {AGE} is 18 or more, otherwise nothing",
        ),
    ],
)
def test_a_condition_is_said_in_plain_words(expression: str, expected: str) -> None:
    assert expected == words(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "regex(., '^[a-z]+$')",
        "../tenure",
        "${nobody}",
        "1 = 2 = 3",
        "${age} | ${tenure}",
        "position(/data/child)",
        "random()",
    ],
)
def test_what_has_no_plain_words_stands_as_it_is_written(expression: str) -> None:
    assert expression == words(expression)


def test_only_the_part_without_plain_words_stands_as_it_is_written() -> None:
    conditions = Conditions(WHOLE, "en", catalogue("en"))

    pieces = conditions.worded(parse_expression("random() > 0.5 and ${tenure} = ''"))

    assert [Piece(Kind.SOURCE, "random()", "")] == [p for p in pieces if p.kind is Kind.SOURCE]
    assert "random() is more than 0.5 and" in plain_text(pieces)


def test_what_is_nested_too_deeply_stands_as_it_is_written() -> None:
    deep = "not(" * 100 + "${age} > 1" + ")" * 100

    assert "not(not(${age} > 1))" in words(deep)


def test_a_label_keeps_its_own_language() -> None:
    pieces = Conditions(WHOLE, "en", catalogue("ro")).worded(parse_expression("${tenure} = ''"))

    assert Piece(Kind.LABEL, "Who do you rent from?", "en") in pieces


def test_a_numbered_question_is_named_with_its_number() -> None:
    conditions = Conditions(WHOLE, "en", catalogue("en"), {"tenure": "question 1"})

    said = plain_text(conditions.worded(parse_expression("${tenure} = 'council'")))

    assert "question 1 (“Who do you rent from?”) is “Council”" == said


def test_a_label_within_a_label_is_named_once() -> None:
    whole = read(
        with_items(
            '{type: text, name: a, label: "Who is ${age}?"}',
            '{type: text, name: b, label: "Where does ${a} live?", relevant: "${a} != \'\'"}',
        )
    )

    assert "“Who is [How old are you?]?” has an answer" == words("${a} != ''", "b", whole)
    assert "“Where does [Who is …?] live?” has an answer" == words("${b} != ''", "b", whole)
