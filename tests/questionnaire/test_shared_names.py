"""One name asks one thing in all questionnaires that are checked together."""

import pytest

from peerkit.questionnaire import check_together
from tests.questionnaire.samples import SMALL, read


def told(before: str, after: str) -> list[tuple[str, str, str | int]]:
    assert before in SMALL
    wholes = {"one": read(SMALL.encode()), "two": read(SMALL.replace(before, after).encode())}
    return [(called, fault.code, fault.values["name"]) for called, fault in check_together(wholes)]


@pytest.mark.parametrize(
    ("before", "after", "code", "name"),
    [
        ("type: integer, name: age", "type: decimal, name: age", "same_name_other_type", "age"),
        ("council: Council, ", "council: Council, own: Own, ", "same_name_other_choices", "tenure"),
        ("How old are you?", "What is your age?", "same_name_other_label", "age"),
    ],
)
def test_a_name_that_asks_something_else_is_told(
    before: str, after: str, code: str, name: str
) -> None:
    assert [("two", code, name)] == told(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("form_id: small", "form_id: other"),
        ("name: age", "name: years"),
        ("What is wrong with it?", "What is wrong with it?, required: yes"),
    ],
)
def test_what_asks_the_same_or_has_a_name_of_its_own_is_not_told(before: str, after: str) -> None:
    assert [] == told(before, after)


def test_words_in_other_languages_do_not_make_another_question() -> None:
    romanian = SMALL.replace("en: English", "ro: Română").replace("_language: en", "_language: ro")
    wholes = {"one": read(SMALL.encode()), "two": read(romanian.encode())}

    assert [] == list(check_together(wholes))
