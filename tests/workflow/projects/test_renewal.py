"""What a lead changes reaches everybody who has joined, and nothing older comes back over it."""

import base64
import shutil
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from peerkit.bundle import Kit, read_kit, write_kit, write_renewal
from peerkit.crypto import SigningKey
from peerkit.errors import (
    AlreadyJoinedError,
    KitDamagedError,
    KitKnownError,
    KitOlderError,
    NoProjectError,
    NoSuchPersonError,
    NoSuchReceiverError,
    RenewalTooLargeError,
)
from peerkit.interview import (
    ConsentClosed,
    InformationRead,
    LimitsRead,
    Mode,
    StatementAnswered,
    StopAnswered,
    StopAsked,
)
from peerkit.record import RecordKind, project_id, write_canonical
from peerkit.values import ConsentState
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.interviews.sitting import begin_sitting
from peerkit.workflow.ledger.chains import OwnChain, append_record
from peerkit.workflow.looking.listing import find_submission, list_interviews
from peerkit.workflow.projects.changing import Changes, change_project
from peerkit.workflow.projects.joining import join, needs_no_words, renew
from peerkit.workflow.projects.kits import renew_kit
from peerkit.workflow.projects.people import revoke
from peerkit.workflow.projects.renewal import Renewed
from peerkit.workflow.questionnaires.shelf import Sheet, read_sheet, shelved
from peerkit.workflow.questionnaires.terms import find_terms
from tests.workflow.actors import SOURCE, WITHDRAW_BY, Actor, Story, sheet, state_of
from tests.workflow.keeping import backed_up, restored

SECOND = SOURCE.replace(b"version: 1", b"version: 2").replace(b"Tell us.", b"Tell us more.")


def second() -> Sheet:
    return read_sheet("voices.yaml", SECOND)


def change(story: Story, lead: Actor, **changes: object) -> bool:
    return change_project(lead.vault, Changes(**changes), story.clock.at())  # type: ignore[arg-type]


def kit_of(actor: Actor) -> Kit:
    membership = find_membership(actor.vault)
    assert membership is not None
    return membership.kit


def told(vault: Vault) -> tuple[str, str, tuple[str, ...]]:
    terms = find_terms(vault)
    assert terms is not None
    return terms.contact, terms.withdraw_by, tuple(one.name for one in terms.receivers)


def joined(story: Story) -> Actor:
    """Return a researcher whose laptop the lead knows."""
    amina = story.device("amina")
    story.sync(amina, story.organisation, amina)
    return amina


def test_what_a_lead_changes_reaches_a_laptop_by_sync(story: Story) -> None:
    amina = joined(story)
    code, invitation = kit_of(amina).code, kit_of(amina).invitation
    assert change(
        story,
        story.organisation,
        contact="Zed, 1",
        withdraw_by="2027-06-30",
        receivers=("Housing",),
        policies={"lone_working": True},
        sheets=[second()],
    )
    story.sync(story.organisation)
    assert told(amina.vault) == ("Ana, 020 7946 0000", "2027-03-31", ("City",))
    assert amina.sync().renewed is Renewed.TAKEN
    assert told(amina.vault) == ("Zed, 1", "2027-06-30", ("City", "Housing"))
    assert shelved(amina.vault)["voices"] == second().questionnaire.digest
    kit = kit_of(amina)
    assert (kit.code, kit.invitation, kit.policies) == (code, invitation, {"lone_working": True})
    assert amina.sync().renewed is None


def test_interviews_go_on_after_a_renewal(story: Story) -> None:
    amina = joined(story)
    amina.record("before")
    change(story, story.organisation, sheets=[second()], contact="Zed, 1")
    story.everybody(amina)
    amina.record("after")
    story.everybody(amina)
    assert story.organisation.stories() == story.programme.stories() == ["after", "before"]
    assert [slip.participant for slip in amina.slips()] == ["R01-001", "R01-002"]


def test_an_interview_under_way_keeps_its_own_paper(story: Story) -> None:
    amina = joined(story)
    sitting = begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, story.clock.now)
    change(
        story,
        story.organisation,
        contact="Zed, 1",
        withdraw_by="2027-06-30",
        receivers=("Housing",),
        sheets=[second()],
    )
    story.sync(story.organisation, amina)
    at = story.clock.at()
    for event in (
        InformationRead(at),
        LimitsRead(at),
        StatementAnswered(at, "take_part", ConsentState.YES),
        ConsentClosed(at),
        StopAsked(at),
        StopAnswered(at, keep=True),
    ):
        sitting.send(event)
    slip = sitting.slip
    assert slip is not None
    assert (slip.contact, slip.withdraw_by) == ("Ana, 020 7946 0000", "31 March 2027")
    story.sync(amina, story.organisation)
    [listed] = list_interviews(story.organisation.vault)
    submission = find_submission(story.organisation.vault, listed)
    assert submission is not None
    assert submission.questionnaire == sheet().questionnaire.digest
    assert submission.consent.filling["contact"] == "Ana, 020 7946 0000"
    assert submission.consent.receivers == ("City",)


def test_only_the_last_of_several_changes_is_sent_to_whoever_joins_later(story: Story) -> None:
    amina = joined(story)
    for number in range(3):
        change(story, story.organisation, contact=f"Zed, {number}")
    badr = story.device("badr")
    assert told(badr.vault)[0] == "Zed, 2"  # the kit says it already
    story.sync(badr, story.organisation, badr, amina)
    assert told(amina.vault)[0] == told(badr.vault)[0] == "Zed, 2"
    [link] = find_links(badr.vault)
    renewals = list(badr.vault.records.by_kind(link.project, RecordKind.RENEWAL))
    assert [one.body is not None for one in renewals] == [False, False, True]


def test_an_older_renewal_never_comes_over_a_newer_one(story: Story, tmp_path: Path) -> None:
    amina = joined(story)
    change(story, story.organisation, contact="First, 1")
    story.sync(story.organisation)
    old = tmp_path / "old"
    shutil.copytree(story.place("harbour"), old)
    first = renew_kit(story.organisation.vault, "R01", story.clock.at())
    change(story, story.organisation, contact="Second, 2")
    story.sync(story.organisation, amina)
    assert told(amina.vault)[0] == "Second, 2"
    amina.vault._writer.write(lambda database: database.execute("DELETE FROM seen"))
    merge_paths(amina.vault, [old], story.clock.at())
    assert told(amina.vault)[0] == "Second, 2"
    before = state_of(amina.vault)
    with pytest.raises(KitOlderError):
        renew(amina.vault, first.data)
    assert state_of(amina.vault) == before


def test_a_renewal_in_the_wrong_order_is_passed_over(story: Story) -> None:
    amina = joined(story)
    change(story, story.organisation, contact="First, 1")
    story.sync(story.organisation)
    place = story.place("harbour")
    first = set(place.rglob("*.pkb"))
    change(story, story.organisation, contact="Second, 2")
    story.sync(story.organisation)
    withheld = {path: path.read_bytes() for path in first}
    for path in withheld:
        path.unlink()
    amina.sync()
    assert told(amina.vault)[0] == "Second, 2"
    for path, data in withheld.items():
        path.write_bytes(data)
    amina.sync()
    assert told(amina.vault)[0] == "Second, 2"


def test_a_renewal_on_any_chain_but_the_leads_is_nothing(story: Story) -> None:
    amina, mallory = joined(story), story.device("mallory")
    [link] = find_links(mallory.vault)
    forged = write_renewal(replace(kit_of(mallory), contact="Mallory, 666"))
    chain = OwnChain(link.project, link.device)
    at = story.clock.at()
    append_record(mallory.vault, chain, RecordKind.RENEWAL, None, at, forged)
    story.everybody(mallory, amina)
    for actor in (amina, mallory, story.organisation):
        assert told(actor.vault)[0] == "Ana, 020 7946 0000"
    before = state_of(amina.vault)
    for data in bundles_to(story, mallory):
        path = story.folder / "carried.pkb"
        path.write_bytes(data)
        merge_paths(amina.vault, [path], story.clock.at())
    assert told(amina.vault)[0] == "Ana, 020 7946 0000"
    assert state_of(amina.vault) == before


def bundles_to(story: Story, actor: Actor) -> list[bytes]:
    return [
        path.read_bytes() for path in (*actor.bundles(), *story.place("harbour").rglob("*.pkb"))
    ]


def test_a_newer_kit_renews_without_words(story: Story) -> None:
    amina = story.device("amina")  # has never synced
    change(story, story.organisation, contact="Zed, 1", sheets=[second()])
    made = renew_kit(story.organisation.vault, " r01", story.clock.at())
    assert needs_no_words(amina.vault, read_kit(made.data))
    assert renew(amina.vault, made.data)[0] == "R01"
    assert told(amina.vault)[0] == "Zed, 1"
    assert shelved(amina.vault)["voices"] == second().questionnaire.digest
    story.sync(amina, story.organisation)
    assert amina.sync().renewed is None  # the chain says what the kit said
    amina.record("still heard")
    story.everybody(amina)
    assert story.organisation.stories() == ["still heard"]


def test_somebody_elses_kit_of_the_project_renews_and_leaves_the_code(story: Story) -> None:
    amina = joined(story)
    change(story, story.organisation, contact="Zed, 1")
    badrs = story.kit()
    invitation = kit_of(amina).invitation
    assert renew(amina.vault, badrs.data)[0] == "R01"
    assert (kit_of(amina).contact, kit_of(amina).invitation) == ("Zed, 1", invitation)
    badr = story.actor("badr")
    join(badr.vault, badrs.data, " ".join(badrs.words), is_same_organisation=False)
    badr.record("came by it first")
    story.everybody(badr, amina)
    assert story.organisation.stories() == ["came by it first"]


def test_a_kit_that_says_nothing_new_changes_nothing(story: Story) -> None:
    amina = joined(story)
    made = renew_kit(story.organisation.vault, "R01", story.clock.at())
    before = state_of(amina.vault)
    with pytest.raises(KitKnownError):
        renew(amina.vault, made.data)
    assert state_of(amina.vault) == before


def test_a_forged_renewal_is_refused(story: Story) -> None:
    amina = joined(story)
    before = state_of(amina.vault)
    forger = SigningKey.generate()
    true = kit_of(amina)
    own = replace(
        true,
        contact="Mallory, 666",
        renewal=10**6,
        verifying_key=forger.verifying_key,
        project=project_id(forger.verifying_key.to_bytes()),
    )
    forged = write_kit(own, forger)
    assert not needs_no_words(amina.vault, read_kit(forged))
    with pytest.raises(AlreadyJoinedError):
        renew(amina.vault, forged)
    with pytest.raises(AlreadyJoinedError):
        join(amina.vault, forged, "one two three four five six", is_same_organisation=False)
    altered = forged.replace(
        forger.verifying_key.to_bytes().hex().encode(), true.verifying_key.to_bytes().hex().encode()
    )
    with pytest.raises(KitDamagedError):
        renew(amina.vault, altered)
    assert state_of(amina.vault) == before


def test_a_revoked_laptop_learns_no_renewal(story: Story) -> None:
    amina, badr = joined(story), joined_as(story, "badr")
    revoke(story.organisation.vault, "R01", story.clock.at())
    change(story, story.organisation, contact="Zed, 1")
    story.sync(story.organisation, amina, badr)
    assert told(amina.vault)[0] == "Ana, 020 7946 0000"
    assert told(badr.vault)[0] == "Zed, 1"
    with pytest.raises(NoSuchPersonError):
        renew_kit(story.organisation.vault, "R01", story.clock.at())


def joined_as(story: Story, name: str) -> Actor:
    actor = story.device(name)
    story.sync(actor, story.organisation, actor)
    return actor


def test_a_kit_that_was_renewed_before_it_was_used_lets_in_one_laptop(story: Story) -> None:
    first = story.kit()
    change(story, story.organisation, contact="Zed, 1")
    again = renew_kit(story.organisation.vault, first.code, story.clock.at())
    assert read_kit(again.data).invitation == read_kit(first.data).invitation
    assert again.words != first.words


def test_a_renewal_that_this_peerkit_cannot_read_changes_nothing(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina = joined(story)
    amina.record("the market")
    amina.sync()
    with monkeypatch.context() as later:
        later.setattr(
            "peerkit.workflow.projects.renewal.write_renewal",
            lambda kit: write_renewal(kit) | {"v": 3},
        )
        change(story, story.organisation, contact="Zed, 1")
        story.organisation.sync()
    assert amina.sync().renewed is Renewed.UNREADABLE
    assert told(amina.vault)[0] == "Ana, 020 7946 0000"
    assert amina.where() == ["merged"]  # what came in the same bundle counts


def test_a_programmes_change_reaches_organisations_and_their_laptops(story: Story) -> None:
    amina = joined(story)
    story.everybody(amina)
    change(story, story.programme, receivers=("Ministry",), contact="City Hall, 1")
    story.everybody(amina)
    story.sync(story.organisation, amina)
    assert kit_of(story.organisation).contact == "City Hall, 1"
    for actor in (story.organisation, amina):
        assert told(actor.vault) == ("Ana, 020 7946 0000", "2027-03-31", ("City", "Ministry"))


def test_a_change_that_is_none_says_nothing(story: Story) -> None:
    joined(story)
    change(story, story.organisation, contact="Zed, 1")
    before = state_of(story.organisation.vault)
    assert not change(story, story.organisation, contact="Zed, 1", receivers=("City",))
    assert state_of(story.organisation.vault) == before


def test_what_cannot_be_changed_changes_nothing(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(story.organisation.vault)
    with pytest.raises(NoSuchReceiverError):
        change(story, story.organisation, contact="Zed, 1", not_receivers=("Nobody",))
    assert state_of(story.organisation.vault) == before
    with pytest.raises(NoProjectError):
        change(story, story.device("amina"), contact="Zed, 1")
    change(story, story.organisation, contact="Yan, 1")
    before = state_of(story.organisation.vault)
    monkeypatch.setattr("peerkit.workflow.projects.renewal.is_recordable", lambda _: False)
    with pytest.raises(RenewalTooLargeError):
        change(story, story.organisation, contact="Zed, 1", sheets=[second()])
    assert state_of(story.organisation.vault) == before


def test_a_receiver_is_told_of_no_more(story: Story) -> None:
    amina = joined(story)
    change(story, story.organisation, receivers=("Housing",))
    change(story, story.organisation, not_receivers=("Housing",))
    story.everybody(amina)
    assert told(amina.vault)[2] == ("City",)
    project = find_project(story.organisation.vault)
    assert project is not None
    assert [one.name for one in project.details.receivers] == ["City"]


def test_a_leads_restored_vault_says_what_it_said_last(story: Story) -> None:
    amina = joined(story)
    lead = story.organisation
    backup = backed_up(story, lead)
    change(story, lead, contact="Zed, 1", receivers=("Housing",), sheets=[second()])
    story.sync(lead, amina)
    lead.vault.close()
    again, _ = restored(story, backup.path, "again")
    assert told(again.vault)[0] == "Ana, 020 7946 0000"
    again.sync()
    assert told(again.vault) == ("Zed, 1", WITHDRAW_BY, ("City", "Housing"))
    assert shelved(again.vault)["voices"] == second().questionnaire.digest
    change(story, again, contact="Yan, 2")
    story.sync(again, amina)
    assert told(amina.vault) == ("Yan, 2", WITHDRAW_BY, ("City", "Housing"))


def test_a_renewal_that_was_packed_for_its_size_is_taken_like_any_other(story: Story) -> None:
    amina = joined(story)
    project = find_project(story.organisation.vault)
    assert project is not None
    newer = write_renewal(replace(kit_of(amina), contact="Zed, 1"))
    packed = base64.b64encode(zlib.compress(write_canonical(newer))).decode("ascii")
    body = {"v": 2, "packed": packed}
    chain = OwnChain(project.id, project.device)
    append_record(story.organisation.vault, chain, RecordKind.RENEWAL, None, story.clock.at(), body)
    story.sync(story.organisation, amina)
    assert told(amina.vault)[0] == "Zed, 1"
    saying = find_project(story.organisation.vault)
    assert saying is not None
    assert saying.details.contact == "Zed, 1"
