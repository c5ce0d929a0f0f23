"""What a step and a question both ask is asked once, and both have the answer."""

from typing import Any

import pytest

from peerkit.errors import AnswerRefusedError
from peerkit.interview import AskDetail, EndReason, ShowAnswers, Stage, Under16
from peerkit.interview.state import world_of
from peerkit.interview.steps import ADULT, AGE_BANDS, DETAILS
from peerkit.values import Address, Answer, MissingReason
from peerkit.words import catalogue
from peerkit.workflow.interviews.detail_words import detail_option
from tests.interview.sample import sample
from tests.questionnaires.library import shipped
from tests.scenario import Scenario

KNOWN, AGE = Address("how_known"), Address("age_band")
OTHER_CHOICES = "- {type: select_one colours, name: age_band, label: How old is it?}"


def prepared(known: str = "no", age: str = "25_34", **more: Any) -> Scenario:
    """Return an interview about green spaces, in which both steps have been answered."""
    scenario = Scenario(shipped("green_spaces"), asks_once=True, **more).start()
    while isinstance(prompt := scenario.prompt(), AskDetail):
        said = {"known_person": known, "swap": "go_on", "age": age, "permission": "yes"}
        said |= {"permission_from": "parent"}
        scenario.say_of(str(prompt.address), said.get(str(prompt.address), ""))
    return scenario


def asked_questions(scenario: Scenario) -> list[str]:
    """Return which questions are asked when each is passed over or declined."""
    names = []
    scenario.consent()
    while scenario.state.stage is not Stage.CHECKING:
        if scenario.state.stage is Stage.OFFERING:
            scenario.ask_aloud()
            continue
        asked = scenario.asked()
        names.append(str(asked.address))
        if asked.is_required:
            scenario.refuse(names[-1])
        else:
            scenario.passed(names[-1])
    return names


@pytest.mark.parametrize(
    ("known", "is_called"), [("no", "stranger"), ("by_sight", "by_sight"), ("friend", "friend")]
)
def test_what_a_step_asked_is_not_asked_again(known: str, is_called: str) -> None:
    scenario = prepared(known=known)
    names = asked_questions(scenario)
    assert not {"how_known", "age_band"} & set(names)
    assert Answer(is_called) == scenario.state.facts.answers[KNOWN]
    assert Answer("25_34") == scenario.state.facts.answers[AGE]
    result = scenario.finish()
    assert Answer("25_34") == result.answers[AGE]
    assert (known, "18_or_over") == (result.circumstances.known_person, result.circumstances.age)


def test_questions_are_counted_without_what_was_asked_before() -> None:
    scenario = prepared().consent().passed("opening_note")
    assert 1 == scenario.asked().number
    scenario.passed("recruitment_route").expect_question("interview_format")
    assert 2 == scenario.asked().number
    steps = world_of(scenario.state).path.steps
    questions = [step.address for step in steps if step.question is not None]
    assert {KNOWN, AGE} <= set(questions)
    assert len(questions) - 2 == scenario.asked().total


def test_it_stands_at_check_answers_and_can_be_changed() -> None:
    scenario = prepared()
    asked_questions(scenario)
    shown = scenario.prompt()
    assert isinstance(shown, ShowAnswers)
    assert {KNOWN, AGE} <= {row.address for row in shown.rows}
    assert not {KNOWN, AGE} & set(shown.unasked)
    scenario.jump("age_band").expect_question("age_band").answer("age_band", "35_44")
    assert Answer("35_44") == scenario.state.facts.answers[AGE]


def test_whoever_goes_back_sees_it() -> None:
    scenario = prepared().consent().passed("opening_note").passed("recruitment_route")
    scenario.expect_question("interview_format").back().expect_question("how_known")
    assert Answer("stranger") == scenario.asked().answer


def test_whoever_says_no_more_than_the_step_needs_has_declined_the_question() -> None:
    scenario = prepared(age=ADULT)
    assert "age_band" not in asked_questions(scenario)
    result = scenario.finish()
    assert Answer(missing=MissingReason.PREFER_NOT_TO_SAY) == result.answers[AGE]
    assert "18_or_over" == result.circumstances.age


@pytest.mark.parametrize("age", ["under_13", "13_15"])
def test_what_holds_for_under_16s_holds_for_each_band(age: str) -> None:
    refused = prepared(age=age)
    assert (Stage.REFUSED, EndReason.UNDER_16) == (refused.state.stage, refused.state.reason)
    permitted = prepared(age=age, under_16=Under16.ADULT_AND_CHILD)
    asked_questions(permitted)
    result = permitted.finish()
    assert ("under_16", "parent") == (
        result.circumstances.age,
        result.circumstances.permission_from,
    )


def test_a_question_with_other_choices_is_another_question() -> None:
    scenario = Scenario(sample(OTHER_CHOICES), steps=("age",), asks_once=True).start()
    prompt = scenario.prompt()
    assert isinstance(prompt, AskDetail)
    assert DETAILS["age"].options == prompt.options
    scenario.say_of("age", "16_17").consent().expect_question("age_band")
    assert scenario.state.settled == frozenset()


def test_interviews_of_before_go_on_being_asked_both() -> None:
    scenario = Scenario(shipped("green_spaces")).start().consent().passed("opening_note")
    scenario.passed("recruitment_route").expect_question("how_known")


def test_only_what_is_offered_is_taken() -> None:
    scenario = Scenario(shipped("green_spaces"), asks_once=True).start()
    scenario.say_of("access_needs").say_of("access_notes").say_of("known_person", "no")
    before = scenario.state
    with pytest.raises(AnswerRefusedError):
        scenario.say_of("age", "18_or_over")
    assert before == scenario.state


def test_every_band_has_its_words() -> None:
    words = catalogue()
    assert len(AGE_BANDS) == len({detail_option(words, "age", band) for band in AGE_BANDS})
