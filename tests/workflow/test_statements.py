"""One consent statement alone is taken back, and a lead's withdrawal carries no code down."""

import pytest

from peerkit.errors import NoSuchStatementError, WithdrawalCodeUnknownError
from peerkit.record import RecordKind
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import Link, find_links
from peerkit.workflow.exchange.withdrawing import withdraw_statement
from peerkit.workflow.ledger.bodies import body_of, statements_taken_back
from peerkit.workflow.projects.joining import join
from tests.workflow.actors import Actor, Story, holds, state_of, subject


def taken_back(actor: Actor, link: Link, code: str) -> frozenset[str]:
    return statements_taken_back(actor.vault, link.project).get(subject(code), frozenset())


def take_back(story: Story, vault: Vault, code: str, name: str) -> bool:
    return withdraw_statement(vault, code, name, story.clock.at())


@pytest.mark.parametrize("is_lead", [True, False])
def test_a_statement_is_taken_back_at_every_tier_and_nothing_is_erased(
    story: Story, is_lead: bool
) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek").code
    story.everybody(amina)
    assert story.programme.stories() == ["kanarek"]
    actor = story.organisation if is_lead else amina
    assert take_back(story, actor.vault, code, "share")
    story.everybody(amina)
    story.everybody(amina)
    for each in (amina, story.organisation, story.programme):
        assert all(taken_back(each, link, code) == {"share"} for link in find_links(each.vault))
    assert story.organisation.stories() == ["kanarek"]
    assert story.programme.stories() == []
    assert holds(amina.vault, "kanarek")


def test_taking_back_twice_says_it_once(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("the market").code
    assert take_back(story, amina.vault, code, "share")
    before = state_of(amina.vault)
    assert not take_back(story, amina.vault, code, "share")
    assert state_of(amina.vault) == before


def test_a_statement_that_was_not_asked_changes_nothing(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("the market").code
    before = state_of(amina.vault)
    with pytest.raises(NoSuchStatementError) as refused:
        take_back(story, amina.vault, code, "quotes")
    assert refused.value.values["asked"] == "health, reach, share, take_part"
    with pytest.raises(WithdrawalCodeUnknownError):
        take_back(story, story.organisation.vault, code, "share")
    assert state_of(amina.vault) == before


def test_of_an_interview_that_waits_it_goes_along_when_that_joins(story: Story) -> None:
    loner = story.loner("loner")
    code = loner.record("the market").code
    with pytest.raises(NoSuchStatementError):
        take_back(story, loner.vault, code, "share")  # without a project nobody was asked that
    assert take_back(story, loner.vault, code, "reach")
    assert not take_back(story, loner.vault, code, "reach")
    made = story.kit()
    words = " ".join(made.words)
    assert join(loner.vault, made.data, words, is_same_organisation=True) == 1
    story.everybody(loner)
    [_, link] = find_links(story.organisation.vault)
    assert taken_back(story.organisation, link, code) == {"reach"}


@pytest.mark.parametrize(("tier", "told"), [("amina", 2), ("organisation", 2), ("programme", 2)])
def test_no_code_comes_down(story: Story, tier: str, told: int) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    code = amina.record("kanarek").code
    other = amina.record("stays").code
    story.sync(amina, badr, story.organisation, story.programme, story.organisation, amina, badr)
    who = {"amina": amina, "organisation": story.organisation, "programme": story.programme}[tier]
    who.withdraw(code)
    take_back(story, who.vault, other, "share")
    for _ in range(2):
        story.everybody(amina, badr)
    [link] = find_links(badr.vault)
    said = list(badr.vault.records.by_kind(link.project, RecordKind.WITHDRAWAL))
    assert [body_of(one)["code"] for one in said] == [None] * told
    assert not holds(badr.vault, code)
    for each in (amina, story.organisation, story.programme):
        assert not holds(each.vault, "kanarek")
