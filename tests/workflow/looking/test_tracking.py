"""How far each interview has come is told from verified receipts, of the newest few."""

from pathlib import Path

import pytest

from peerkit.values import Mode
from peerkit.vault import open_vault_with_key
from peerkit.workflow.belonging.policy_values import read_policies
from peerkit.workflow.interviews.sitting import begin_sitting
from peerkit.workflow.looking.listing import Where, count_interviews, list_interviews, survey
from peerkit.workflow.looking.standing import standing
from peerkit.workflow.looking.tracking import Tracked, track
from peerkit.workflow.projects.changing import Changes, change_project
from tests.vault.vaults import as_after_a_kill, template
from tests.workflow.actors import Actor, Story, sheet
from tests.workflow.keeping import backed_up, restored


def newest(actor: Actor) -> Tracked:
    [found] = track(actor.vault, survey(actor.vault, 1).newest)
    return found


def steps(one: Tracked) -> tuple[object, ...]:
    return (one.is_here, one.is_handed_over, one.merged_by, one.is_backed_up, one.is_freed)


def test_each_step_is_told_when_it_is_true(story: Story) -> None:
    policies = read_policies(["free_laptops=yes"])
    change_project(story.organisation.vault, Changes(policies=policies), story.clock.at())
    amina = story.device("amina")
    begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, story.clock.now)
    assert (True, False, (), False, False) == steps(newest(amina))
    amina.record("told")
    assert (True, False, (), False, False) == steps(newest(amina))
    amina.sync()
    assert (True, True, (), False, False) == steps(newest(amina))
    story.sync(story.organisation, amina)
    assert (True, True, ("Harbour",), False, False) == steps(newest(amina))
    backed_up(story, story.organisation)
    story.sync(story.organisation, amina)
    assert (False, True, ("Harbour",), True, True) == steps(newest(amina))


def test_what_is_withdrawn_is_nowhere(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("told").code
    story.everybody(amina)
    amina.withdraw(code)
    one = newest(amina)
    assert (Where.WITHDRAWN, True) == (one.where, one.is_gone)
    assert (False, False, (), False, False) == steps(one)


def test_an_organisation_sees_who_above_it_has_merged(story: Story) -> None:
    amina = story.device("amina")
    amina.record("told")
    story.sync(amina, story.organisation)
    assert ("Harbour",) == newest(story.organisation).merged_by
    story.sync(story.programme)
    assert ("Harbour",) == newest(story.organisation).merged_by  # its receipt has not come
    story.sync(story.organisation)
    assert ("Harbour", "City") == newest(story.organisation).merged_by


def test_what_waits_for_a_project_is_here(story: Story) -> None:
    loner = story.loner("loner")
    loner.record("alone")
    assert (Where.WAITING, True) == (newest(loner).where, newest(loner).is_here)


@pytest.mark.parametrize("most", [1, 3, 100])
def test_the_newest_are_the_last_of_the_list(story: Story, most: int) -> None:
    amina = story.device("amina")
    for number in range(5):
        amina.record(f"told {number}")
    story.everybody(amina)
    story.organisation.record("the lead's own")
    for actor in (amina, story.organisation, story.programme):
        listed = sorted(list_interviews(actor.vault), key=lambda one: (one.at, one.id))
        found = survey(actor.vault, most)
        assert tuple(listed[::-1][:most]) == found.newest
        assert (len(listed), found.counts) == (
            sum(found.counts.values()),
            count_interviews(actor.vault),
        )


def test_an_older_copy_that_was_put_back_learns_it_from_its_leads_receipts(
    story: Story, tmp_path: Path
) -> None:
    amina = story.device("amina")
    amina.record("before")
    story.sync(amina, story.organisation, amina)
    assert 0 == standing(amina.vault).behind
    older = as_after_a_kill(amina.vault, tmp_path / "older")
    amina.record("after")
    story.sync(amina, story.organisation, amina)
    assert 0 == standing(amina.vault).behind
    with open_vault_with_key(older, template().key) as vault:
        again = Actor(vault, story.clock)
        assert 0 == standing(vault).behind
        again.sync()
        assert 1 == standing(vault).behind


def test_a_vault_out_of_a_backup_is_not_behind(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    story.sync(amina, story.organisation, amina)
    made = backed_up(story, amina)
    amina.record("after")
    story.sync(amina, story.organisation, amina)
    again, _ = restored(story, made.path, "again")
    story.sync(again)
    assert 0 == standing(again.vault).behind
