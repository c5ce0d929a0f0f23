"""The participant answers a group alone, and a section is left out."""

import pytest

from peerkit.errors import IllegalEventError, StaleAnswerError
from peerkit.interview import (
    Answered,
    AskQuestion,
    CheckOpened,
    Jumped,
    OfferSelfEntry,
    ShowAnswers,
    ShowHandBack,
    Stage,
    StopAsked,
    receive,
)
from peerkit.values import Address, Answer, MissingReason
from tests.interview.sample import sample
from tests.scenario import Scenario, answered, value_at

SURVEY = """
- {type: text, name: before, label: Before?}
- type: group
  name: about_you
  label: About you
  self_entry: yes
  questions:
    - {type: text, name: faith, label: Faith?, guidance_hint: Wait., probes: [More?]}
    - {type: text, name: health, label: Health?, required: yes}
- {type: text, name: after, label: After?}
"""
AT_THE_END = SURVEY[: SURVEY.index("- {type: text, name: after")]


def offered(survey: str = SURVEY) -> Scenario:
    return Scenario(sample(survey)).consent().answer("before", "x")


def handed(survey: str = SURVEY) -> Scenario:
    return offered(survey).hand_over()


def test_self_entry_is_offered_before_the_group() -> None:
    prompt = offered().prompt()
    assert isinstance(prompt, OfferSelfEntry)
    assert prompt.label.text == "About you"


def test_who_declines_is_asked_aloud_and_not_offered_again() -> None:
    scenario = offered().ask_aloud().expect_question("faith")
    assert not scenario.asked().is_self_entry
    scenario.back().expect_question("before").answer("before", "y").expect_question("faith")


def test_the_participant_sees_the_questions_and_nothing_for_the_researcher() -> None:
    scenario = offered().ask_aloud().note("faith", "she looked away").back()
    other = handed().asked()
    assert (other.is_self_entry, other.guidance, other.probes, other.note) == (True, None, (), "")
    assert scenario.state.notes


def test_while_the_laptop_is_away_only_the_group_can_be_reached() -> None:
    scenario = handed()
    before = scenario.state
    for event in (CheckOpened(scenario.at()), Jumped(scenario.at(), Address("before"))):
        with pytest.raises(IllegalEventError):
            receive(before, event)
    with pytest.raises(StaleAnswerError):
        receive(before, Answered(scenario.at(), Address("after"), Answer("x")))
    assert before == scenario.state
    scenario.back().expect_question("faith").answer("faith", "a").back().expect_question("faith")


def test_after_the_last_question_the_laptop_goes_back_and_the_interview_goes_on() -> None:
    scenario = handed().answer("faith", "a").answer("health", "b")
    assert isinstance(scenario.prompt(), ShowHandBack)
    with pytest.raises(IllegalEventError):
        scenario.back()
    scenario.hand_back().expect_question("after")


def test_the_participant_can_finish_before_the_end_and_leaves_the_rest_blank() -> None:
    scenario = handed().answer("faith", "a").hand_back()
    assert isinstance(scenario.prompt(), ShowHandBack)
    kept = scenario.hand_back().answer("after", "c").finish()
    assert answered(kept) == {
        "before": "x",
        "faith": "a",
        "health": "(left_blank)",
        "after": "c",
    }


def test_what_was_typed_alone_is_not_shown_afterwards() -> None:
    scenario = handed().answer("faith", "a").answer("health", "b").hand_back()
    scenario.back().expect_question("before").answer("before", "z").expect_question("after")
    with pytest.raises(StaleAnswerError):
        scenario.jump("faith")
    shown = scenario.check().prompt()
    assert isinstance(shown, ShowAnswers)
    assert ["before", "after"] == [row.address.name for row in shown.rows]
    assert shown.unasked == (Address("after"),)


def test_a_group_at_the_end_leads_to_check_answers_by_way_of_handing_back() -> None:
    scenario = handed(AT_THE_END).answer("faith", "a").answer("health", "b")
    assert isinstance(scenario.prompt(), ShowHandBack)
    scenario.hand_back().expect_stage(Stage.CHECKING)
    scenario.back().expect_question("before")


def test_a_pause_in_self_entry_confirms_consent_and_goes_on_there() -> None:
    scenario = handed().answer("faith", "a").pause().resume().expect_question("health")
    assert scenario.asked().is_self_entry
    scenario.send(StopAsked(scenario.at())).back().expect_question("health")


def test_what_is_for_the_interviewer_is_not_shown_to_the_participant() -> None:
    note = "- {type: note, name: look_away, label: Look away., note_to_interviewer: yes}"
    survey = SURVEY.replace(
        "    - {type: text, name: faith", f"    {note}\n    - {{type: text, name: faith"
    )
    scenario = Scenario(sample(survey)).consent().answer("before", "x")
    handed_over = scenario.hand_over().expect_question("faith").back().expect_question("faith")
    assert handed_over.asked().is_self_entry
    aloud = Scenario(sample(survey)).consent().answer("before", "x").ask_aloud()
    aloud.expect_question("look_away")


# --- leaving a section out ----------------------------------------------------------------------

SECTION = """
- type: group
  name: hard
  label: Hard
  questions:
    - {type: text, name: one, label: One?}
    - type: group
      name: harder
      label: Harder
      questions:
        - {type: text, name: two, label: Two?, required: yes}
    - {type: text, name: three, label: Three?}
- {type: text, name: easy, label: Easy?}
"""


def test_what_is_left_of_a_section_is_passed_over_and_what_was_said_stays() -> None:
    scenario = Scenario(sample(SECTION)).consent().answer("one", "a").expect_question("two")
    scenario.skip_section("two").expect_question("easy")
    kept = scenario.answer("easy", "b").finish()
    assert value_at(kept, "one") == "a"
    assert value_at(kept, "two") is MissingReason.PREFER_NOT_TO_SAY
    assert value_at(kept, "three") is MissingReason.LEFT_BLANK


def test_outside_a_section_only_the_question_is_left_out() -> None:
    scenario = Scenario(sample(SECTION)).consent().skip_section("one").expect_question("easy")
    scenario.skip_section("easy").expect_stage(Stage.CHECKING)
    shown = scenario.prompt()
    assert isinstance(shown, ShowAnswers)
    assert shown.unasked == ()


def test_a_section_of_another_question_is_not_left_out() -> None:
    scenario = Scenario(sample(SECTION)).consent()
    before = scenario.state
    with pytest.raises(StaleAnswerError):
        scenario.skip_section("easy")
    assert before == scenario.state
    assert isinstance(scenario.prompt(), AskQuestion)
