"""Home: what is offered, what is reminded of, and which choice is next."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peerkit.crypto import LOWEST_COSTS
from peerkit.errors import PracticeVaultError
from peerkit.interview import Mode
from peerkit.record.bodies.training import TrainingPart
from peerkit.values import write_instant
from peerkit.vault import Vault, create_vault
from peerkit.workflow.exchange.syncing import sync
from peerkit.workflow.home import Home, HomeChoice, ReminderKind, home
from peerkit.workflow.interviews.afterwards import owe_debrief, settle_debrief
from peerkit.workflow.interviews.concern import drop_concern_draft, keep_concern_draft
from peerkit.workflow.interviews.concern_report import ConcernReport
from peerkit.workflow.interviews.sitting import begin_sitting
from peerkit.workflow.interviews.training import log_training
from peerkit.workflow.projects.news import ChangeKind
from peerkit.workflow.questionnaires.shelf import collected, find_source, read_sheet
from peerkit.workflow.questionnaires.titles import Titled, titled
from peerkit.workflow.safeguarding.lone_working import (
    Outing,
    asks_for_lone_working,
    end_outing,
    find_outing,
    keep_outing,
    read_until,
)
from tests.workflow.actors import Actor, Story, sheet
from tests.workflow.policies import device_under

ALWAYS = {
    HomeChoice.START,
    HomeChoice.MY_INTERVIEWS,
    HomeChoice.PRACTISE,
    HomeChoice.TRAINING,
    HomeChoice.WITHDRAW,
    HomeChoice.SAID_NO,
    HomeChoice.LEAVE,
}


def seen(actor: Actor) -> Home:
    return home(actor.vault, actor.clock.now())


def kinds(found: Home) -> list[ReminderKind | ChangeKind]:
    return [one.kind for one in found.reminders]


def test_somebody_without_a_project_is_offered_to_join_one(story: Story) -> None:
    loner = story.loner("ade")
    found = seen(loner)
    assert set(found.choices) == ALWAYS | {HomeChoice.JOIN}
    assert (found.project, found.next, kinds(found)) == ("", HomeChoice.START, [])
    loner.record("By the sea.")
    found = seen(loner)
    assert (found.recorded, found.not_handed_over) == (1, 1)
    assert (found.next, kinds(found)) == (
        HomeChoice.JOIN,
        [ReminderKind.ONLY_COPY, ReminderKind.FIRST_DRILL],
    )


def test_what_is_new_is_next_to_be_handed_over(story: Story) -> None:
    amina = story.device("amina")
    found = seen(amina)
    assert set(found.choices) == ALWAYS | {HomeChoice.HAND_OVER}
    assert (found.project, found.next) == ("harbour listens", HomeChoice.START)
    amina.record("By the sea.")
    found = seen(amina)
    assert (found.next, kinds(found)) == (
        HomeChoice.HAND_OVER,
        [ReminderKind.HAND_OVER, ReminderKind.FIRST_DRILL],
    )
    amina.sync()
    found = seen(amina)
    assert (found.recorded, found.not_handed_over) == (1, 0)
    assert (found.next, kinds(found)) == (HomeChoice.START, [ReminderKind.FIRST_DRILL])


def test_a_paused_interview_is_shown_by_its_title_and_comes_before_handing_over(
    story: Story,
) -> None:
    amina = story.device("amina")
    amina.record("By the sea.")
    begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, amina.clock.now)
    found = seen(amina)
    assert [one.title for one in found.unfinished] == ["Voices"]
    assert found.choices[:2] == (HomeChoice.START, HomeChoice.RESUME)
    assert found.next is HomeChoice.RESUME


def test_a_concern_that_is_not_filed_is_reminded_of_until_it_is(story: Story) -> None:
    amina = story.device("amina")
    sitting = begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, amina.clock.now)
    keep_concern_draft(sitting, ConcernReport(words="She is afraid to go home."))
    found = seen(amina)
    assert (found.next, kinds(found)) == (HomeChoice.RESUME, [ReminderKind.CONCERN])
    drop_concern_draft(sitting)
    assert [] == kinds(seen(amina))


def test_a_debrief_is_offered_until_it_is_settled(story: Story) -> None:
    amina = story.device("amina")
    owe_debrief(amina.vault)
    found = seen(amina)
    assert (found.next, kinds(found)) == (HomeChoice.DEBRIEF, [ReminderKind.DEBRIEF])
    settle_debrief(amina.vault)
    assert HomeChoice.DEBRIEF not in seen(amina).choices


def test_training_that_the_project_asks_for_is_next_until_it_is_done(story: Story) -> None:
    amina = device_under(story, "amina", training_required=True)
    assert (seen(amina).next, kinds(seen(amina))) == (HomeChoice.PRACTISE, [ReminderKind.TRAINING])
    log_training(amina.vault, TrainingPart.PRACTICE, amina.clock.at())
    missing = [ReminderKind.TRAINING_QUESTIONS]
    assert (seen(amina).next, kinds(seen(amina))) == (HomeChoice.TRAINING, missing)
    log_training(amina.vault, TrainingPart.QUESTIONS, amina.clock.at())
    assert (seen(amina).next, kinds(seen(amina))) == (HomeChoice.START, [])


@pytest.mark.parametrize(("hours", "reminders"), [(1, []), (-1, [ReminderKind.OVERDUE])])
def test_who_is_overdue_is_told_and_who_is_not_can_say_that_they_are_back(
    story: Story, hours: int, reminders: list[ReminderKind]
) -> None:
    amina = story.device("amina")
    until = amina.clock.now() + timedelta(hours=hours)
    keep_outing(amina.vault, Outing("Bea", write_instant(until)))
    found = seen(amina)
    assert (found.next, kinds(found)) == (HomeChoice.SAFE, reminders)
    assert [one.values for one in found.reminders] == [
        {"buddy": "Bea", "until": f"{until:%H:%M}"} for _ in reminders
    ]
    end_outing(amina.vault)
    assert find_outing(amina.vault) is None
    assert HomeChoice.SAFE not in seen(amina).choices


def test_lone_working_is_asked_only_where_the_project_asks(story: Story) -> None:
    assert asks_for_lone_working(device_under(story, "amina", lone_working=True).vault)
    assert not asks_for_lone_working(story.device("bea").vault)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("15:30", "2026-11-21T15:30:00Z"),
        (" 9.05 ", "2026-11-22T09:05:00Z"),
        ("24:00", None),
        ("half past three", None),
        ("", None),
    ],
)
def test_a_time_is_the_next_such_time(typed: str, expected: str | None) -> None:
    found = read_until(typed, datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
    assert (found and write_instant(found)) == expected


@pytest.fixture
def practice(story: Story, tmp_path: Path) -> Vault:
    vault, _ = create_vault(
        tmp_path / "practice",
        "six plain words",
        at=story.clock.at(),
        costs=LOWEST_COSTS,
        is_practice=True,
    )
    return story.vaults.enter_context(vault)


def test_practice_offers_nothing_that_leaves_and_leaves_nothing(
    story: Story, practice: Vault
) -> None:
    at = story.clock.at()
    found = home(practice, story.clock.now())
    assert found.is_practice
    assert found.choices == (HomeChoice.START, HomeChoice.MY_INTERVIEWS, HomeChoice.LEAVE)
    with pytest.raises(PracticeVaultError):
        sync(practice, at)
    assert list(practice.outbox.iterdir()) == []


def test_the_projects_questionnaires_are_offered_first_by_their_titles(story: Story) -> None:
    amina = story.device("amina")
    first, *others = titled(amina.vault)
    assert first == Titled("voices", "Voices", is_from_project=True)
    assert [(one.name, one.title, one.is_from_project) for one in others] == [
        (name, form.title.wording("en", "en")[0], False)
        for name in collected()
        for form in [read_sheet(*find_source(name)).questionnaire]
    ]
