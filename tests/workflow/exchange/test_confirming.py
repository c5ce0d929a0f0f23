"""Each holder confirms a withdrawal by their own signed word, after it is true."""

import pytest

from peerkit.errors import NoProjectError
from peerkit.record import RecordKind
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.exchange.confirming import Withdrawn, list_withdrawals
from peerkit.workflow.exchange.withdrawing import withdraw_statement
from peerkit.workflow.projects.people import revoke
from tests.workflow.actors import Actor, Story, holds, state_of


def confirmed(actor: Actor) -> list[dict[str, bool]]:
    """Return, for each withdrawal, who has confirmed it and who has not."""
    return [
        {holder.name: holder.confirmed_at is not None for holder in one.holders}
        for one in withdrawn(actor)
    ]


def withdrawn(actor: Actor) -> list[Withdrawn]:
    return list_withdrawals(actor.vault)


def test_a_leads_withdrawal_is_confirmed_by_each_holder(story: Story) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    code = amina.record("kanarek").code
    badr.record("his own")
    story.everybody(amina, badr)
    story.organisation.withdraw(code)
    story.sync(story.organisation)
    assert confirmed(story.organisation) == [{"R01": False, "City": False}]
    story.sync(story.programme, story.organisation)
    assert confirmed(story.organisation) == [{"R01": False, "City": True}]
    story.sync(badr, story.organisation)
    assert confirmed(story.organisation) == [{"R01": False, "City": True}]
    story.sync(amina, story.organisation)
    assert confirmed(story.organisation) == [{"R01": True, "City": True}]
    assert not holds(amina.vault, "kanarek")
    [only] = withdrawn(story.organisation)
    assert (len(only.interview), only.statement) == (8, None)


def test_what_a_laptop_withdrew_itself_is_confirmed_by_its_saying_so(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek").code
    story.everybody(amina)
    amina.withdraw(code)
    story.sync(amina, story.organisation)
    assert confirmed(story.organisation) == [{"R01": True, "City": False}]
    story.everybody(amina)
    story.sync(story.organisation)
    assert confirmed(story.organisation) == [{"R01": True, "City": True}]
    assert confirmed(story.programme) == [{"Harbour": True}]


def test_a_programmes_withdrawal_is_confirmed_by_the_organisation(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek").code
    story.everybody(amina)
    story.programme.withdraw(code)
    story.sync(story.programme)
    assert confirmed(story.programme) == [{"Harbour": False}]
    story.sync(story.organisation, story.programme)
    assert confirmed(story.programme) == [{"Harbour": True}]


def test_a_confirmation_is_said_once(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek").code
    story.everybody(amina)
    story.organisation.withdraw(code)
    story.everybody(amina)
    story.everybody(amina)
    story.everybody(amina)
    before = state_of(amina.vault)
    amina.sync()
    assert state_of(amina.vault) == before
    [link] = find_links(amina.vault)
    said = list(amina.vault.records.by_kind(link.project, RecordKind.CONFIRMATION))
    assert len(said) == 1


def test_nothing_is_confirmed_before_the_place_is_without_the_words(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek").code
    story.everybody(amina)
    story.organisation.withdraw(code)
    story.sync(story.organisation)
    place = story.place("harbour")
    carried = story.folder / "carried"
    away = place.rename(carried)
    from peerkit.workflow.exchange.merging_by_hand import merge_paths

    merge_paths(amina.vault, [away], story.clock.at())
    assert not holds(amina.vault, "kanarek")
    with pytest.raises(Exception, match="place_unreachable"):
        amina.sync()
    [link] = find_links(amina.vault)
    assert list(amina.vault.records.by_kind(link.project, RecordKind.CONFIRMATION)) == []
    away.rename(place)
    story.sync(amina, story.organisation)
    assert confirmed(story.organisation)[0]["R01"]


def test_a_revoked_laptop_confirms_nothing(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek").code
    story.everybody(amina)
    revoke(story.organisation.vault, "R01", story.clock.at())
    story.organisation.withdraw(code)
    story.everybody(amina)
    story.everybody(amina)
    assert not holds(amina.vault, "kanarek")  # it obeys all the same
    assert confirmed(story.organisation)[0]["R01"] is False


def test_a_statement_is_confirmed_apart(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("the market").code
    story.everybody(amina)
    withdraw_statement(story.organisation.vault, code, "share", story.clock.at())
    story.everybody(amina)
    story.everybody(amina)
    [only] = withdrawn(story.organisation)
    assert only.statement == "share"
    assert confirmed(story.organisation) == [{"R01": True, "City": True}]


def test_only_a_lead_lists_withdrawals(story: Story) -> None:
    assert withdrawn(story.organisation) == []
    with pytest.raises(NoProjectError):
        withdrawn(story.device("amina"))
