"""Three tiers over folders: what goes up, what comes back, and what nobody can lose."""

import shutil
from pathlib import Path

import pytest

from peerkit.errors import (
    NoPlaceError,
    NotJoinedError,
    NotWritableError,
    PlaceUnreachableError,
    PracticeVaultError,
)
from peerkit.vault import create_vault
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.exchange.syncing import remember_place, sync
from peerkit.workflow.looking.listing import count_interviews, find_interview, list_interviews
from peerkit.workflow.looking.reading import read_rows
from peerkit.workflow.looking.standing import standing
from peerkit.workflow.projects.founding import found_project
from peerkit.workflow.projects.joining import join
from peerkit.workflow.projects.kits import make_kit
from tests.workflow.actors import Story, holds, state_of


def test_an_interview_goes_up_and_its_receipt_comes_back(story: Story) -> None:
    amina = story.device("amina")
    conducted = amina.record("the market")
    assert conducted.participant == "R01-001"
    assert amina.where() == ["here"]
    amina.sync()
    assert amina.where() == ["handed_over"]
    assert story.organisation.sync().receipted == 1
    assert amina.where() == ["handed_over"]
    story.sync(story.programme, amina)
    assert amina.where() == ["merged"]
    assert amina.bundles() == []
    assert story.organisation.stories() == story.programme.stories() == ["the market"]
    listed = find_interview(amina.vault, "r01-001")
    assert [row.shown for row in read_rows(amina.vault, listed)][:1] == ["the market"]


def test_what_is_counted_is_what_is_listed(story: Story) -> None:
    amina = story.device("amina")
    codes = [amina.record(f"story {number}").code for number in range(3)]
    amina.sync()
    amina.record("later")
    amina.withdraw(codes[0])
    for actor in (amina, story.organisation, story.programme):
        counts = count_interviews(actor.vault)
        listed = [one.where for one in list_interviews(actor.vault)]
        assert dict(counts) == {where: listed.count(where) for where in set(listed)}
    found = standing(amina.vault)
    assert dict(found.interviews) == {"here": 1, "handed_over": 2, "withdrawn": 1}
    assert (found.organisation, found.next_code) == ("Harbour", "status.next_sync")


@pytest.mark.parametrize(
    ("is_programme", "first"), [(True, "status.next_programme"), (False, "status.next_kit")]
)
def test_a_lead_makes_a_kit_before_syncing(story: Story, is_programme: bool, first: str) -> None:
    lead = story.loner("lead")
    found_project(lead.vault, story.details("lead", is_programme=is_programme), [])
    assert standing(lead.vault).next_code == first
    make_kit(lead.vault, story.clock.at(), organisation="Harbour" if is_programme else None)
    assert standing(lead.vault).next_code == "status.next_lead"


def test_a_second_sync_has_nothing_to_do(story: Story) -> None:
    amina = story.device("amina")
    amina.record("once")
    story.everybody(amina)
    story.everybody(amina)
    before = [state_of(each.vault) for each in (amina, story.organisation, story.programme)]
    for actor in (amina, story.organisation, story.programme):
        done = actor.sync()
        assert (done.merged, done.receipted, done.forwarded, done.delivered) == ([], 0, 0, 0)
    after = [state_of(each.vault) for each in (amina, story.organisation, story.programme)]
    assert after == before


def test_a_device_enrols_in_each_bundle_until_a_receipt_comes(story: Story) -> None:
    amina = story.device("amina")
    amina.record("first")
    amina.sync()
    amina.record("second")
    amina.sync()
    first, second = sorted(amina.bundles(), key=lambda path: path.stat().st_mtime_ns)
    lead = story.organisation
    done = merge_paths(lead.vault, [second], story.clock.at())
    assert [one.fate for one in done.merged] == [Fate.MERGED]
    assert standing(lead.vault).gaps > 0
    merge_paths(lead.vault, [first], story.clock.at())
    assert standing(lead.vault).gaps == 0
    assert lead.stories() == ["first", "second"]


def test_a_device_without_interviews_enrols_too(story: Story) -> None:
    amina = story.device("amina")
    story.sync(amina, story.organisation)
    assert standing(story.organisation.vault).devices == 1


def test_an_unknown_sender_waits_in_the_inbox_and_is_merged_once_known(story: Story) -> None:
    amina = story.device("amina")
    amina.record("first")
    story.everybody(amina)
    amina.record("second, without an enrolment")
    amina.sync()
    [bundle] = amina.bundles()
    lead = story.organisation
    device = lead.vault.devices.list(_project(lead.vault))[0]
    _forget_device(lead.vault)
    done = merge_paths(lead.vault, [bundle], story.clock.at())
    assert [one.fate for one in done.merged] == [Fate.WAITING]
    assert [path.name for path in lead.vault.inbox.iterdir()] == [bundle.name]
    assert lead.stories() == ["first"]
    lead.vault.devices.enrol(device)
    done = merge_paths(lead.vault, [], story.clock.at())
    assert [one.fate for one in done.merged] == [Fate.MERGED]
    assert list(lead.vault.inbox.iterdir()) == []
    assert lead.stories() == ["first", "second, without an enrolment"]


def _project(vault: object) -> str:
    from peerkit.workflow.belonging.project import find_project

    project = find_project(vault)  # type: ignore[arg-type]
    assert project is not None
    return project.id


def _forget_device(vault: object) -> None:
    vault._writer.write(  # type: ignore[attr-defined]
        lambda database: (
            database.execute("DELETE FROM devices"),
            database.execute("UPDATE invitations SET device = NULL"),
        )
    )


def test_an_invitation_serves_one_device(story: Story) -> None:
    amina = story.device("amina")
    thief = story.actor("thief")
    assert amina.made is not None
    join(thief.vault, amina.made.data, " ".join(amina.made.words), is_same_organisation=False)
    amina.record("hers")
    thief.record("not hers")
    story.sync(amina, story.organisation)
    thief.sync()
    done = story.organisation.sync()
    assert [one.fate for one in done.merged] == [Fate.WAITING]
    assert story.organisation.stories() == ["hers"]
    assert standing(story.organisation.vault).devices == 1


def test_a_bundle_that_comes_twice_changes_nothing(story: Story) -> None:
    amina = story.device("amina")
    amina.record("once")
    amina.sync()
    [bundle] = amina.bundles()
    lead = story.organisation
    lead.sync()
    before = state_of(lead.vault)
    done = merge_paths(lead.vault, [bundle, bundle], story.clock.at())
    assert [one.fate for one in done.merged] == [Fate.KNOWN, Fate.KNOWN]
    assert state_of(lead.vault) == before


def test_a_bundle_lost_from_the_place_is_left_again(story: Story) -> None:
    amina = story.device("amina")
    amina.record("on a lost stick")
    amina.sync()
    shutil.rmtree(story.place("harbour"))
    story.place("harbour")
    assert story.organisation.sync().merged == []
    assert amina.sync().delivered == 1
    story.sync(story.organisation)
    assert story.organisation.stories() == ["on a lost stick"]


def test_an_unreachable_place_leaves_the_bundle_in_the_outbox(story: Story) -> None:
    amina = story.device("amina")
    amina.record("waits for the stick")
    away = story.place("harbour").rename(story.folder / "away")
    with pytest.raises(PlaceUnreachableError):
        amina.sync()
    assert len(amina.bundles()) == 1
    assert amina.where() == ["here"]
    with pytest.raises(PlaceUnreachableError):
        amina.sync()
    assert len(amina.bundles()) == 1
    away.rename(story.folder / "places" / "harbour")
    assert amina.sync().delivered == 1
    assert amina.where() == ["handed_over"]


def test_one_unreachable_place_stops_nothing_at_the_other(story: Story) -> None:
    amina = story.device("amina")
    amina.record("the market")
    amina.sync()
    story.place("city").rename(story.folder / "away")
    with pytest.raises(PlaceUnreachableError):
        story.organisation.sync()
    amina.sync()
    assert amina.where() == ["merged"]
    # One down, one up, and one for itself beside each.
    assert len(story.organisation.bundles()) == 4
    (story.folder / "away").rename(story.folder / "places" / "city")
    story.sync(story.organisation, story.programme)
    assert story.programme.stories() == ["the market"]


def test_a_place_that_takes_nothing_is_told_at_the_end(story: Story, tmp_path: Path) -> None:
    amina = story.device("amina")
    amina.record("kept")
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    from peerkit.workflow.belonging.link import find_links

    [link] = find_links(amina.vault)
    from peerkit.crypto import recipient_id

    (blocked / recipient_id(link.recipients[0])).write_text("a file where a folder belongs")
    remember_place(amina.vault, str(blocked))
    with pytest.raises(NotWritableError):
        amina.sync()
    assert len(amina.bundles()) == 1
    assert amina.where() == ["here"]


def test_without_any_place_the_bundle_waits_to_be_carried(story: Story) -> None:
    from dataclasses import replace

    from peerkit.workflow.projects.founding import found_project

    lead = story.actor("alone")
    found_project(lead.vault, replace(story.details("alone"), place=None), [])
    amina = story.device("amina", lead)
    amina.record("on foot")
    with pytest.raises(NoPlaceError):
        amina.sync()
    merge_paths(lead.vault, amina.bundles(), story.clock.at())
    assert lead.stories() == ["on foot"]


def test_an_organisation_has_a_place_of_its_own_and_the_programmes(story: Story) -> None:
    stick, cloud = story.place("stick"), story.place("cloud")
    remember_place(story.organisation.vault, str(stick))
    remember_place(story.organisation.vault, str(cloud), upward=True)
    story.sync(story.organisation)
    assert len(list(cloud.rglob("*.pkb"))) == 1
    assert list(stick.rglob("*.pkb")) == []
    with pytest.raises(NotJoinedError):
        remember_place(story.programme.vault, str(cloud), upward=True)


def test_a_vault_that_joined_nothing_syncs_with_nobody(story: Story, tmp_path: Path) -> None:
    with pytest.raises(NotJoinedError):
        story.actor("nobody").sync()
    from peerkit.crypto import LOWEST_COSTS

    at = story.clock.at()
    practice, _ = create_vault(
        tmp_path / "practice", "six plain words", at=at, costs=LOWEST_COSTS, is_practice=True
    )
    with practice:
        with pytest.raises(PracticeVaultError):
            sync(practice, at)
        with pytest.raises(PracticeVaultError):
            merge_paths(practice, [], at)


def test_a_questionnaire_that_the_lead_does_not_have_comes_with_its_interview(
    story: Story,
) -> None:
    from dataclasses import replace

    from peerkit.workflow.projects.founding import found_project

    lead = story.actor("bare")
    found_project(lead.vault, replace(story.details("bare"), name="bare"), [])
    amina = story.device("amina", lead)
    amina.record("first")
    amina.record("second")
    story.sync(amina, lead)
    assert lead.stories() == ["first", "second"]
    listed = list_interviews(lead.vault)
    assert len(listed) == 2
    assert read_rows(lead.vault, listed[0])[0].label == "Tell us."
    assert "interviews.csv" in lead.export(story.folder / "export")


def test_nothing_of_a_device_stays_readable_at_a_place(story: Story) -> None:
    amina = story.device("amina")
    amina.record("kanarek-7261")
    story.everybody(amina)
    files = [path for path in (story.folder / "places").rglob("*") if path.is_file()]
    assert len(files) >= 4
    assert not any(b"kanarek" in path.read_bytes() for path in files)
    assert holds(story.programme.vault, "kanarek-7261")


def test_a_refused_enrolment_is_no_member(story: Story) -> None:
    amina = story.device("amina")
    amina.record("x")
    amina.sync()
    [bundle] = amina.bundles()
    forged = bytearray(bundle.read_bytes())
    forged[-100] ^= 1
    bundle.write_bytes(bytes(forged))
    lead = story.organisation
    before = state_of(lead.vault)
    done = merge_paths(lead.vault, [bundle], story.clock.at())
    assert [one.fate for one in done.merged] == [Fate.REFUSED]
    assert state_of(lead.vault) == before
