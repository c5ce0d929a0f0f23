"""Which answers a question takes."""

from decimal import Decimal

import pytest

from peerkit.errors import AnswerRefusedError
from peerkit.interview import Stage
from peerkit.interview.scalars import write_decimal
from peerkit.values import AnswerValue, MissingReason
from tests.interview.sample import sample
from tests.scenario import Scenario, value_at

KINDS = """
- {type: integer, name: whole, label: Whole?}
- {type: decimal, name: number, label: Number?}
- {type: date, name: day, label: Day?}
- {type: time, name: hour, label: Hour?}
- {type: datetime, name: instant, label: Instant?}
- {type: select_one colours, name: one, label: One?}
- {type: select_multiple colours, name: many, label: Many?}
- {type: rank colours, name: ranked, label: Rank?}
- {type: range, name: scale, label: Scale?, parameters: {start: 0, end: 10, step: 2}}
- {type: range, name: fine, label: Fine?, parameters: {start: 0, end: 1, step: 0.25}}
- {type: text, name: words, label: Words?}
- {type: acknowledge, name: seen, label: Seen?}
- {type: note, name: told, label: Told.}
"""


def refused(scenario: Scenario, question: str, value: AnswerValue) -> str:
    """Return the problem with an answer; nothing must have changed."""
    before = scenario.state
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.answer(question, value)
    assert before is scenario.state
    assert question == caught.value.values["question"]
    return str(caught.value.values["problem"])


def at(question: str) -> Scenario:
    return Scenario(sample(KINDS)).consent().jump(question)


@pytest.mark.parametrize(
    ("question", "value", "problem"),
    [
        ("whole", "3", "not_a_whole_number"),
        ("whole", True, "not_a_whole_number"),
        ("whole", 2**53, "number_too_large"),
        ("number", 3, "not_a_number"),
        ("number", "3.0", "not_a_number"),
        ("number", "-0", "not_a_number"),
        ("number", "1e3", "not_a_number"),
        ("number", "NaN", "not_a_number"),
        ("day", "2027-02-29", "not_a_date"),
        ("day", "20270221", "not_a_date"),
        ("hour", "24:00:00", "not_a_time"),
        ("hour", "14:30", "not_a_time"),
        ("instant", "2027-02-28", "not_a_date_and_time"),
        ("one", "purple", "not_a_choice"),
        ("one", ("red",), "not_a_choice"),
        ("many", "red", "not_a_choice"),
        ("many", (), "empty"),
        ("many", ("red", "red"), "chosen_twice"),
        ("many", ("red", "purple"), "not_a_choice"),
        ("ranked", ("red", "green"), "not_all_ranked"),
        ("scale", 12, "out_of_range"),
        ("scale", -2, "out_of_range"),
        ("scale", 3, "off_step"),
        ("scale", "4", "not_a_whole_number"),
        ("fine", "0.3", "off_step"),
        ("words", 3, "not_text"),
        ("words", " \n", "empty"),
        ("words", "\ud800", "not_text"),
        ("words", "x" * 200_001, "too_long"),
        ("seen", "yes", "not_acknowledged"),
        ("told", "x", "nothing_to_answer"),
    ],
)
def test_what_does_not_fit_the_type_is_refused(
    question: str, value: AnswerValue, problem: str
) -> None:
    assert problem == refused(at(question), question, value)


@pytest.mark.parametrize(
    ("question", "given", "kept"),
    [
        ("whole", -3, -3),
        ("number", "-0.5", "-0.5"),
        ("day", "2028-02-29", "2028-02-29"),
        ("hour", "23:59:00", "23:59:00"),
        ("instant", "2027-02-28T07:05:00", "2027-02-28T07:05:00"),
        ("one", "red", "red"),
        ("many", ("blue", "red"), ("red", "blue")),
        ("ranked", ("blue", "red", "green"), ("blue", "red", "green")),
        ("scale", 10, 10),
        ("fine", "0.75", "0.75"),
        ("words", "e\u0301\r\nsecond line\n\nthird", "\u00e9\nsecond line\n\nthird"),
        ("words", "x" * 200_000, "x" * 200_000),
        ("seen", "OK", "OK"),
    ],
)
def test_what_fits_is_kept_in_its_canonical_form(
    question: str, given: AnswerValue, kept: AnswerValue
) -> None:
    assert kept == value_at(at(question).answer(question, given).check().finish(), question)


@pytest.mark.parametrize(
    "reason", [MissingReason.PREFER_NOT_TO_SAY, MissingReason.DONT_KNOW, MissingReason.LEFT_BLANK]
)
def test_a_reason_for_no_answer_is_an_answer(reason: MissingReason) -> None:
    kept = at("whole").refuse("whole", reason).check().finish()
    assert reason is value_at(kept, "whole")


def test_an_answer_can_be_taken_back() -> None:
    scenario = at("whole").answer("whole", 3).jump("whole")
    kept = scenario.refuse("whole", MissingReason.LEFT_BLANK).check().finish()
    assert value_at(kept, "whole") is MissingReason.LEFT_BLANK


@pytest.mark.parametrize(
    "reason", [MissingReason.NOT_ASKED, MissingReason.DOES_NOT_APPLY, MissingReason.STOPPED]
)
def test_nobody_can_give_a_reason_that_only_the_engine_knows(reason: MissingReason) -> None:
    with pytest.raises(AnswerRefusedError) as caught:
        at("whole").refuse("whole", reason)
    assert caught.value.values["problem"] == "not_a_reason"


STRICT = """
- {type: integer, name: age, label: Age?, required: yes, constraint: ". >= 16 and . <= 120",
   constraint_message: {en: "Between 16 and 120, not ${twice} in two."}}
- {type: calculate, name: twice, calculation: "${age} * 2"}
- {type: text, name: name_used, label: Name?, refusal: no, required: yes,
   required_message: {en: We need something to call you.}}
- {type: integer, name: years, label: Years?, constraint: ". <= ${age}"}
"""


def test_a_constraint_refuses_in_its_own_words() -> None:
    scenario = Scenario(sample(STRICT)).consent()
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.answer("age", 15)
    assert dict(caught.value.values) == {
        "question": "age",
        "problem": "constraint",
        "wording": "Between 16 and 120, not 30 in two.",
    }
    scenario.expect_question("age")
    assert scenario.asked().answer is None


def test_a_required_question_cannot_be_passed_over_but_can_be_refused() -> None:
    scenario = Scenario(sample(STRICT)).consent()
    assert scenario.asked().is_required
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.passed("age")
    assert caught.value.values["problem"] == "required"
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.refuse("age", MissingReason.LEFT_BLANK)
    assert caught.value.values["problem"] == "required"
    scenario.expect_question("age").refuse("age").expect_question("name_used")


def test_a_question_without_refusal_takes_none() -> None:
    scenario = Scenario(sample(STRICT)).consent().answer("age", 30)
    assert not scenario.asked().refusal
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.refuse("name_used")
    assert caught.value.values["problem"] == "no_refusal"
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.passed("name_used")
    assert caught.value.values["wording"] == "We need something to call you."


def test_a_constraint_is_not_checked_on_a_missing_answer() -> None:
    scenario = Scenario(sample(STRICT)).consent().refuse("age").answer("name_used", "Al")
    scenario.refuse("years").expect_stage(Stage.CHECKING)


def test_check_answers_cannot_be_closed_over_a_required_question() -> None:
    scenario = Scenario(sample(STRICT)).consent().answer("age", 30).check()
    before = scenario.state
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.close_check()
    assert dict(caught.value.values) == {"question": "name_used", "problem": "required_left"}
    assert before is scenario.state


def test_an_answer_that_a_later_one_contradicts_is_found_when_answers_are_checked() -> None:
    scenario = Scenario(sample(STRICT)).consent().answer("age", 30).answer("name_used", "Al")
    scenario.answer("years", 25).jump("age").answer("age", 20).check()
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.close_check()
    assert dict(caught.value.values) == {"question": "years", "problem": "no_longer_fits"}
    kept = scenario.jump("years").answer("years", 20).finish()
    assert value_at(kept, "years") == 20


SUM = """
- {type: integer, name: adults, label: Adults?, constraint: "${all} <= 10"}
- {type: integer, name: children, label: Children?, constraint: "${all} <= 10"}
- {type: calculate, name: all, calculation: "coalesce(${adults}, 0) + coalesce(${children}, 0)"}
"""


def test_a_constraint_on_a_sum_sees_the_new_sum() -> None:
    scenario = Scenario(sample(SUM)).consent().answer("adults", 4)
    assert refused(scenario, "children", 7) == "constraint"
    kept = scenario.answer("children", 6).finish()
    assert value_at(kept, "all") == "10"


@pytest.mark.parametrize(
    ("number", "written"),
    [("3.00", "3"), ("-0.0", "0"), ("1E+3", "1000"), ("0.50", "0.5"), ("100", "100")],
)
def test_a_decimal_has_one_writing(number: str, written: str) -> None:
    assert written == write_decimal(Decimal(number))


def test_whatever_is_half_typed_is_shown_again_and_is_no_answer() -> None:
    scenario = at("words").typed("words", "half a sent")
    assert scenario.asked().draft == "half a sent"
    assert scenario.asked().answer is None
    scenario.passed("words").back()
    assert scenario.asked().draft == "half a sent"
    scenario.answer("words", "half a sentence").back()
    assert scenario.asked().draft is None
    assert value_at(scenario.check().finish(), "words") == "half a sentence"


def test_words_typed_last_can_be_handed_back_before_the_interview_is_resumed() -> None:
    scenario = at("words").pause().typed("words", "what she").resume()
    assert scenario.asked().draft == "what she"
