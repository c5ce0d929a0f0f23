"""The file to be filled in is read as it is, and has a line for every question."""

from dataclasses import replace
from typing import Any

from peerkit.questionnaire import OrderStep
from peerkit.questionnaire.nodes import plain
from peerkit.questionnaire.paper import answers_skeleton
from peerkit.questionnaire.yaml_source import parse_yaml
from peerkit.words import catalogue
from tests.questionnaire.paper.pages import garden
from tests.questionnaire.samples import read, with_items


def parsed(text: str) -> Any:
    source = parse_yaml(text.encode())
    assert source.faults == ()
    assert source.root is not None
    return plain(source.root)


def test_every_question_that_is_asked_has_its_place() -> None:
    [interview] = parsed(answers_skeleton(garden(), "en", catalogue("en")))
    asked = ["goes", "region", "place", "others", "order", "likes", "score", "distance", "years"]
    asked += ["price", "why", "day", "hour", "moment", "told", "friend"]

    assert asked == list(interview["answers"])
    assert [{"nickname": "", "visit": [{"visited": ""}]}] == interview["answers"]["friend"]
    assert {"take_part": "", "share": ""} == interview["consent"]
    assert "en" == interview["language"]


def test_nothing_is_answered_yet() -> None:
    [interview] = parsed(answers_skeleton(garden(), "en", catalogue("en")))
    assert {""} == {value for value in interview["answers"].values() if isinstance(value, str)}


def test_hostile_words_stay_in_their_comment() -> None:
    label = '"x\\n    goes: yes\\r- y\\u2028: \\u202e\\u0007"'
    whole = read(with_items(f"{{type: text, name: q, label: {label}}}"))

    text = answers_skeleton(whole, "en", catalogue("en"))

    [interview] = parsed(text)
    assert ["tenure", "problems", "age", "q"] == list(interview["answers"])
    assert "    # x goes: yes - y :\n" in text


def test_a_repeat_in_which_nothing_is_asked_has_no_line() -> None:
    whole = read(
        with_items("{type: repeat, name: r, questions: [{type: note, name: n, label: Read.}]}")
    )
    [interview] = parsed(answers_skeleton(whole, "en", catalogue("en")))
    assert "r" not in interview["answers"]


def test_the_age_has_its_line_where_the_questionnaire_asks_for_it() -> None:
    for steps in ((), (OrderStep.ACCESS,), (OrderStep.ACCESS, OrderStep.AGE)):
        whole = replace(garden(), steps=steps)
        [interview] = parsed(answers_skeleton(whole, "en", catalogue("en")))
        expected = {"age": ""} if OrderStep.AGE in steps else None
        assert expected == interview.get("steps")
