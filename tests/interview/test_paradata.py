"""Counts and durations."""

from tests.interview.sample import sample
from tests.scenario import Scenario

SURVEY = """
- {type: text, name: first, label: First?}
- {type: text, name: second, label: Second?}
"""


def test_time_counts_for_the_question_that_was_asked() -> None:
    scenario = Scenario(sample(SURVEY)).consent().wait(seconds=50).answer("first", "x")
    paradata = scenario.answer("second", "y").finish().paradata
    assert paradata.seconds_by_question == {"first": 60, "second": 10}
    # Ten seconds for each of the ten events after the first, and the fifty.
    assert paradata.seconds == 140


def test_pauses_do_not_count_as_time() -> None:
    scenario = Scenario(sample(SURVEY)).consent().answer("first", "x").pause().wait(days=2).resume()
    paradata = scenario.answer("second", "y").finish().paradata
    assert paradata.pauses == 1
    assert paradata.seconds == 110


def test_a_clock_that_was_set_back_takes_nothing_away() -> None:
    scenario = Scenario(sample(SURVEY)).consent().wait(days=-3).answer("first", "x")
    paradata = scenario.answer("second", "y").finish().paradata
    assert min(paradata.seconds, *paradata.seconds_by_question.values()) > 0


def test_answers_that_were_replaced_are_counted_and_not_kept() -> None:
    scenario = Scenario(sample(SURVEY)).consent().answer("first", "SECRET")
    scenario.jump("first").answer("first", "x").jump("first").answer("first", "x")
    kept = scenario.finish()
    assert kept.paradata.changes == 1
    assert "SECRET" not in repr(kept)


def test_a_state_does_not_show_what_was_said() -> None:
    scenario = (
        Scenario(sample(SURVEY)).consent().answer("first", "SECRET").typed("second", "SECRET")
    )
    assert "SECRET" not in repr(scenario.state) + repr(scenario.state.facts)
