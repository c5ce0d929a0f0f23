"""The training log: what is in it, who is credited, and what it can keep from beginning."""

from pathlib import Path

import pytest

from peerkit.errors import TrainingNeededError, WrongPassphraseError
from peerkit.interview import Mode
from peerkit.record import RecordKind
from peerkit.record.bodies.training import Training, TrainingPart
from peerkit.vault import open_vault
from peerkit.words import catalogue
from peerkit.workflow.belonging.unlocking import opens_with, unlock
from peerkit.workflow.interviews.idle import home_lock, interview_lock
from peerkit.workflow.interviews.practice import (
    OPEN_PASSPHRASE,
    PERSONAS,
    PRACTICE_VAULT,
    find_open_practice,
    is_open_to_all,
    open_practice,
    settle_practice_terms,
)
from peerkit.workflow.interviews.sitting import begin_sitting
from peerkit.workflow.interviews.training import (
    EDITION,
    QUESTIONS,
    credit_practice,
    log_training,
    note_practised,
    training_log,
)
from peerkit.workflow.questionnaires.terms import Terms, find_terms
from tests.vault.vaults import PASSPHRASE, copy_vault, template
from tests.workflow.actors import Story, kinds, sheet, state_of
from tests.workflow.policies import device_under

AT = "2026-11-21T10:00:00Z"


@pytest.fixture
def home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("PEERKIT_HOME", str(folder))
    return folder


def test_no_interview_for_real_begins_before_the_training_that_a_project_asks_for(
    story: Story,
) -> None:
    amina = device_under(story, "amina", training_required=True)
    for part in TrainingPart:
        before = state_of(amina.vault)
        with pytest.raises(TrainingNeededError):
            begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, amina.clock.now)
        assert state_of(amina.vault) == before
        log_training(amina.vault, part, amina.clock.at())
    begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, amina.clock.now)
    assert len(amina.vault.journal.open_interviews()) == 1


def test_who_has_no_such_project_begins_at_once(story: Story) -> None:
    amina = story.device("amina")
    begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, amina.clock.now)
    assert not training_log(amina.vault).is_required


def test_the_log_goes_to_the_lead_as_the_researcher_sees_it(story: Story) -> None:
    amina = story.device("amina")
    log_training(amina.vault, TrainingPart.QUESTIONS, AT)
    assert training_log(amina.vault).entries == (Training(AT, TrainingPart.QUESTIONS, EDITION),)
    assert training_log(amina.vault).missing == (TrainingPart.PRACTICE,)
    story.sync(amina, story.organisation)
    assert RecordKind.TRAINING in kinds(story.organisation.vault)
    assert training_log(story.organisation.vault).entries == ()


def test_training_before_a_project_waits_for_one(story: Story) -> None:
    loner = story.loner("ade")
    log_training(loner.vault, TrainingPart.QUESTIONS, AT)
    assert training_log(loner.vault).missing == (TrainingPart.PRACTICE,)
    [waiting] = loner.vault.waiting.list()
    assert (waiting.kind, waiting.subject) == (RecordKind.TRAINING, None)


def test_what_was_practised_is_logged_once(story: Story, home_folder: Path) -> None:
    amina = story.device("amina")
    with open_practice(AT) as practice:
        note_practised(practice, "1" * 32, AT)
        note_practised(practice, "2" * 32, AT)
        assert credit_practice(practice, amina.vault) == 2
        assert credit_practice(practice, amina.vault) == 0
    assert training_log(amina.vault).entries == (Training(AT, TrainingPart.PRACTICE),) * 2
    assert (home_folder / PRACTICE_VAULT).is_dir()


def test_every_question_and_persona_has_its_words() -> None:
    words = catalogue()
    for name, (choices, right) in QUESTIONS.items():
        assert right in choices
        for code in ("", ".why", *(f".{choice}" for choice in choices)):
            assert words.has(f"training.{name}{code}")
    for persona in PERSONAS:
        assert words.has(f"practice.persona.{persona}")
        assert words.has(f"practice.persona.{persona}.says")


def test_practice_opens_without_a_passphrase_unless_somebody_chose_one(home_folder: Path) -> None:
    assert find_open_practice() is None
    with open_practice(AT) as practice:
        assert practice.is_practice
        assert is_open_to_all(practice)
        assert (home_lock(practice), interview_lock(practice)) == (None, None)
    again = find_open_practice()
    assert again is not None
    again.change_passphrase(PASSPHRASE)
    again.close()
    assert find_open_practice() is None
    with pytest.raises(WrongPassphraseError):
        open_practice(AT)
    with open_vault(home_folder / PRACTICE_VAULT, PASSPHRASE) as own:
        assert not is_open_to_all(own)
        assert home_lock(own) is not None


def test_a_lock_opens_with_the_vaults_own_passphrase_alone(story: Story) -> None:
    amina = device_under(story, "amina", lock_minutes_home=2)
    home, interview = home_lock(amina.vault), interview_lock(amina.vault)
    assert home is not None
    assert interview is not None
    assert (home.seconds, interview.seconds) == (120, 1800)
    assert home.attempt(PASSPHRASE)
    assert not home.attempt(OPEN_PASSPHRASE)
    assert not home.attempt(template().code)


@pytest.mark.parametrize("minutes", [0, -3, 9, "soon", True])
def test_a_policy_that_is_no_number_of_minutes_locks_as_usual(story: Story, minutes: int) -> None:
    amina = device_under(story, "amina", lock_minutes_interview=minutes)
    lock = interview_lock(amina.vault)
    assert lock is not None
    assert lock.seconds == 1800


def test_the_recovery_code_unlocks_in_place_of_the_passphrase(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "vault")
    by_passphrase = unlock(folder, PASSPHRASE)
    assert opens_with(by_passphrase.vault, PASSPHRASE)
    assert not by_passphrase.by_code
    by_passphrase.vault.close()
    by_code = unlock(folder, f" {template().code.lower()} ")
    assert by_code.by_code
    by_code.vault.close()
    with pytest.raises(WrongPassphraseError):
        unlock(folder, "something else")


def test_practice_asks_every_statement_that_a_questionnaire_has(home_folder: Path) -> None:
    del home_folder
    with open_practice(AT) as practice:
        settle_practice_terms(practice, Terms("Practice Organisation", "Pat", "2099-12-31"))
        terms = find_terms(practice)
        assert terms is not None
        setting = terms.setting(sheet().questionnaire, "en")
        assert setting.statements == sheet().questionnaire.consent
        assert "the Practice City Team" in setting.filling["shared_with"]
