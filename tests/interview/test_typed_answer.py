"""What a person types, as an answer."""

import pytest

from peerkit.errors import AnswerRefusedError
from peerkit.interview import Option, Wording, read_answer_text
from peerkit.questionnaire import Question, QuestionType, Range
from peerkit.values import AnswerValue

OPTIONS = tuple(
    Option(name, Wording(label, "en"))
    for name, label in [
        ("council", "Council or housing association"),
        ("private", "Private landlord"),
        ("0", "Nobody, really"),
    ]
)
T = QuestionType


def typed(kind: QuestionType, text: str, span: Range | None = None) -> AnswerValue | None:
    question = Question(kind, "asked", range=span)
    return read_answer_text(question, OPTIONS, text).value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (T.INTEGER, " 3 ", 3),
        (T.INTEGER, "-12", -12),
        (T.INTEGER, "\u221212", -12),
        (T.INTEGER, "007", 7),
        (T.INTEGER, "٣٤", 34),
        (T.INTEGER, "१२", 12),
        (T.DECIMAL, "2,5", "2.5"),
        (T.DECIMAL, "2.50", "2.5"),
        (T.DECIMAL, "\u0662\u066b\u0665", "2.5"),
        (T.DECIMAL, ".5", "0.5"),
        (T.DECIMAL, "1000", "1000"),
        (T.DATE, "2027-03-21", "2027-03-21"),
        (T.DATE, "21/3/2027", "2027-03-21"),
        (T.DATE, "21.03.2027", "2027-03-21"),
        (T.DATE, "1-3-2027", "2027-03-01"),
        (T.DATE, "٢١/٣/٢٠٢٧", "2027-03-21"),
        (T.TIME, "9:05", "09:05:00"),
        (T.TIME, "14.30", "14:30:00"),
        (T.DATETIME, "21/3/2027 14:30", "2027-03-21T14:30:00"),
        (T.DATETIME, "2027-03-21T14:30:10", "2027-03-21T14:30:10"),
        (T.DATETIME, "21 / 3 / 2027, 9:00", "2027-03-21T09:00:00"),
        (T.SELECT_ONE, "2", "private"),
        (T.SELECT_ONE, "٢", "private"),
        (T.SELECT_ONE, "PRIVATE landlord", "private"),
        (T.SELECT_ONE, "council", "council"),
        (T.SELECT_ONE, "0", "0"),
        (T.SELECT_MULTIPLE, "2 1", ("council", "private")),
        (T.SELECT_MULTIPLE, "1,2 , 3", ("council", "private", "0")),
        (T.SELECT_MULTIPLE, "\u0661\u060c\u0662", ("council", "private")),
        (T.SELECT_MULTIPLE, "2 2", ("private",)),
        (T.SELECT_MULTIPLE, "Nobody, really", ("0",)),
        (T.SELECT_MULTIPLE, "private landlord, council", ("council", "private")),
        (T.RANK, "3 1 2", ("0", "council", "private")),
        (T.ACKNOWLEDGE, "1", "OK"),
        (T.ACKNOWLEDGE, "ok", "OK"),
        (T.TEXT, "  e\u0301t\r\ne  ", "\u00e9t\ne"),
        (T.TEXT, "2", "2"),
    ],
)
def test_it_is_read_as_it_was_meant(kind: QuestionType, text: str, value: AnswerValue) -> None:
    assert value == typed(kind, text)


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (T.INTEGER, "three", "not_a_whole_number"),
        (T.INTEGER, "1,000", "not_a_whole_number"),
        (T.INTEGER, "2.0", "not_a_whole_number"),
        (T.INTEGER, "9" * 30, "number_too_large"),
        (T.INTEGER, "9" * 99_999, "not_a_whole_number"),
        (T.DECIMAL, "1,000", "ambiguous_number"),
        (T.DECIMAL, "1.2.3", "not_a_number"),
        (T.DECIMAL, ".", "not_a_number"),
        (T.DECIMAL, "1e5", "not_a_number"),
        (T.DECIMAL, "9" * 30, "number_too_large"),
        (T.DATE, "31/2/2027", "not_a_date"),
        (T.DATE, "3/21/2027", "not_a_date"),
        (T.DATE, "21/3/27", "not_a_date"),
        (T.TIME, "25:00", "not_a_time"),
        (T.DATETIME, "21/3/2027", "not_a_date_and_time"),
        (T.SELECT_ONE, "4", "not_a_choice"),
        (T.SELECT_ONE, "1 2", "not_a_choice"),
        (T.SELECT_MULTIPLE, "1 4", "not_a_choice"),
        (T.SELECT_MULTIPLE, ",", "empty"),
        (T.RANK, "1 2", "not_all_ranked"),
        (T.ACKNOWLEDGE, "no", "not_acknowledged"),
        (T.TEXT, "  ", "empty"),
        (T.INTEGER, "", "empty"),
        (T.NOTE, "x", "nothing_to_answer"),
    ],
)
def test_what_cannot_be_meant_is_refused(kind: QuestionType, text: str, problem: str) -> None:
    with pytest.raises(AnswerRefusedError) as caught:
        typed(kind, text)
    assert problem == caught.value.values["problem"]
    assert caught.value.values["question"] == "asked"


def test_a_whole_range_takes_whole_numbers_and_a_fine_one_decimals() -> None:
    assert typed(T.RANGE, "7", Range("0", "10", "1")) == 7
    assert typed(T.RANGE, "7,5", Range("0", "10", "0.5")) == "7.5"
    with pytest.raises(AnswerRefusedError) as caught:
        typed(T.RANGE, "11", Range("0", "10", "1"))
    assert dict(caught.value.values) == {
        "question": "asked",
        "problem": "out_of_range",
        "start": "0",
        "end": "10",
    }
