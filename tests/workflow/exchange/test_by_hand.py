"""A project without any place: bundles go from hand to hand, and its vault can still come back."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from peerkit.errors import NoPlaceError, RestoredError
from peerkit.workflow.belonging.holds import is_holding
from peerkit.workflow.belonging.link import Link, find_links
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.exchange.syncing import Synced
from peerkit.workflow.looking.standing import standing
from peerkit.workflow.projects.founding import found_project
from tests.workflow.actors import Actor, Story, holds, sheet
from tests.workflow.keeping import backed_up, restored

WORDS = "kanarek-śpiewa"


def lead_without_place(story: Story) -> Actor:
    """Return the lead of a project for which no place was ever named."""
    lead = story.actor("by hand")
    found_project(lead.vault, replace(story.details("by hand"), place=None), [sheet()])
    return lead


def own_link(actor: Actor) -> Link:
    return find_links(actor.vault)[-1]


def sealed(actor: Actor) -> list[Path]:
    """Return the bundles that lie in the outbox after a sync that has no place."""
    with pytest.raises(NoPlaceError):
        actor.sync()
    return actor.bundles()


def carry(giver: Actor, taker: Actor) -> Synced:
    """Let the taker merge everything that lies in the giver's outbox."""
    paths = sealed(giver)
    return merge_paths(taker.vault, paths, taker.clock.at())


def there_and_back(device: Actor, lead: Actor) -> None:
    carry(device, lead)
    carry(lead, device)


def is_forked(actor: Actor) -> bool:
    link = own_link(actor)
    return bool(actor.vault.records.forks(link.project, link.lead))


def lost(actor: Actor) -> None:
    actor.vault.close()
    shutil.rmtree(actor.vault.folder)


def test_everything_arrives_from_hand_to_hand(story: Story) -> None:
    lead = lead_without_place(story)
    amina = story.device("amina", lead)
    code = amina.record(WORDS).code
    there_and_back(amina, lead)
    assert ["merged"] == amina.where()
    lead.withdraw(code)
    there_and_back(amina, lead)
    assert not holds(amina.vault, WORDS)


def test_a_lead_that_is_brought_back_learns_its_chain_from_the_laptops(story: Story) -> None:
    lead = lead_without_place(story)
    amina, badr = story.device("amina", lead), story.device("badr", lead)
    for device in (amina, badr):
        device.record("before")
        there_and_back(device, lead)
    made = backed_up(story, lead)
    code = amina.record(WORDS).code
    for device in (amina, badr, amina):
        device.record("after")
        there_and_back(device, lead)
    lead.withdraw(code)
    there_and_back(amina, lead)
    there_and_back(badr, lead)
    tip = lead.vault.records.tip(own_link(lead).project, own_link(lead).lead)
    lost(lead)
    again, said = restored(story, made.path, "again")
    assert said.is_waiting
    with pytest.raises(RestoredError):
        again.withdraw(amina.slips()[0].code)
    carry(amina, again)
    assert is_holding(again.vault)  # badr's laptop may know more
    carry(badr, again)
    assert not is_holding(again.vault)
    there_and_back(amina, again)
    there_and_back(badr, again)
    assert not any(is_forked(one) for one in (again, amina, badr))
    link = own_link(again)
    assert tip is not None
    assert tip.id in [one.id for one in again.vault.records.chain(link.project, link.lead)]
    assert not holds(again.vault, WORDS)


def test_what_came_after_the_backup_is_sealed_again_when_somebody_asks(story: Story) -> None:
    from peerkit.workflow.exchange.handing_over import hand_over_again

    lead = lead_without_place(story)
    amina = story.device("amina", lead)
    amina.record("before")
    there_and_back(amina, lead)
    made = backed_up(story, lead)
    amina.record("after")
    there_and_back(amina, lead)
    lost(lead)
    again, _ = restored(story, made.path, "again")
    hand_over_again(amina.vault)
    there_and_back(amina, again)
    assert ["after", "before"] == again.stories()
    assert not is_forked(again)
    assert 0 == standing(again.vault).gaps


def test_a_laptop_that_joined_after_the_backup_comes_in_again(story: Story) -> None:
    lead = lead_without_place(story)
    kit = story.kit(lead)
    made = backed_up(story, lead)
    from peerkit.workflow.projects.joining import join

    amina = story.actor("amina")
    join(amina.vault, kit.data, " ".join(kit.words), is_same_organisation=False)
    amina.record("after")
    there_and_back(amina, lead)
    lost(lead)
    again, _ = restored(story, made.path, "again", without_sync=True)
    from peerkit.workflow.exchange.handing_over import hand_over_again

    hand_over_again(amina.vault)
    done = carry(amina, again)
    assert {Fate.MERGED} == {one.fate for one in done.merged}
    assert ["after"] == again.stories()


def test_a_lead_that_went_on_too_early_is_told_and_goes_on_all_the_same(story: Story) -> None:
    """It added to its chain before anybody told it how far that had come."""
    lead = lead_without_place(story)
    amina, badr = story.device("amina", lead), story.device("badr", lead)
    for device in (amina, badr):
        device.record("before")
        there_and_back(device, lead)
    made = backed_up(story, lead)
    code = amina.record(WORDS).code
    there_and_back(amina, lead)
    lead.withdraw(code)
    there_and_back(amina, lead)
    lost(lead)
    again, _ = restored(story, made.path, "again", without_sync=True)
    badr.record("for the one that was brought back")
    there_and_back(badr, again)
    assert not is_forked(again)
    there_and_back(amina, again)
    assert is_forked(again)
    assert standing(again.vault).forks > 0
    for device in (amina, badr, amina, badr):
        device.record("later")
        there_and_back(device, again)
    assert any(is_forked(device) for device in (amina, badr))  # one had the other line
    assert 4 == again.stories().count("later")
    assert {"merged"} == set(badr.where())
    assert {"merged", "withdrawn"} == set(amina.where())
    assert not holds(again.vault, WORDS)


def test_numbers_are_not_given_twice_by_a_lead_that_was_brought_back(story: Story) -> None:
    lead = lead_without_place(story)
    amina = story.device("amina", lead)
    amina.record("enrols")
    there_and_back(amina, lead)
    made = backed_up(story, lead)
    first = lead.record("the lead's own").participant
    there_and_back(amina, lead)
    lost(lead)
    again, _ = restored(story, made.path, "again")
    carry(amina, again)
    assert ("R00-001", "R00-002") == (first, again.record("another").participant)


def test_what_a_laptop_carries_says_nothing_new_to_a_lead_that_has_it(story: Story) -> None:
    lead = lead_without_place(story)
    amina = story.device("amina", lead)
    amina.record("one")
    there_and_back(amina, lead)
    done = carry(amina, lead)
    assert 0 == sum(one.report.new for one in done.merged if one.report is not None)


def test_where_there_is_a_place_nothing_is_carried(story: Story) -> None:
    amina = story.device("amina")
    amina.record("one")
    story.everybody(amina)
    story.sync(amina)
    assert [] == amina.bundles()


def test_in_a_folder_what_is_for_others_is_left_alone_and_what_was_named_is_refused(
    story: Story,
) -> None:
    lead = lead_without_place(story)
    amina, badr = story.device("amina", lead), story.device("badr", lead)
    for device in (amina, badr):
        device.record("told")
        there_and_back(device, lead)
    sealed(lead)
    done = merge_paths(amina.vault, [lead.vault.outbox], story.clock.at())
    assert done.for_others > 0
    assert [] == [one.refusal for one in done.merged if one.refusal is not None]
    named = merge_paths(amina.vault, lead.bundles(), story.clock.at())
    assert (0, done.for_others) == (
        named.for_others,
        sum(one.refusal is not None for one in named.merged),
    )
