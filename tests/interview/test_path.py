"""Relevance, calculations, defaults: what the path is, as the answers have it."""

from dataclasses import replace

import pytest

from peerkit.errors import AnswerRefusedError
from peerkit.expression import parse_expression
from peerkit.interview import Stage
from peerkit.interview.state import current_step
from peerkit.questionnaire import Group, Question, QuestionType
from peerkit.values import MissingReason
from tests.interview.sample import sample
from tests.scenario import Scenario, answered, value_at

SKIPS = """
- {type: select_one yn, name: worried, label: Worried?}
- {type: text, name: why, label: Why?, relevant: "${worried} = 'y'"}
- type: group
  name: more
  label: More
  relevant: "${why} != ''"
  questions:
    - {type: text, name: since, label: Since?}
    - {type: text, name: deeper, label: Deeper?, relevant: "${since} != ''"}
- {type: text, name: last, label: Last?}
"""


def test_a_question_whose_condition_fails_is_skipped() -> None:
    Scenario(sample(SKIPS)).consent().answer("worried", "n").expect_question("last")


def test_a_question_and_a_group_appear_as_their_conditions_come_true() -> None:
    scenario = Scenario(sample(SKIPS)).consent().answer("worried", "y").expect_question("why")
    scenario.answer("why", "rent").expect_question("since").answer("since", "May")
    scenario.expect_question("deeper")


def test_a_blank_answer_makes_conditions_false() -> None:
    Scenario(sample(SKIPS)).consent().refuse("worried").expect_question("last")


def test_a_hidden_answer_counts_as_empty_at_once_is_kept_and_returns() -> None:
    scenario = Scenario(sample(SKIPS)).consent().answer("worried", "y").answer("why", "rent")
    scenario.answer("since", "May").jump("worried").answer("worried", "n")
    # `more` hangs on `why`, which is hidden now.
    scenario.expect_question("last").jump("worried").answer("worried", "y")
    scenario.expect_question("why").passed("why").expect_question("since")
    assert scenario.asked().answer is not None


def test_a_hidden_answer_is_dropped_at_the_end() -> None:
    scenario = Scenario(sample(SKIPS)).consent().answer("worried", "y").answer("why", "rent")
    scenario.note("why", "sighed").jump("worried").answer("worried", "n")
    kept = scenario.finish()
    assert answered(kept) == {
        "worried": "n",
        "why": "(does_not_apply)",
        "since": "(does_not_apply)",
        "deeper": "(does_not_apply)",
        "last": "(left_blank)",
    }
    assert dict(kept.notes) == {}


CALCULATED = """
- {type: calculate, name: later, calculation: "${sum} * 2"}
- {type: calculate, name: sum, calculation: "${a} + ${b}"}
- {type: integer, name: a, label: A?}
- {type: integer, name: b, label: B?}
- {type: integer, name: shown, label: Shown, calculation: "${sum} + 1"}
- {type: text, name: big, label: Big?, relevant: "${later} > 10"}
"""


def test_calculations_are_made_in_the_order_in_which_they_need_each_other() -> None:
    kept = Scenario(sample(CALCULATED)).consent().answer("a", 2).answer("b", 4).finish()
    assert answered(kept) == {
        "later": "12",
        "sum": "6",
        "a": 2,
        "b": 4,
        "shown": 7,
        "big": "(left_blank)",
    }


def test_a_calculation_that_gives_no_number_is_blank() -> None:
    scenario = Scenario(sample(CALCULATED)).consent().answer("a", 2).passed("b")
    kept = scenario.finish()
    assert value_at(kept, "sum") is MissingReason.LEFT_BLANK
    assert value_at(kept, "big") is MissingReason.DOES_NOT_APPLY


def test_a_calculated_question_is_shown_and_cannot_be_answered() -> None:
    scenario = Scenario(sample(CALCULATED)).consent().answer("a", 2).answer("b", 4)
    assert scenario.expect_question("shown").asked().is_readonly
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.answer("shown", 9)
    assert caught.value.values["problem"] == "read_only"
    scenario.passed("shown").expect_question("big")


DEFAULTS = """
- {type: integer, name: people, label: People?, default: 2}
- {type: integer, name: rooms, label: Rooms?, default: "${people} + 1"}
- {type: integer, name: capped, label: Capped?, default: 9, constraint: . < 5}
- {type: text, name: end_word, label: End?, default: "bye"}
- {type: hidden, name: source, default: leaflet}
"""


def defaults() -> Scenario:
    questionnaire = sample(DEFAULTS)
    return Scenario(questionnaire).consent()


def test_a_default_is_shown_as_the_answer_and_becomes_it_when_passed_over() -> None:
    scenario = defaults()
    answer = scenario.asked().answer
    assert answer is not None
    assert answer.value == 2
    assert value_at(scenario.passed("people").stop().submission(), "people") == 2


def test_a_default_follows_what_it_looks_at_until_it_is_answered() -> None:
    scenario = defaults().answer("people", 5)
    answer = scenario.asked().answer
    assert answer is not None
    assert answer.value == 6
    scenario.passed("rooms").jump("people").answer("people", 7)
    answer = scenario.asked().answer
    assert answer is not None
    assert answer.value == 6


def test_a_default_that_breaks_the_constraint_is_not_taken() -> None:
    scenario = defaults().passed("people").passed("rooms")
    with pytest.raises(AnswerRefusedError):
        scenario.passed("capped")
    scenario.expect_question("capped")


def test_a_default_that_was_never_reached_is_no_answer_of_a_stopped_interview() -> None:
    kept = defaults().answer("people", 1).stop().submission()
    assert value_at(kept, "end_word") is MissingReason.STOPPED
    assert value_at(kept, "source") == "leaflet"


STORED = """
- {type: calculate, name: drawn, calculation: once(random())}
- {type: calculate, name: mark, calculation: uuid()}
- {type: calculate, name: reached,
   calculation: "if(${a} != '', format-date-time(now(), '%H:%M:%S'), '')"}
- {type: text, name: a, label: A?}
- {type: text, name: b, label: B?}
"""


def test_what_is_drawn_or_timed_once_stays() -> None:
    scenario = Scenario(sample(STORED)).consent().answer("a", "x")
    first = scenario.state.world
    assert first is not None
    before = {name: first.tree.nodes[name][()].value for name in ("drawn", "mark", "reached")}
    assert all(before.values())
    kept = scenario.wait(days=3).pause().wait(days=1).resume().answer("b", "y").finish()
    assert before == {name: value_at(kept, name) for name in before}


def test_another_interview_draws_something_else() -> None:
    one, same, other = (
        Scenario(sample(STORED), seed=seed).consent().answer("a", "x").finish()
        for seed in ("ab" * 32, "ab" * 32, "cd" * 32)
    )
    assert answered(one) == answered(same)
    assert value_at(one, "drawn") != value_at(other, "drawn")
    assert value_at(one, "mark") != value_at(other, "mark")


def test_recorded_values_are_the_interviews_own_times() -> None:
    survey = """
    - {type: start, name: began}
    - {type: today, name: day}
    - {type: end, name: ended}
    - {type: text, name: a, label: A?}
    """
    scenario = Scenario(sample(survey)).wait(hours=13, minutes=30)
    kept = scenario.start(offset=60).consent().answer("a", "x").finish()
    assert value_at(kept, "began") == "2026-11-22T00:30:10+01:00"
    assert value_at(kept, "day") == "2026-11-22"
    assert str(value_at(kept, "ended")).startswith("2026-11-22T00:3")


def test_attachments_and_unknown_types_are_not_asked() -> None:
    survey = """
    - {type: image, name: picture, label: Picture?}
    - {type: geopoint, name: place, label: Place?}
    - {type: text, name: a, label: A?}
    """
    kept = Scenario(sample(survey)).consent().expect_question("a").answer("a", "x").finish()
    assert value_at(kept, "picture") is MissingReason.NOT_ASKED
    assert value_at(kept, "place") is MissingReason.NOT_ASKED


def test_notes_are_read_and_are_no_questions() -> None:
    survey = """
    - {type: note, name: hello, label: Hello.}
    - {type: text, name: a, label: A?}
    """
    scenario = Scenario(sample(survey)).consent().expect_question("hello")
    assert scenario.asked().type is QuestionType.NOTE
    assert list(answered(scenario.finish())) == ["a"]


def test_a_questionnaire_with_nothing_to_ask_goes_straight_to_checking() -> None:
    survey = "- {type: calculate, name: one, calculation: 1 + 0}"
    scenario = Scenario(sample(survey)).consent().expect_stage(Stage.CHECKING)
    scenario.back().expect_stage(Stage.CHECKING)
    assert answered(scenario.finish()) == {"one": "1"}


def test_a_circle_of_conditions_fails_nothing() -> None:
    base = sample("- {type: text, name: a, label: A?}")
    circle = (
        Question(QuestionType.TEXT, "x", relevant=parse_expression("${y} = ''")),
        Group("g", None, (Question(QuestionType.TEXT, "y"),), parse_expression("${x} = ''")),
    )
    scenario = Scenario(replace(base, survey=circle)).consent()
    step = current_step(scenario.state)
    assert step is not None
    scenario.answer(str(step.address), "something")
