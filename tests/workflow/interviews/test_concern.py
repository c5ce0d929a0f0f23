"""A safeguarding concern, from its first letter to those who may read it."""

from datetime import timedelta
from pathlib import Path

import pytest

from peerkit.crypto import LOWEST_COSTS, Identity, generate_identity
from peerkit.errors import (
    NoProjectError,
    NoSuchConcernError,
    NotGuardianError,
    NotJoinedError,
    UnreadableKeyError,
    WrongIdentityPassphraseError,
)
from peerkit.interview import CheckOpened, StopAnswered, StopAsked
from peerkit.vault import create_vault
from peerkit.words import catalogue
from peerkit.workflow.interviews.concern import (
    concern_draft,
    drop_concern_draft,
    file_concern,
    guardians,
    keep_concern_draft,
)
from peerkit.workflow.interviews.concern_report import ConcernReport
from peerkit.workflow.projects.founding import Guardian, make_safeguarding
from peerkit.workflow.questionnaires.terms import Terms, keep_terms
from peerkit.workflow.safeguarding.concerns import (
    ConcernCount,
    count_concerns,
    list_concerns,
    open_concern,
    read_guardian,
)
from tests.workflow import sittings
from tests.workflow.actors import Actor, Story, holds, kinds

REPORT = ConcernReport("kanarek said so", "last night", "at kanarek's", immediate_danger=True)
CHEAP = 4


@pytest.fixture
def amina(story: Story) -> Actor:
    return story.device("amina")


def lead_identity(story: Story) -> Identity:
    """Return the lead's identity: the story's guardians are made with it."""
    from dataclasses import replace

    from peerkit.bundle import Safeguarding, SafeguardingPerson
    from peerkit.workflow.belonging.project import find_project, keep_project

    lead, deputy = generate_identity(), generate_identity()
    guard = Safeguarding(
        SafeguardingPerson("Ade", str(lead.recipient())),
        SafeguardingPerson("Bo", str(deputy.recipient())),
    )
    vault = story.organisation.vault
    project = find_project(vault)
    assert project is not None
    keep_project(vault, replace(project, details=replace(project.details, safeguarding=guard)))
    return lead


def test_what_is_written_of_a_concern_is_kept_and_comes_back(amina: Actor) -> None:
    sitting = sittings.begin(amina)
    assert concern_draft(sitting) is None
    keep_concern_draft(sitting, ConcernReport("kanarek sa"))
    again = sittings.resume(amina, sitting)
    assert concern_draft(again) == ConcernReport("kanarek sa")


def test_a_dropped_draft_leaves_nothing(amina: Actor) -> None:
    sitting = sittings.begin(amina)
    keep_concern_draft(sitting, REPORT)
    drop_concern_draft(sitting)
    assert concern_draft(sitting) is None
    assert not holds(amina.vault, "kanarek")


def test_in_practice_a_concern_is_written_for_made_up_people_and_goes_nowhere(
    story: Story, tmp_path: Path
) -> None:
    vault, _ = create_vault(
        tmp_path / "p", "six plain words", at=story.clock.at(), costs=LOWEST_COSTS, is_practice=True
    )
    actor = Actor(story.vaults.enter_context(vault), story.clock)
    keep_terms(vault, Terms("Made up", "Pat", "2099-12-31"))
    sitting = sittings.begin(actor)
    names = guardians(sitting, catalogue())
    assert names is not None
    assert all("made up" in name for name in names)
    keep_concern_draft(sitting, REPORT)
    file_concern(sitting, REPORT)
    assert concern_draft(sitting) is None
    assert not holds(vault, "kanarek")
    assert () == vault.waiting.list()


def test_a_filed_concern_can_be_read_by_those_two_alone(story: Story) -> None:
    lead = lead_identity(story)
    amina = story.device("amina")
    sitting = sittings.begin(amina)
    keep_concern_draft(sitting, REPORT)
    file_concern(sitting, REPORT)
    assert concern_draft(sitting) is None
    assert not holds(amina.vault, "kanarek")
    story.sync(amina, story.organisation)
    vault = story.organisation.vault
    assert not holds(vault, "kanarek")
    now = story.clock.now()
    [filed] = list_concerns(vault, lead, now)
    assert (filed.is_immediate, filed.opened_at, filed.is_overdue) == (True, None, False)
    concern = open_concern(vault, filed.code, lead, now)
    assert (concern.words, concern.when, concern.where) == (
        *("kanarek said so", "last night"),
        "at kanarek's",
    )
    assert not holds(vault, "kanarek")
    for call in (list_concerns, lambda vault, who, at: open_concern(vault, filed.code, who, at)):
        with pytest.raises(NotGuardianError):
            call(vault, generate_identity(), now)
    with pytest.raises(NoSuchConcernError):
        open_concern(vault, "00000000", lead, now)


def test_a_concern_that_nobody_opens_in_a_day_is_overdue(story: Story) -> None:
    lead = lead_identity(story)
    amina = story.device("amina")
    file_concern(sittings.begin(amina), REPORT)
    story.sync(amina, story.organisation)
    vault, now = story.organisation.vault, story.clock.now()
    later = now + timedelta(hours=25)
    counted = count_concerns(vault, now)
    assert (counted.all, counted.unopened, counted.overdue) == (1, 1, 0)
    assert count_concerns(vault, later).overdue == 1
    [filed] = list_concerns(vault, lead, later)
    assert filed.is_overdue
    open_concern(vault, filed.code, lead, later)
    assert count_concerns(vault, later).overdue == 0
    [filed] = list_concerns(vault, lead, later)
    assert filed.opened_at is not None


def test_a_concern_begun_and_left_is_filed_when_the_interview_ends(amina: Actor) -> None:
    sitting = sittings.begin(amina)
    keep_concern_draft(sitting, REPORT)
    sitting.send(StopAsked(sitting.now()))
    sitting.send(StopAnswered(sitting.now(), keep=False))
    assert kinds(amina.vault) == ["attempt", "concern"]
    assert not holds(amina.vault, "kanarek")
    kept = sittings.consent(sittings.begin(amina))
    keep_concern_draft(kept, REPORT)
    kept.send(CheckOpened(kept.now()))
    sittings.finish(kept)
    assert kinds(amina.vault) == ["attempt", "concern", "concern", "submission"]
    assert not holds(amina.vault, "kanarek")


def test_nobody_reads_concerns_where_nothing_says_who_may(story: Story) -> None:
    loner = story.loner("loner")
    sitting = sittings.begin(loner)
    with pytest.raises(NotJoinedError):
        file_concern(sitting, REPORT)
    assert not holds(loner.vault, "kanarek")
    assert count_concerns(loner.vault, story.clock.now()) == ConcernCount(0, 0, 0)
    with pytest.raises(NoProjectError):
        list_concerns(loner.vault, generate_identity(), story.clock.now())


def test_an_identity_opens_with_its_own_passphrase_alone(tmp_path: Path) -> None:
    guard = make_safeguarding(
        Guardian("Ade", "ade's five plain words", CHEAP),
        Guardian("Bo", "bo's five plain words", CHEAP),
        tmp_path,
    )
    data = (tmp_path / "safeguarding-lead.age").read_bytes()
    identity = read_guardian(data, "ade's five plain words")
    assert str(identity.recipient()) == guard.lead.recipient
    with pytest.raises(WrongIdentityPassphraseError):
        read_guardian(data, "bo's five plain words")


def test_a_file_that_holds_no_identity_is_refused() -> None:
    from peerkit.crypto import seal_with_passphrase

    sealed = seal_with_passphrase("kanarek ä".encode(), "plain words", work_factor=CHEAP)
    with pytest.raises(UnreadableKeyError):
        read_guardian(sealed, "plain words")
