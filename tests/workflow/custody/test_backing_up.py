"""Backups are told to be there when they are, in receipts too, and go when they should."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peerkit.crypto import LOWEST_COSTS
from peerkit.errors import NoBackupPlaceError
from peerkit.values import read_instant
from peerkit.vault import create_vault
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.belonging.project import find_project, keep_project
from peerkit.workflow.custody.backing_up import (
    REMIND_AFTER_DAYS,
    back_up,
    days_without_backup,
    list_backups,
    remove_expired,
)
from peerkit.workflow.home import ReminderKind, home
from peerkit.workflow.ledger.auditing import read_audit
from tests.vault.vaults import PASSPHRASE
from tests.workflow.actors import Actor, Story, holds
from tests.workflow.keeping import backed_up, quiet, restored

TODAY = "2026-12-01"


def backed_up_records(device: Actor) -> list[bool]:
    """Return, for each record of the device's chain, whether a receipt has it as backed up."""
    [link] = find_links(device.vault)
    records = device.vault.records.chain(link.project, link.device)
    return [
        any(entry.backed_up for entry in device.vault.receipts.of_record(one.id)) for one in records
    ]


def keep_until(actor: Actor, day: str) -> None:
    project = find_project(actor.vault)
    assert project is not None
    keep_project(actor.vault, replace(project, details=replace(project.details, retention=day)))


def test_after_a_backup_receipts_say_so_of_what_was_in_it(story: Story) -> None:
    amina = story.device("amina")
    amina.record("first")
    story.sync(amina, story.organisation, amina)
    assert [False] == backed_up_records(amina)
    backed_up(story, story.organisation)
    amina.record("second")
    story.sync(amina, story.organisation, amina)
    assert ["merged", "merged"] == amina.where()
    assert [True, False] == backed_up_records(amina)
    backed_up(story, story.organisation)
    story.sync(story.organisation, amina)
    assert [True, True] == backed_up_records(amina)


def test_that_it_is_backed_up_is_receipted_once(story: Story) -> None:
    amina = story.device("amina")
    amina.record("first")
    story.sync(amina, story.organisation)
    backed_up(story, story.organisation)
    assert 1 == story.organisation.sync().receipted
    backed_up(story, story.organisation)
    assert 0 == story.organisation.sync().receipted


def test_what_came_as_its_head_alone_is_not_backed_up(story: Story) -> None:
    amina = story.device("amina")
    amina.record("first")
    story.sync(amina, story.organisation)
    lead = story.organisation.vault
    lead._writer.write(
        lambda database: database.execute(
            "UPDATE records SET body = NULL, salt = NULL WHERE kind = 'submission'"
        )
    )
    backed_up(story, story.organisation)
    story.sync(story.organisation, amina)
    assert [False] == backed_up_records(amina)


def test_the_place_is_remembered(story: Story) -> None:
    with pytest.raises(NoBackupPlaceError):
        back_up(story.organisation.vault, None, story.clock.at(), quiet)
    first = backed_up(story, story.organisation)
    second = back_up(story.organisation.vault, None, story.clock.at(), quiet)
    assert first.path.parent == second.path.parent
    found = list_backups(story.organisation.vault, TODAY)
    assert {first.path, second.path} == {one.path for one in found}
    assert not any(one.is_expired or one.holds_withdrawn for one in found)


def test_a_backup_of_another_vault_is_neither_listed_nor_removed(story: Story) -> None:
    amina = story.device("amina")
    amina.record("withdrawn later")
    mine = backed_up(story, amina)
    folder = story.folder / "stranger"
    with create_vault(folder, PASSPHRASE, at=story.clock.at(), costs=LOWEST_COSTS)[0] as stranger:
        other = back_up(stranger, mine.path.parent, story.clock.at(), quiet)
    assert [mine.path] == [one.path for one in list_backups(amina.vault, TODAY)]
    amina.withdraw(amina.slips()[0].code)
    assert (mine.path,) == backed_up(story, amina).removed
    assert other.path.exists()


def test_what_is_past_its_date_is_listed_and_deleted(story: Story) -> None:
    lead = story.organisation
    keep_until(lead, "2026-11-30")
    old = backed_up(story, lead)
    keep_until(lead, "2027-06-30")
    new = backed_up(story, lead)
    assert {old.path: True, new.path: False} == {
        one.path: one.is_expired for one in list_backups(lead.vault, TODAY)
    }
    assert (old.path,) == remove_expired(lead.vault, f"{TODAY}T10:00:00Z")
    assert [new.path] == [one.path for one in list_backups(lead.vault, TODAY)]
    assert () == remove_expired(lead.vault, f"{TODAY}T10:00:00Z")


def test_a_researchers_backup_has_the_date_of_the_kit(story: Story) -> None:
    keep_until(story.organisation, "2027-06-30")
    assert "2027-06-30" == backed_up(story, story.device("amina")).keep_until


def test_once_a_new_one_is_verified_those_that_hold_withdrawn_words_are_gone(
    story: Story,
) -> None:
    amina = story.device("amina")
    code = amina.record("taken back").code
    amina.record("stays")
    story.sync(amina, story.organisation)
    old = [backed_up(story, amina), backed_up(story, story.organisation)]
    amina.withdraw(code)
    story.sync(amina, story.organisation)
    assert [True] == [one.holds_withdrawn for one in list_backups(amina.vault, TODAY)]
    new = [backed_up(story, amina), backed_up(story, story.organisation)]
    assert {one.path for one in new} == set((story.folder / "sticks").rglob("*.backup"))
    assert [(one.path,) for one in old] == [one.removed for one in new]
    for number, one in enumerate(new):
        again, _ = restored(story, one.path, f"again-{number}")
        assert not holds(again.vault, "taken back")
        assert holds(again.vault, "stays")


def test_a_stick_that_is_away_is_passed_over(story: Story) -> None:
    made = backed_up(story, story.organisation)
    made.path.parent.rename(story.folder / "elsewhere")
    assert [] == list_backups(story.organisation.vault, TODAY)


def test_who_has_no_backup_is_reminded_after_a_week(story: Story) -> None:
    amina = story.device("amina").vault
    made = read_instant(amina.facts.created_at)
    week = timedelta(days=REMIND_AFTER_DAYS)
    assert days_without_backup(amina, made + week - timedelta(hours=1)) is None
    assert REMIND_AFTER_DAYS == days_without_backup(amina, made + week)
    kinds = [one.kind for one in home(amina, made + week).reminders]
    assert ReminderKind.BACKUP in kinds


def test_a_backup_ends_the_reminder_until_it_is_old(story: Story) -> None:
    lead = story.organisation.vault
    backed_up(story, story.organisation)
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert days_without_backup(lead, now) is None
    assert 9 == days_without_backup(lead, now + timedelta(days=9))


def test_backups_are_in_the_log(story: Story, tmp_path: Path) -> None:
    made = backed_up(story, story.organisation)
    log = read_audit(story.organisation.vault)
    assert ("backed_up", {"digest": made.digest}) == (
        log.entries[-1].event,
        log.entries[-1].facts,
    )
    assert str(tmp_path) not in repr(log)
