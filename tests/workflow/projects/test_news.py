"""What a lead changed is told as it is: after the sync that brings it, and at home for a week."""

from datetime import datetime, timedelta

import pytest

from peerkit.bundle import SecondRecipient
from peerkit.crypto import generate_identity
from peerkit.words import catalogue
from peerkit.workflow.home import ReminderKind, home
from peerkit.workflow.projects.changing import Changes, change_project
from peerkit.workflow.projects.joining import renew
from peerkit.workflow.projects.kits import renew_kit
from peerkit.workflow.projects.news import Change, ChangeKind, find_news
from peerkit.workflow.projects.renewal import Renewed
from peerkit.workflow.projects.sheet import make_key_sheet
from peerkit.workflow.questionnaires.shelf import read_sheet
from tests.workflow.actors import SOURCE, Actor, Story

SECOND = SOURCE.replace(b"version: 1", b"version: 2").replace(b"Tell us.", b"Tell us more.")
OTHER = SOURCE.replace(b"form_id: voices", b"form_id: others").replace(b"en: Voices", b"en: Others")


def joined(story: Story) -> Actor:
    amina = story.device("amina")
    story.sync(amina, story.organisation, amina)
    return amina


def change(story: Story, **changes: object) -> None:
    made = Changes(**changes)  # type: ignore[arg-type]
    assert change_project(story.organisation.vault, made, story.clock.at())


def told_at_home(actor: Actor, moment: datetime) -> list[str]:
    """Return what home says that the lead has changed, in words."""
    return [
        catalogue().text(f"home.reminder.{one.kind.value}", **one.values)
        for one in home(actor.vault, moment).reminders
        if not isinstance(one.kind, ReminderKind)
    ]


def test_a_sync_tells_what_changed_and_home_tells_it_for_a_week(story: Story) -> None:
    amina = joined(story)
    change(
        story,
        contact="Zed, 1",
        withdraw_by="2027-06-30",
        receivers=("Housing",),
        sheets=[read_sheet("voices.yaml", SECOND), read_sheet("others.yaml", OTHER)],
        policies={"lone_working": True},
    )
    story.sync(story.organisation)
    done = amina.sync()
    assert done.renewed is Renewed.TAKEN
    assert done.changes == (
        Change(ChangeKind.CONTACT, {"contact": "Zed, 1"}),
        Change(ChangeKind.WITHDRAW_BY, {"day": "30 June 2027"}),
        Change(ChangeKind.RECEIVERS, {"receivers": "City and Housing"}),
        Change(ChangeKind.NEW_QUESTIONNAIRE, {"title": "Others", "version": "1"}),
        Change(ChangeKind.QUESTIONNAIRE, {"title": "Voices", "version": "2"}),
        Change(ChangeKind.POLICIES, {}),
    )
    now = story.clock.now()
    said = told_at_home(amina, now)
    assert len(said) == 6
    assert said[0] == "NEW: participants can now ask Zed, 1."
    assert said[4].startswith("NEW: Voices has a newer version, 2. An interview that is under way")
    assert told_at_home(amina, now + timedelta(days=8)) == []


def test_of_changes_about_one_thing_home_tells_the_last(story: Story) -> None:
    amina = joined(story)
    change(story, contact="Zed, 1")
    story.sync(story.organisation, amina)
    change(story, contact="Yan, 2")
    change(story, withdraw_by="2027-06-30")
    story.sync(story.organisation, amina)
    kinds = {one.kind: dict(one.values) for one in find_news(amina.vault, story.clock.now())}
    assert kinds == {
        ChangeKind.CONTACT: {"contact": "Yan, 2"},
        ChangeKind.WITHDRAW_BY: {"day": "30 June 2027"},
    }


def test_a_renewal_that_changes_nothing_is_no_news(story: Story) -> None:
    amina = joined(story)
    make_key_sheet(story.organisation.vault, story.clock.at())
    story.sync(story.organisation)
    done = amina.sync()
    assert (done.renewed, done.changes) == (None, ())
    assert find_news(amina.vault, story.clock.now()) == ()


def test_a_newer_kit_tells_it_too(story: Story) -> None:
    amina = joined(story)
    trustee = SecondRecipient("Tess", str(generate_identity().recipient()))
    change(story, second_recipients=(trustee,))
    made = renew_kit(story.organisation.vault, "R01", story.clock.at())
    code, changes = renew(amina.vault, made.data)
    assert code == "R01"
    assert changes == (Change(ChangeKind.SECOND_RECIPIENTS, {"names": "Tess"}),)
    assert find_news(amina.vault, story.clock.now()) == changes
    change(story, not_second_recipients=("Tess",))
    story.sync(story.organisation, amina)
    [last] = find_news(amina.vault, story.clock.now())
    assert last.kind is ChangeKind.NO_SECOND_RECIPIENT


@pytest.mark.parametrize("kind", ChangeKind)
def test_each_change_has_words(kind: ChangeKind) -> None:
    assert catalogue().has(f"home.reminder.{kind.value}")
