"""Information, limits, consent: never left out, recorded with the words shown."""

import hashlib
import json

import pytest

from peerkit.errors import IllegalEventError, LanguageNotOfferedError, StaleAnswerError
from peerkit.interview import (
    AskConsent,
    ConsentClosed,
    ShowEnded,
    ShowInformation,
    ShowLimits,
    Stage,
    begin,
    can_start,
    receive,
)
from peerkit.questionnaire import Audience
from peerkit.values import ConsentState
from tests.interview.sample import sample
from tests.scenario import FILLING, Scenario

ONE = "- {type: text, name: only, label: Only?}"


def test_information_and_limits_are_filled_and_in_the_interviews_language() -> None:
    scenario = Scenario(sample(ONE), language="ro").start()
    shown = scenario.prompt()
    assert isinstance(shown, ShowInformation)
    assert "Riverside Voices întreabă, pentru the city" in shown.text.text
    assert (shown.text.language, shown.text.is_fallback) == ("ro", False)
    scenario = Scenario(sample(ONE)).read_out().back()
    assert isinstance(scenario.prompt(), ShowLimits)


@pytest.mark.parametrize("language", ["de", "xx"])
def test_a_language_without_consent_words_cannot_start(language: str) -> None:
    scenario = Scenario(sample(ONE), language=language)
    assert not can_start(scenario.setting, language)
    with pytest.raises(LanguageNotOfferedError):
        scenario.start()
    assert begin(scenario.setting) == scenario.state


def test_questions_cannot_come_before_consent() -> None:
    scenario = Scenario(sample(ONE)).start()
    with pytest.raises(IllegalEventError):
        scenario.answer("only", "x")
    scenario.expect_stage(Stage.INFORMATION)


def test_each_statement_is_not_asked_until_it_is() -> None:
    scenario = Scenario(sample(ONE)).read_out()
    prompt = scenario.prompt()
    assert isinstance(prompt, AskConsent)
    assert {statement.state for statement in prompt.statements} == {ConsentState.NOT_ASKED}
    assert not prompt.is_complete
    prompt = scenario.say("take_part", yes=True).say("share", yes=False).prompt()
    assert isinstance(prompt, AskConsent)
    assert prompt.is_complete
    assert prompt.statements[1].label == "Share with the city."


def test_a_later_answer_to_a_statement_replaces_an_earlier_one() -> None:
    scenario = Scenario(sample(ONE)).read_out().say("take_part", yes=False)
    scenario.say("take_part", yes=True).send(ConsentClosed(scenario.at()))
    scenario.expect_question("only")


@pytest.mark.parametrize("said", [{"take_part": False}, {}])
def test_an_essential_statement_without_a_yes_refuses_the_interview(said: dict[str, bool]) -> None:
    scenario = Scenario(sample(ONE)).read_out()
    for name, yes in said.items():
        scenario.say(name, yes=yes)
    scenario.send(ConsentClosed(scenario.at())).expect_stage(Stage.REFUSED)
    ended = scenario.prompt()
    assert isinstance(ended, ShowEnded)
    assert ended.refused


def test_another_statements_no_stops_nothing() -> None:
    Scenario(sample(ONE)).consent(share=False).expect_question("only")


def test_statements_for_nobody_here_are_not_asked() -> None:
    scenario = Scenario(sample(ONE), audiences=frozenset({Audience.ORGANISATION})).read_out()
    prompt = scenario.prompt()
    assert isinstance(prompt, AskConsent)
    assert [statement.name for statement in prompt.statements] == ["take_part"]
    with pytest.raises(StaleAnswerError):
        scenario.say("share", yes=True)
    scenario.say("take_part", yes=True).send(ConsentClosed(scenario.at()))
    record = scenario.finish().consent
    assert [each.state for each in record.statements] == [ConsentState.YES, ConsentState.NOT_ASKED]


def test_the_record_holds_a_digest_of_the_words_shown() -> None:
    record = Scenario(sample(ONE)).consent(share=False).finish().consent
    words = {
        "information": "Riverside Voices asks, for the city; until 31 March 2027 ask"
        " Amina, 020 7946 0000.",
        "labels": {"share": "Share with the city.", "take_part": "I take part."},
        "language": "en",
        "limits": "Private but for serious harm.",
    }
    canonical = json.dumps(words, separators=(",", ":")).encode()
    assert hashlib.sha256(b"peerkit/consent-words/1\0" + canonical).hexdigest() == record.words
    assert dict(record.filling) == FILLING
    assert record.receivers == ("the city",)
    assert record.at == "2026-11-21T10:01:00Z"


def test_other_words_give_another_digest() -> None:
    words = {
        Scenario(sample(ONE), language=language, filling={**FILLING, "contact": contact})
        .consent()
        .finish()
        .consent.words
        for language in ("en", "ro")
        for contact in ("Amina", "Bogdan")
    }
    assert len(words) == 4


def test_the_record_tells_when_consent_was_confirmed_again() -> None:
    scenario = Scenario(sample(ONE)).consent().pause().resume()
    assert scenario.finish().consent.confirmed == ("2026-11-21T10:01:30Z",)


def test_receiving_never_changes_an_earlier_state() -> None:
    scenario = Scenario(sample(ONE)).read_out()
    before = scenario.state
    scenario.say("take_part", yes=True)
    assert dict(before.consent) == {}
    assert receive(before, scenario.events[-1]) == scenario.state
