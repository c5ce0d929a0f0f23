"""What leaves a laptop: nothing but what a verified receipt has as merged and as backed up."""

from typing import Any

import pytest

from peerkit.record import RecordKind
from peerkit.record.bodies.receipt import Receipt, Received, write_receipt
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.ledger.chains import OwnChain, append_record
from peerkit.workflow.looking.listing import Listed, count_interviews, list_interviews
from peerkit.workflow.projects.changing import Changes, change_project
from tests.workflow.actors import Actor, Story, holds, kinds
from tests.workflow.keeping import backed_up

BESIDE: dict[str, Any] = {"equality": {"age": "forty"}, "contact": {"name": "Zofia"}}


def listed(actor: Actor) -> list[tuple[str, str, bool]]:
    return [(one.where.value, one.merged_by, one.is_backed_up) for one in every(actor)]


def every(actor: Actor) -> list[Listed]:
    return list_interviews(actor.vault)


def free_laptops(story: Story, *, yes: bool = True) -> None:
    changes = Changes(policies={"free_laptops": yes})
    change_project(story.organisation.vault, changes, story.clock.at())


def test_each_step_is_told_and_by_whom(story: Story) -> None:
    amina = story.device("amina")
    amina.record("the market")
    assert listed(amina) == [("here", "", False)]
    amina.sync()
    assert listed(amina) == [("handed_over", "", False)]
    story.sync(story.organisation, amina)
    assert listed(amina) == [("merged", "Harbour", False)]
    backed_up(story, story.organisation)
    story.sync(story.organisation, amina)
    assert listed(amina) == [("merged", "Harbour", True)]
    assert listed(story.organisation) == [("merged", "Harbour", True)]
    free_laptops(story)
    story.sync(story.organisation, amina)
    assert listed(amina) == [("freed", "Harbour", True)]
    assert [one.code for one in every(amina)] == ["R01-001"]
    assert dict(count_interviews(amina.vault)) == {"freed": 1}


def test_nothing_is_freed_without_a_backup(story: Story) -> None:
    amina = story.device("amina")
    free_laptops(story)
    amina.record("the market")
    story.everybody(amina)
    story.everybody(amina)
    assert listed(amina) == [("merged", "Harbour", False)]
    assert holds(amina.vault, "the market")


def test_nothing_is_freed_where_the_project_does_not_ask_for_it(story: Story) -> None:
    amina = story.device("amina")
    amina.record("the market")
    story.sync(amina, story.organisation)
    backed_up(story, story.organisation)
    story.everybody(amina)
    assert holds(amina.vault, "the market")
    free_laptops(story, yes=False)
    story.everybody(amina)
    assert holds(amina.vault, "the market")


def test_only_what_was_backed_up_is_freed_and_all_of_an_interview_is(story: Story) -> None:
    amina = story.device("amina")
    free_laptops(story)
    amina.record("kanarek", **BESIDE)
    story.sync(amina, story.organisation)
    backed_up(story, story.organisation)
    amina.record("the harbour")
    story.sync(amina, story.organisation, amina)
    assert not holds(amina.vault, "kanarek")
    assert not holds(amina.vault, "Zofia")
    assert holds(amina.vault, "the harbour")
    assert [where for where, *_ in listed(amina)] == ["freed", "merged"]
    assert story.organisation.stories() == ["kanarek", "the harbour"]
    amina.record("a third")  # the chain goes on
    story.everybody(amina)
    assert story.organisation.stories() == ["a third", "kanarek", "the harbour"]


def test_nobody_but_the_lead_can_have_anything_freed(story: Story) -> None:
    amina, mallory = story.device("amina"), story.device("mallory")
    free_laptops(story)
    amina.record("the market")
    story.everybody(amina, mallory)
    [link] = find_links(amina.vault)
    ids = tuple(one.id for one in amina.vault.records.chain(link.project, link.device))
    forged = write_receipt(Receipt({link.device: Received(ids, ids)}))
    [own] = find_links(mallory.vault)
    chain = OwnChain(own.project, own.device)
    append_record(mallory.vault, chain, RecordKind.RECEIPT, None, story.clock.at(), forged)
    story.everybody(mallory, amina)
    assert listed(amina) == [("merged", "Harbour", False)]
    assert holds(amina.vault, "the market")


def test_what_was_freed_can_be_withdrawn_on_the_laptop(story: Story) -> None:
    amina = story.device("amina")
    free_laptops(story)
    code = amina.record("kanarek").code
    story.sync(amina, story.organisation)
    backed_up(story, story.organisation)
    story.everybody(amina)
    assert [where for where, *_ in listed(amina)] == ["freed"]
    amina.withdraw(code)
    assert [where for where, *_ in listed(amina)] == ["withdrawn"]
    story.everybody(amina)
    assert story.organisation.stories() == story.programme.stories() == []


@pytest.mark.parametrize("is_freed", [True, False])
def test_a_lead_keeps_everything(story: Story, is_freed: bool) -> None:
    amina = story.device("amina")
    free_laptops(story, yes=is_freed)
    amina.record("the market")
    story.organisation.record("the lead's own")
    story.sync(amina, story.organisation)
    backed_up(story, story.organisation)
    story.everybody(amina)
    story.everybody(amina)
    assert kinds(story.organisation.vault).count("submission") == 2
    assert [one.code for one in every(amina)] == ["R01-001"]
    assert story.organisation.stories() == ["the lead's own", "the market"]
