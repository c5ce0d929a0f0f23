"""Who belongs to a project, and what a revocation reaches: nothing counts that comes after it."""

import pytest

from peerkit.bundle import device_words
from peerkit.errors import NoProjectError, NoSuchPersonError
from peerkit.record import RecordKind
from peerkit.record.bodies.roster import EnrolledDevice, read_roster
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.rosters import is_revoked
from peerkit.workflow.looking.standing import standing
from peerkit.workflow.projects.joining import join
from peerkit.workflow.projects.people import Person, PersonState, find_people, list_people, revoke
from tests.workflow.actors import Actor, Story, holds, state_of
from tests.workflow.keeping import backed_up, restored


def people_of(actor: Actor) -> list[Person]:
    return list_people(actor.vault)


def key_of(vault: Vault) -> bytes:
    membership = find_membership(vault)
    assert membership is not None
    return membership.signing_key.verifying_key.to_bytes()


def clone(story: Story, actor: Actor, name: str) -> Actor:
    """Return somebody with a copy of the actor's chain as it is now, under the same keys."""
    from peerkit.workflow.belonging.membership import _KEYS, _KIT

    copy = story.actor(name)
    for document in (_KIT, _KEYS, "participants/count"):
        found = actor.vault.documents.get(document)
        if found is not None:
            copy.vault.documents.set(document, found)
    [link] = find_links(actor.vault)
    for record in actor.vault.records.chain(link.project, link.device):
        copy.vault.records.append(record)
    return copy


def test_people_are_listed_with_what_is_known_of_their_laptops(story: Story) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    amina.record("the market")
    story.sync(amina, story.organisation)
    first, second = people_of(story.organisation)
    assert (first.code, first.name, first.state) == ("R01", "Amina", PersonState.ENROLLED)
    assert first.fingerprint == device_words(key_of(amina.vault))
    assert first.fingerprint == standing(amina.vault).key_words
    assert first.last_bundle_at is not None
    assert (first.missing, first.twice, first.set_aside) == ((), (), 0)
    assert second == Person("R02", "Amina", PersonState.INVITED)
    assert key_of(amina.vault) != key_of(badr.vault)


def test_what_a_laptop_lost_on_the_way_is_listed_as_missing(story: Story) -> None:
    amina = story.device("amina")
    story.sync(amina, story.organisation)
    amina.record("lost")
    amina.sync()
    for lost in (*amina.bundles(), *story.place("harbour").rglob("*.pkb")):
        lost.unlink()
    amina.record("arrived")
    story.sync(amina, story.organisation)
    [person] = people_of(story.organisation)
    assert person.missing == ((1, 1),)


def test_only_a_lead_lists_and_revokes(story: Story) -> None:
    amina = story.device("amina")
    for attempt in (list_people, lambda vault: revoke(vault, "R01", story.clock.at())):
        with pytest.raises(NoProjectError):
            attempt(amina.vault)


def test_an_unknown_code_revokes_nobody(story: Story) -> None:
    amina = story.device("amina")
    amina.record("the market")
    story.sync(amina, story.organisation)
    before = state_of(story.organisation.vault)
    for code in ("R09", "", "R0", "Amina"):
        with pytest.raises(NoSuchPersonError):
            revoke(story.organisation.vault, code, story.clock.at())
        assert state_of(story.organisation.vault) == before


def test_what_came_before_a_revocation_counts_and_what_comes_later_is_kept_aside(
    story: Story,
) -> None:
    amina = story.device("amina")
    amina.record("before")
    story.sync(amina, story.organisation)
    [revoked] = revoke(story.organisation.vault, " r01 ", story.clock.at())
    assert revoked.state is PersonState.REVOKED
    amina.record("after")
    story.everybody(amina)
    assert story.organisation.stories() == story.programme.stories() == ["before"]
    assert find_people(story.organisation.vault, "R01")[0].set_aside == 1
    assert holds(story.organisation.vault, "after")
    assert amina.where() == ["merged", "handed_over"]  # no receipt for what does not count


def test_a_revoked_laptop_that_begins_a_second_chain_gets_nothing_in(story: Story) -> None:
    amina = story.device("amina")
    thief = clone(story, amina, "thief")
    amina.record("true 1")
    amina.record("true 2")
    story.sync(amina, story.organisation)
    thief.record("forged 1")  # the same numbers, below the last one accepted
    revoke(story.organisation.vault, "R01", story.clock.at())
    thief.record("forged 2")
    thief.record("forged 3")
    story.sync(thief, story.organisation, story.programme)
    assert story.organisation.stories() == story.programme.stories() == ["true 1", "true 2"]
    [person] = people_of(story.organisation)
    assert (person.set_aside, person.twice) == (3, (1, 2))


def test_a_revoked_laptop_cannot_withdraw_but_a_code_can(story: Story) -> None:
    from peerkit.record.bodies.withdrawal import Withdrawal, write_withdrawal
    from peerkit.workflow.ledger.chains import OwnChain, append_record
    from tests.workflow.actors import subject

    amina = story.device("amina")
    first, second = (amina.record(each).code for each in ("one", "two"))
    story.sync(amina, story.organisation)
    revoke(story.organisation.vault, "R01", story.clock.at())
    [link] = find_links(amina.vault)
    chain = OwnChain(link.project, link.device)
    for code, shown in ((first, None), (second, second)):
        body = write_withdrawal(Withdrawal(code=shown))
        kind = RecordKind.WITHDRAWAL
        append_record(amina.vault, chain, kind, subject(code), story.clock.at(), body)
    story.everybody(amina)
    assert story.organisation.stories() == story.programme.stories() == ["one"]


def test_whoever_comes_by_a_revoked_kit_is_set_aside_and_seen(story: Story) -> None:
    thief = story.device("thief")
    thief.record("forged")
    [person] = revoke(story.organisation.vault, "R01", story.clock.at())
    assert (person.state, person.device) == (PersonState.REVOKED, "")
    thief.sync()
    [merged] = story.organisation.sync().merged
    assert merged.fate is Fate.MERGED
    [person] = people_of(story.organisation)
    assert (person.state, person.set_aside) == (PersonState.REVOKED, 1)
    assert person.fingerprint == device_words(key_of(thief.vault))
    story.sync(story.programme)
    assert story.organisation.stories() == story.programme.stories() == []


def test_an_invitation_serves_one_laptop_alone(story: Story) -> None:
    amina = story.device("amina")
    made = amina.made
    assert made is not None
    second = story.actor("second")
    join(second.vault, made.data, " ".join(made.words), is_same_organisation=False)
    amina.record("hers")
    second.record("somebody else's")
    story.sync(amina, story.organisation)
    second.sync()
    before = state_of(story.organisation.vault)
    assert [one.fate for one in story.organisation.sync().merged] == [Fate.WAITING]
    assert state_of(story.organisation.vault) == before
    assert story.organisation.stories() == ["hers"]


def test_revoking_twice_changes_nothing(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    story.sync(amina, story.organisation)
    revoke(story.organisation.vault, "R01", story.clock.at())
    amina.record("after")
    story.everybody(amina)
    before = state_of(story.organisation.vault)
    revoke(story.organisation.vault, "R01", story.clock.at())
    assert state_of(story.organisation.vault) == before
    assert story.organisation.stories() == ["before"]


def test_the_laptop_learns_that_it_is_revoked_and_nobody_gets_the_roster_without_need(
    story: Story,
) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    story.sync(amina, badr, story.organisation, amina, badr)
    [link] = find_links(amina.vault)
    assert not is_revoked(amina.vault, link)
    assert rosters_in(amina) == []
    revoke(story.organisation.vault, "R01", story.clock.at())
    story.sync(story.organisation, amina, badr)
    assert is_revoked(amina.vault, link)
    assert standing(amina.vault).next_code == "status.next_is_revoked"
    [other] = find_links(badr.vault)
    assert not is_revoked(badr.vault, other)
    [roster] = rosters_in(badr)
    assert [one.last_number for one in roster] == [0, None]


def rosters_in(actor: Actor) -> list[list[EnrolledDevice]]:
    [link] = find_links(actor.vault)
    said = actor.vault.records.by_kind(link.project, RecordKind.ROSTER)
    return [list(read_roster(body_of(one)).devices) for one in said if one.body is not None]


def test_a_project_without_kits_has_nobody(story: Story) -> None:
    assert people_of(story.organisation) == []
    [city] = people_of(story.programme)
    assert (city.code, city.state) == ("Harbour", PersonState.INVITED)


def test_a_revocation_outlives_the_leads_computer(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    story.sync(amina, story.organisation)
    backup = backed_up(story, story.organisation)
    revoke(story.organisation.vault, "R01", story.clock.at())
    story.sync(story.organisation)
    story.organisation.vault.close()
    again, _ = restored(story, backup.path, "again")
    again.sync()
    assert [one.state for one in people_of(again)] == [PersonState.REVOKED]
    amina.record("after")
    story.sync(amina, again)
    assert again.stories() == ["before"]
