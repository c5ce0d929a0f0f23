"""The researcher's own debrief: it stays, but for a call that they ask for."""

from datetime import timedelta

import pytest

from peerkit.interview import AskDetail, CheckOpened
from peerkit.words import catalogue
from peerkit.workflow.interviews.afterwards import owes_debrief
from peerkit.workflow.interviews.detail_words import detail_label, detail_option
from peerkit.workflow.questionnaires.shelf import Sheet, read_sheet
from peerkit.workflow.safeguarding.calls import calls_asked
from peerkit.workflow.safeguarding.debriefing import debrief_details, file_debrief
from tests.workflow import sittings
from tests.workflow.actors import SOURCE, Actor, Story, holds, kinds

SAID = {"debrief_feeling": "heavy", "debrief_words": "kanarek", "debrief_call": "no"}
CALL = {**SAID, "debrief_call": "yes", "debrief_for_lead": "after six"}


@pytest.fixture
def amina(story: Story) -> Actor:
    return story.device("amina")


def calls(story: Story, days: int = 0) -> list[tuple[str, str, str]]:
    now = story.clock.now() + timedelta(days=days)
    found = calls_asked(story.organisation.vault, now)
    return [(one.at, one.code, one.words) for one in found]


def test_a_debrief_stays_on_the_device(story: Story, amina: Actor) -> None:
    file_debrief(amina.vault, SAID, story.clock.at())
    assert kinds(amina.vault) == ["debrief"]
    story.everybody(amina)
    assert holds(amina.vault, "kanarek")
    assert not holds(story.organisation.vault, "kanarek")
    assert calls(story) == []


def test_a_call_reaches_the_lead_with_what_was_written_for_it_alone(
    story: Story, amina: Actor
) -> None:
    at = story.clock.at()
    file_debrief(amina.vault, CALL, at)
    story.everybody(amina)
    assert calls(story) == [(at, "R01", "after six")]
    assert calls(story, days=15) == []
    assert not holds(story.organisation.vault, "kanarek")
    assert not holds(story.programme.vault, "after six")


def test_a_debrief_in_which_nothing_was_said_leaves_nothing(story: Story, amina: Actor) -> None:
    file_debrief(amina.vault, {"debrief_feeling": "", "debrief_call": "no"}, story.clock.at())
    assert kinds(amina.vault) == []


def sheet(steps: bytes) -> Sheet:
    return read_sheet("voices.yaml", SOURCE.replace(b"choices:", steps + b"choices:", 1))


def test_a_debrief_is_owed_after_a_conversation_where_it_is_switched_on(amina: Actor) -> None:
    for steps, is_owed in ((b"", False), (b"steps: [debrief]\n", True)):
        sitting = sittings.consent(sittings.begin(amina, sheet(steps)))
        sitting.send(CheckOpened(sitting.now()))
        sittings.finish(sitting)
        assert owes_debrief(amina.vault) is is_owed
    file_debrief(amina.vault, {}, amina.clock.at())
    assert not owes_debrief(amina.vault)


def test_every_part_of_it_has_words_and_can_be_passed_over() -> None:
    words = catalogue("en")
    for detail in debrief_details():
        assert isinstance(detail, AskDetail)
        assert not detail.is_required
        assert detail.is_private
        assert detail_label(words, detail.address.name)
        assert all(detail_option(words, detail.address.name, one) for one in detail.options)
