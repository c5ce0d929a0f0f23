"""A lead whose laptop burned goes on from the sheet: nothing is lost, nothing contradicted."""

from dataclasses import replace
from pathlib import Path

import pytest

from peerkit.bundle import SecondRecipient, read_kit
from peerkit.crypto import OrganisationKeys, SigningKey, generate_identity
from peerkit.errors import (
    ForeignSheetError,
    KitDamagedError,
    NothingAtPlaceError,
    PlaceUnreachableError,
    ProjectExistsError,
    ProjectUnknownError,
    RestoredError,
)
from peerkit.workflow.belonging.holds import check_not_holding, is_holding
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.exchange.handing_over import hand_over_again
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.projects.changing import Changes, change_project
from peerkit.workflow.projects.people import PersonState, list_people, revoke
from peerkit.workflow.projects.recovering import find_by_sheet, recover_project
from peerkit.workflow.projects.sheet import keys_of, make_key_sheet
from peerkit.workflow.questionnaires.shelf import shelved
from tests.workflow.actors import Actor, Story, kinds, sheet, state_of
from tests.workflow.exchange.test_by_hand import carry, lead_without_place, there_and_back


def keys(story: Story, lead: Actor | None = None) -> OrganisationKeys:
    project = find_project((lead or story.organisation).vault)
    assert project is not None
    return keys_of(project)


def change(story: Story, **changes: object) -> bool:
    made = Changes(**changes)  # type: ignore[arg-type]
    return change_project(story.organisation.vault, made, story.clock.at())


def recovered(
    story: Story,
    *kits: bytes,
    place: Path | None = None,
    without_place: bool = False,
    is_untold: bool = False,
) -> Actor:
    """Return the lead on a new laptop; the old one is not used any more."""
    found_keys = keys(story)
    story.organisation.vault.close()
    again = story.actor("new laptop")
    where = None if place is None else str(place)
    found = find_by_sheet(found_keys, kits, where, without_place=without_place)
    recover_project(again.vault, found, story.clock.at(), is_untold=is_untold)
    story.organisation = again
    return again


def made_by(actor: Actor) -> bytes:
    assert actor.made is not None
    return actor.made.data


def test_everything_is_back_and_goes_on(story: Story) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    amina.record("before")
    story.everybody(amina, badr)
    again = recovered(story, made_by(amina))
    story.sync(again)
    assert again.stories() == ["before"]
    assert [(one.code, one.state) for one in list_people(again.vault)] == [
        ("R01", PersonState.ENROLLED),
        ("R02", PersonState.ENROLLED),
    ]
    amina.record("after")
    badr.record("beside")
    story.sync(amina, badr, again, amina, badr)
    assert again.stories() == ["after", "before", "beside"]
    assert amina.where() == ["merged", "merged"]
    for device in (amina, badr):
        assert twice(device) == []
    assert all(one.twice == () and one.missing == () for one in list_people(again.vault))


def twice(device: Actor) -> list[int]:
    """Return the numbers under which the lead has contradicted itself to that laptop."""
    membership = find_membership(device.vault)
    assert membership is not None
    return list(device.vault.records.forks(membership.project, membership.lead_device))


def test_laptops_believe_the_new_one_without_a_new_kit(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    again = recovered(story, made_by(amina))
    story.sync(again)
    change(story, contact="Zed, 1")
    story.sync(again, amina)
    membership = find_membership(amina.vault)
    assert membership is not None
    assert membership.kit.contact == "Zed, 1"
    cleo = story.device("cleo")
    cleo.record("new")
    story.sync(cleo, again, cleo)
    assert cleo.where() == ["merged"]
    assert cleo.made is not None
    assert cleo.made.code == "R02"


def test_what_the_lead_changed_last_is_known_again_without_any_kit(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    trustee = SecondRecipient("Tess", str(generate_identity().recipient()))
    change(story, contact="Zed, 1", second_recipients=(trustee,))
    story.sync(story.organisation)
    before = find_project(story.organisation.vault)
    again = recovered(story, place=story.place("harbour"))
    assert before == find_project(again.vault)
    assert shelved(again.vault) == {"voices": sheet().questionnaire.digest}


def test_making_the_sheet_leaves_word_of_what_the_project_is(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    make_key_sheet(story.organisation.vault, story.clock.at())
    tip = kinds(story.organisation.vault)
    make_key_sheet(story.organisation.vault, story.clock.at())
    assert tip == kinds(story.organisation.vault)
    story.sync(story.organisation)
    before = find_project(story.organisation.vault)
    again = recovered(story, place=story.place("harbour"))
    assert before == find_project(again.vault)
    story.sync(amina, again, amina)
    assert twice(amina) == []


def test_an_old_kit_does_not_undo_what_was_changed_since(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    change(story, contact="Zed, 1")
    story.sync(story.organisation)
    again = recovered(story, made_by(amina))
    project = find_project(again.vault)
    assert project is not None
    assert project.details.contact == "Zed, 1"


def test_no_words_are_shown_and_nothing_is_added_before_the_place_was_asked(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek").code
    story.everybody(amina)
    story.organisation.withdraw(code)
    story.sync(story.organisation)
    again = recovered(story, made_by(amina))
    assert is_holding(again.vault)
    with pytest.raises(RestoredError):
        check_not_holding(again.vault)
    story.sync(again)
    check_not_holding(again.vault)
    assert again.stories() == []


def test_who_was_revoked_stays_revoked(story: Story) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    story.everybody(amina, badr)
    revoke(story.organisation.vault, "R01", story.clock.at())
    story.sync(story.organisation)
    again = recovered(story, made_by(badr))
    story.sync(again)
    states = {one.code: one.state for one in list_people(again.vault)}
    assert states == {"R01": PersonState.REVOKED, "R02": PersonState.ENROLLED}


def test_a_kit_that_nobody_had_used_serves_still_if_it_is_brought(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    late, lost = story.kit(), story.kit()
    again = recovered(story, made_by(amina), late.data)
    story.sync(again)
    from peerkit.workflow.projects.joining import join

    for name, made in (("badr", late), ("cleo", lost)):
        actor = story.actor(name)
        join(actor.vault, made.data, " ".join(made.words), is_same_organisation=False)
        actor.record(name)
        story.sync(actor)
    done = again.sync()
    assert [one.fate for one in done.merged if one.fate is Fate.WAITING] == [Fate.WAITING]
    assert again.stories() == ["badr"]


def test_a_project_whose_bundles_go_from_hand_to_hand_goes_on_too(story: Story) -> None:
    lead = lead_without_place(story)
    amina = story.device("amina", lead)
    amina.record("before")
    there_and_back(amina, lead)
    code = amina.record("taken back").code
    there_and_back(amina, lead)
    lead.withdraw(code)
    there_and_back(amina, lead)
    story.organisation = lead
    again = recovered(story, made_by(amina), without_place=True)
    assert is_holding(again.vault)
    carry(amina, again)
    assert not is_holding(again.vault)
    amina.record("after")
    there_and_back(amina, again)
    assert amina.where() == ["merged", "withdrawn", "merged"]
    hand_over_again(amina.vault)
    there_and_back(amina, again)
    assert again.stories() == ["after", "before"]
    assert twice(amina) == []


def test_who_was_never_told_anything_is_opened_at_once(story: Story) -> None:
    amina = story.device("amina")
    amina.record("carried")
    amina.sync()
    bundles = amina.bundles()
    again = recovered(story, made_by(amina), without_place=True, is_untold=True)
    assert not is_holding(again.vault)
    merge_paths(again.vault, bundles, story.clock.at())
    assert again.stories() == ["carried"]


# --- refused ------------------------------------------------------------------------------------


def test_a_sheet_beside_another_projects_kit_is_refused(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    new = story.actor("new laptop")
    before = state_of(new.vault)
    stranger = OrganisationKeys(SigningKey.generate(), generate_identity())
    half = replace(keys(story), identity=generate_identity())
    for wrong in (stranger, half, keys(story, story.programme)):
        with pytest.raises(ForeignSheetError):
            find_by_sheet(wrong, [made_by(amina)], None)
    assert before == state_of(new.vault)


def test_a_strangers_sheet_finds_nothing_at_the_place(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    stranger = OrganisationKeys(SigningKey.generate(), generate_identity())
    with pytest.raises(NothingAtPlaceError):
        find_by_sheet(stranger, [], str(story.place("harbour")))


def test_a_wrong_folder_begins_no_second_chain(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    new = story.actor("new laptop")
    before = state_of(new.vault)
    with pytest.raises(NothingAtPlaceError):
        find_by_sheet(keys(story), [made_by(amina)], str(story.place("elsewhere")))
    with pytest.raises(PlaceUnreachableError):
        find_by_sheet(keys(story), [made_by(amina)], str(story.folder / "nowhere"))
    assert before == state_of(new.vault)


def test_the_keys_alone_do_not_say_what_the_project_is(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    with pytest.raises(ProjectUnknownError):
        find_by_sheet(keys(story), [], None)
    with pytest.raises(ProjectUnknownError):
        find_by_sheet(keys(story), [], None, without_place=True)
    with pytest.raises(ProjectUnknownError):  # nothing was changed since the first kit
        find_by_sheet(keys(story), [], str(story.place("harbour")))
    with pytest.raises(KitDamagedError):
        find_by_sheet(keys(story), [made_by(amina)[:-1]], None)


def test_a_vault_that_holds_a_project_takes_no_other(story: Story) -> None:
    amina = story.device("amina")
    story.everybody(amina)
    vault = story.programme.vault
    found = find_by_sheet(keys(story), [made_by(amina)], None)
    before = state_of(vault)
    with pytest.raises(ProjectExistsError):
        recover_project(vault, found, story.clock.at())
    assert before == state_of(vault)


def test_a_programme_is_recovered_as_a_programme(story: Story) -> None:
    story.sync(story.organisation, story.programme, story.organisation)
    new = story.actor("new laptop")
    made = story.organisation.made
    assert made is not None
    assert read_kit(made.data).second_recipients == ()
    found = find_by_sheet(keys(story, story.programme), [made.data], None)
    project = recover_project(new.vault, found, story.clock.at())
    assert project.details.is_programme
