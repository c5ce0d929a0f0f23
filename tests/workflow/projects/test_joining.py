"""Kits and joining: trusted for six words, each invitation its own, names in the lead's vault."""

import pytest

from peerkit.bundle import KitKind, read_kit
from peerkit.crypto import LOWEST_COSTS
from peerkit.errors import (
    AlreadyJoinedError,
    KitDamagedError,
    KitWordsError,
    NoProjectError,
    OutputExistsError,
    PracticeVaultError,
    ProjectExistsError,
    WrongKitKindError,
)
from peerkit.vault import create_vault
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.interviews.sitting import begin_sitting
from peerkit.workflow.projects.founding import (
    Guardian,
    found_project,
    make_safeguarding,
    read_programme_kit,
)
from peerkit.workflow.projects.joining import count_waiting, join, read_researcher_kit
from peerkit.workflow.projects.kits import make_kit
from peerkit.workflow.questionnaires.terms import find_terms
from tests.workflow.actors import SOURCE, Story, holds, sheet, state_of


def test_wrong_words_join_nothing(story: Story) -> None:
    made = story.kit()
    actor = story.actor("amina")
    before = state_of(actor.vault)
    for words in ("", "one two three four five six", " ".join(reversed(made.words))):
        with pytest.raises(KitWordsError):
            join(actor.vault, made.data, words, is_same_organisation=False)
        assert state_of(actor.vault) == before
    join(actor.vault, made.data, "  ".join(made.words).upper(), is_same_organisation=False)
    terms = find_terms(actor.vault)
    assert terms is not None
    assert (terms.code, terms.confirmed_languages) == ("R01", {"ro": "Elena"})


def test_a_kit_of_the_wrong_kind_is_told(story: Story) -> None:
    researcher = story.kit()
    organisation = make_kit(story.programme.vault, story.clock.at(), organisation="Orchard")
    with pytest.raises(WrongKitKindError):
        read_researcher_kit(organisation.data)
    with pytest.raises(WrongKitKindError):
        read_programme_kit(researcher.data, " ".join(researcher.words))
    actor = story.actor("amina")
    before = state_of(actor.vault)
    with pytest.raises(WrongKitKindError):
        join(actor.vault, organisation.data, "", is_same_organisation=False)
    assert state_of(actor.vault) == before


def test_a_damaged_kit_is_told(story: Story) -> None:
    made = story.kit()
    actor = story.actor("amina")
    before = state_of(actor.vault)
    middle = len(made.data) // 2
    flipped = made.data[:middle] + bytes([made.data[middle] ^ 1]) + made.data[middle + 1 :]
    for data in (made.data[:-7], flipped, b"", b"not a kit"):
        with pytest.raises(KitDamagedError):
            join(actor.vault, data, " ".join(made.words), is_same_organisation=False)
        assert state_of(actor.vault) == before


def test_nobody_joins_twice(story: Story) -> None:
    amina = story.device("amina")
    made = story.kit()
    before = state_of(amina.vault)
    with pytest.raises(AlreadyJoinedError):
        join(amina.vault, made.data, " ".join(made.words), is_same_organisation=False)
    assert state_of(amina.vault) == before
    lead = story.programme.vault
    with pytest.raises(ProjectExistsError):
        join(lead, made.data, " ".join(made.words), is_same_organisation=False)
    with pytest.raises(AlreadyJoinedError):
        found_project(amina.vault, story.details("x"), [])
    with pytest.raises(ProjectExistsError):
        found_project(story.programme.vault, story.details("x"), [])


def test_a_practice_vault_joins_nothing(story: Story) -> None:
    made = story.kit()
    vault, _ = create_vault(
        story.folder / "practice",
        "six plain words",
        at=story.clock.at(),
        costs=LOWEST_COSTS,
        is_practice=True,
    )
    with vault:
        before = state_of(vault)
        with pytest.raises(PracticeVaultError):
            join(vault, made.data, " ".join(made.words), is_same_organisation=False)
        with pytest.raises(PracticeVaultError):
            found_project(vault, story.details("x"), [])
        assert state_of(vault) == before


@pytest.mark.parametrize("is_same", [True, False])
def test_waiting_interviews_are_numbered_only_on_confirmation(story: Story, is_same: bool) -> None:
    loner = story.loner("loner")
    loner.record("first", contact={"name": "Zofia"})
    loner.record("second")
    assert count_waiting(loner.vault) == 2
    made = story.kit()
    words = " ".join(made.words)
    numbered = join(loner.vault, made.data, words, is_same_organisation=is_same)
    assert numbered == (2 if is_same else 0)
    assert count_waiting(loner.vault) == (0 if is_same else 2)
    assert loner.where() == (["here", "here"] if is_same else ["waiting", "waiting"])
    codes = sorted(slip.participant for slip in loner.slips())
    assert codes == (["R01-001", "R01-002"] if is_same else ["", ""])
    loner.record("third")
    story.everybody(loner)
    expected = ["first", "second", "third"] if is_same else ["third"]
    assert story.organisation.stories() == expected


@pytest.mark.parametrize("is_same", [True, False])
def test_an_interview_begun_before_joining_is_no_exception(story: Story, is_same: bool) -> None:
    from peerkit.interview import (
        ConsentClosed,
        InformationRead,
        LimitsRead,
        Mode,
        StatementAnswered,
        StopAnswered,
        StopAsked,
    )
    from peerkit.values import ConsentState

    loner = story.loner("loner")
    sitting = begin_sitting(loner.vault, sheet(), "en", Mode.SPOKEN, story.clock.now)
    made = story.kit()
    join(loner.vault, made.data, " ".join(made.words), is_same_organisation=is_same)
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
    assert sitting.slip is not None
    assert sitting.slip.participant == ("R01-001" if is_same else "")
    assert loner.where() == (["here"] if is_same else ["waiting"])


def test_each_kit_has_an_invitation_and_a_code_of_its_own(story: Story) -> None:
    made = [story.kit() for _ in range(3)]
    kits = [read_kit(one.data) for one in made]
    assert [one.code for one in made] == [kit.code for kit in kits] == ["R01", "R02", "R03"]
    assert len({kit.invitation.id for kit in kits}) == 3
    assert len({one.words for one in made}) == 3


def test_a_researchers_name_stays_in_the_leads_vault(story: Story) -> None:
    made = make_kit(story.organisation.vault, story.clock.at(), name="Zofia Kanarek")
    assert b"Kanarek" not in made.data
    assert holds(story.organisation.vault, "Zofia Kanarek")


def test_a_confirmed_language_stays_confirmed(story: Story) -> None:
    story.kit()
    later = make_kit(story.organisation.vault, story.clock.at(), name="Badr")
    assert read_kit(later.data).confirmed_languages == {"ro": "Elena"}


def test_an_organisations_kit_carries_the_programmes_questionnaires(story: Story) -> None:
    from dataclasses import replace

    city = story.actor("second-city")
    details = replace(story.details("second-city"), is_programme=True)
    found_project(city.vault, details, [sheet()])
    made = make_kit(city.vault, story.clock.at(), organisation="Orchard")
    kit = read_programme_kit(made.data, " ".join(made.words))
    assert (kit.kind, kit.code) == (KitKind.ORGANISATION, "Orchard")
    assert [file.content.encode() for file in kit.questionnaires] == [SOURCE]


def test_a_participant_is_told_of_the_programme(story: Story) -> None:
    project = find_project(story.organisation.vault)
    assert project is not None
    assert [one.name for one in project.details.receivers] == ["City"]
    amina = story.device("amina")
    terms = find_terms(amina.vault)
    assert terms is not None
    assert terms.filling("en")["shared_with"] == "City"


def test_only_a_project_makes_kits(story: Story) -> None:
    with pytest.raises(NoProjectError):
        make_kit(story.actor("nobody").vault, story.clock.at())


def test_the_two_safeguarding_files_appear_together_or_not_at_all(story: Story) -> None:
    folder = story.folder / "keys"
    folder.mkdir()
    (folder / "safeguarding-deputy.age").write_bytes(b"somebody's")
    lead, deputy = Guardian("Ade", "six plain words"), Guardian("Bo", "seven plain words")
    with pytest.raises(OutputExistsError):
        make_safeguarding(lead, deputy, folder)
    assert [path.name for path in folder.iterdir()] == ["safeguarding-deputy.age"]
