"""The course of an interview, and what interrupts it."""

import pytest

from peerkit.errors import IllegalEventError, StaleAnswerError
from peerkit.interview import (
    AskConsentAgain,
    AskKeep,
    AskStop,
    CheckOpened,
    ConsentConfirmed,
    KeepAnswered,
    Paused,
    Resumed,
    ShowAnswers,
    ShowEnded,
    ShowFinished,
    ShowPaused,
    Stage,
    StopAsked,
    begin,
    prompts,
    receive,
)
from peerkit.interview.diagram import diagram
from peerkit.interview.stage import ENDED
from peerkit.interview.transitions import TRANSITIONS
from tests.interview.sample import sample
from tests.scenario import Scenario, answered

TWO = """
- {type: text, name: first, label: First?}
- {type: text, name: second, label: Second?}
"""


def asked() -> Scenario:
    return Scenario(sample(TWO)).consent()


def test_nothing_is_shown_before_the_start() -> None:
    assert prompts(begin(Scenario(sample(TWO)).setting)) == ()


def test_an_interview_goes_from_information_to_a_submission() -> None:
    scenario = asked().answer("first", "one").answer("second", "two")
    assert isinstance(scenario.prompt(), ShowAnswers)
    scenario.close_check()
    assert scenario.prompt() == AskKeep()
    assert answered(scenario.finish()) == {"first": "one", "second": "two"}
    assert isinstance(scenario.prompt(), ShowFinished)


def test_an_illegal_event_raises_and_changes_nothing() -> None:
    scenario = asked()
    before = scenario.state
    with pytest.raises(IllegalEventError) as caught:
        receive(before, KeepAnswered(scenario.at(), keep=True))
    assert dict(caught.value.values) == {"event": "KeepAnswered", "stage": "asking"}
    assert before == scenario.state
    scenario.expect_question("first")


def test_nothing_can_happen_after_the_end() -> None:
    assert all(not TRANSITIONS[stage] for stage in ENDED)
    assert TRANSITIONS.keys() == set(Stage)


def test_an_answer_to_another_question_than_the_one_asked_is_stale() -> None:
    scenario = asked()
    before = scenario.state
    with pytest.raises(StaleAnswerError) as caught:
        scenario.answer("second", "too early")
    assert dict(caught.value.values) == {"question": "second", "current": "first"}
    assert before is scenario.state


def test_a_key_pressed_twice_does_not_answer_the_next_question() -> None:
    scenario = asked().answer("first", "one")
    with pytest.raises(StaleAnswerError):
        scenario.answer("first", "one")
    scenario.expect_question("second")


def test_going_back_at_the_first_question_stays_there() -> None:
    asked().back().expect_question("first")


def test_one_can_go_back_and_the_earlier_answer_is_shown() -> None:
    scenario = asked().answer("first", "one").back().expect_question("first")
    answer = scenario.asked().answer
    assert answer is not None
    assert answer.value == "one"


def test_after_a_jump_the_interview_goes_on_behind_the_question_jumped_to() -> None:
    scenario = asked().answer("first", "one").answer("second", "two")
    scenario.jump("first").answer("first", "uno").expect_question("second")


def test_a_jump_to_what_is_not_on_the_path_is_stale() -> None:
    scenario = asked()
    for nowhere in ("nobody", "first[1]"):
        with pytest.raises(StaleAnswerError):
            scenario.jump(nowhere)
    scenario.expect_question("first")


def test_going_back_from_check_answers_asks_the_last_question() -> None:
    scenario = asked().send(CheckOpened("2026-11-21T11:00:00Z"))
    scenario.expect_stage(Stage.CHECKING).back().expect_question("second")


def test_going_back_from_keeping_shows_the_answers() -> None:
    scenario = asked().check().close_check().back()
    scenario.expect_stage(Stage.CHECKING)


def test_a_no_at_the_end_discards_everything() -> None:
    scenario = asked().check().close_check()
    scenario.send(KeepAnswered(scenario.at(), keep=False)).expect_stage(Stage.DISCARDED)
    ended = scenario.prompt()
    assert isinstance(ended, ShowEnded)
    assert not ended.refused
    with pytest.raises(IllegalEventError):
        scenario.submission()


def test_consent_is_confirmed_again_after_a_pause() -> None:
    scenario = asked().answer("first", "one").pause()
    assert scenario.prompt() == ShowPaused()
    scenario.send(Resumed(scenario.at()))
    again = scenario.prompt()
    assert isinstance(again, AskConsentAgain)
    assert [statement.name for statement in again.statements] == ["take_part", "share"]
    scenario.send(ConsentConfirmed(scenario.at(), agrees=True)).expect_question("second")


def test_an_interview_that_was_cut_off_is_resumed_like_a_paused_one() -> None:
    scenario = asked().answer("first", "one").resume().expect_question("second")
    assert scenario.finish().paradata.pauses == 1


def test_a_pause_before_consent_goes_on_where_it_was() -> None:
    scenario = Scenario(sample(TWO)).start().pause().resume()
    scenario.expect_stage(Stage.INFORMATION)


def test_consent_that_no_longer_holds_leads_to_stopping() -> None:
    scenario = asked().pause().resume(agrees=False).expect_stage(Stage.STOPPING)
    assert scenario.prompt() == AskStop(can_keep=True)
    # Stepping back must not slip past the open question of consent.
    scenario.back().expect_stage(Stage.CONFIRMING)


def test_going_back_from_stopping_goes_on_where_it_was() -> None:
    scenario = asked().answer("first", "one")
    scenario.send(StopAsked(scenario.at())).back().expect_question("second")


def test_an_interview_stopped_after_consent_keeps_what_was_said() -> None:
    scenario = asked().answer("first", "one").stop()
    assert scenario.state.stage is Stage.STOPPED
    assert answered(scenario.submission()) == {"first": "one", "second": "(stopped)"}
    ended = scenario.prompt()
    assert isinstance(ended, ShowFinished)
    assert ended.stopped


def test_an_interview_can_be_stopped_and_discarded() -> None:
    assert asked().stop(keep=False).state.stage is Stage.DISCARDED


def test_stopping_before_consent_keeps_nothing_whatever_is_said() -> None:
    scenario = Scenario(sample(TWO)).read_out().stop(keep=True)
    assert scenario.state.stage is Stage.REFUSED


def test_a_pause_is_possible_at_every_open_stage() -> None:
    for stage in set(Stage) - ENDED - {Stage.NOT_STARTED, Stage.PAUSED}:
        assert Paused in TRANSITIONS[stage], stage
        assert Resumed in TRANSITIONS[stage], stage


def test_the_diagram_names_every_stage() -> None:
    drawn = diagram()
    assert all(stage.value in drawn for stage in Stage)
