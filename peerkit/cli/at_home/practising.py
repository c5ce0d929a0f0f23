"""Practice and the training questions, in the face.

Laws:
- A practice begins with choices alone; everything shown in it says that it is one.
- The real vault, where one is open, stays open beside it and learns that it was completed.
"""

from contextlib import closing

from peerkit.cli.at_home.choosing import choose_language, choose_sheet, choose_unfinished
from peerkit.errors import WrongPassphraseError
from peerkit.record.bodies.training import TrainingPart
from peerkit.values import write_instant
from peerkit.vault import Vault, vault_folder
from peerkit.words import Catalogue
from peerkit.workflow.clock import now
from peerkit.workflow.face import FaceOutcome
from peerkit.workflow.faces import FaceKind
from peerkit.workflow.interviews.practice import (
    PERSONAS,
    PRACTICE_VAULT,
    open_practice,
    settle_practice_terms,
)
from peerkit.workflow.interviews.sitting import Sitting, begin_sitting, resume_sitting
from peerkit.workflow.interviews.training import QUESTIONS, credit_practice, log_training


def practise(face: FaceKind, words: Catalogue, vault: Vault | None) -> str:
    """Return the line for home; an interview with a made-up person was held, or left."""
    opened = _open(face)
    if opened is None:
        return ""
    lock, face.lock, face.is_practice = face.lock, None, True
    try:
        with closing(opened) as practice:
            return _practise_in(face, words, practice, vault)
    finally:
        face.lock, face.is_practice = lock, False


def train(face: FaceKind, words: Catalogue, vault: Vault) -> str:
    """Return the line for home; every question was answered rightly in the end, or all was left."""
    face.show_page(words.text("training.title", total=len(QUESTIONS)), [])
    for number, (name, (choices, right)) in enumerate(QUESTIONS.items(), 1):
        title = words.text(
            "training.question",
            number=number,
            total=len(QUESTIONS),
            question=words.text(f"training.{name}"),
        )
        rows = [words.text(f"training.{name}.{choice}") for choice in choices]
        why = words.text(f"training.{name}.why")
        while (chosen := face.choose_one(title, rows)) is not None and choices[chosen] != right:
            face.show_page(words.text("training.wrong", why=why), [])
        if chosen is None:
            return words.text("training.left")
        face.show_page(words.text("training.right", why=why), [])
    log_training(vault, TrainingPart.QUESTIONS, write_instant(now()))
    return words.text("training.done")


def _open(face: FaceKind) -> Vault | None:
    """Return the practice vault; where somebody chose a passphrase for it, it is asked."""
    from peerkit.workflow.belonging.unlocking import unlock

    at = write_instant(now())
    try:
        return open_practice(at)
    except WrongPassphraseError:
        opened: list[Vault] = []

        def attempt(typed: str) -> bool:
            try:
                opened.append(unlock(vault_folder(PRACTICE_VAULT), typed).vault)
            except WrongPassphraseError:
                return False
            return True

        return opened[0] if face.ask_passphrase(attempt) else None


def _practise_in(face: FaceKind, words: Catalogue, practice: Vault, vault: Vault | None) -> str:
    sitting = _sit_down(face, words, practice, vault)
    if sitting is None:
        return ""
    from peerkit.cli.faces import conduct

    outcome = conduct(face, sitting)
    if vault is not None and credit_practice(practice, vault):
        return words.text("practice.done")
    if vault is None and outcome is FaceOutcome.FINISHED:
        return words.text("practice.done_unlogged")
    return words.text(f"home.outcome.{outcome.value}")


def _sit_down(
    face: FaceKind, words: Catalogue, practice: Vault, vault: Vault | None
) -> Sitting | None:
    """Return a practice interview: one that was paused, or a new one with a made-up person."""
    is_paused = bool(practice.journal.open_interviews())
    rows = [words.text(f"practice.persona.{name}") for name in PERSONAS]
    if is_paused:
        rows.insert(0, words.text("practice.go_on"))
    chosen = face.choose_one(words.text("practice.who"), rows)
    if chosen is None:
        return None
    if is_paused and chosen == 0:
        interview = choose_unfinished(face, words, practice)
        return None if interview is None else resume_sitting(practice, interview, now)
    return _sit_down_with(face, words, practice, vault, PERSONAS[chosen - is_paused])


def _sit_down_with(
    face: FaceKind, words: Catalogue, practice: Vault, vault: Vault | None, persona: str
) -> Sitting | None:
    from peerkit.cli.asking import practice_terms
    from peerkit.values import Mode

    sheet = choose_sheet(face, words, practice if vault is None else vault)
    language = None if sheet is None else choose_language(face, words, sheet, None)
    if sheet is None or language is None:
        return None
    settle_practice_terms(practice, practice_terms())
    says = words.text(f"practice.persona.{persona}.says")
    face.show_page(
        words.text("practice.card"),
        [words.text(f"practice.persona.{persona}"), says, words.text("practice.not_locked")],
    )
    return begin_sitting(practice, sheet, language, Mode.SPOKEN, now)
