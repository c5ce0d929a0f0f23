"""Joining a project from home: the kit file, what it is in plain words, its six words.

Law: nothing is joined, and no vault is made, before the six words are right.
"""

from peerkit.bundle import Kit, matches_kit_words
from peerkit.cli.custody.audit import note
from peerkit.cli.kit_file import read_kit_file, typed_path
from peerkit.errors import KitWordsError
from peerkit.frozen import frozen
from peerkit.vault import Vault
from peerkit.words import Catalogue
from peerkit.workflow.faces import FaceKind
from peerkit.workflow.ledger.auditing import AuditEvent
from peerkit.workflow.projects import joining

_TRIES = 3


@frozen
class TrustedKit:
    """A kit whose six words were typed rightly."""

    data: bytes
    said: str
    kit: Kit


def ask_kit(face: FaceKind, words: Catalogue) -> TrustedKit | None:
    """Return the kit that the person was given; None when they go back.

    Raises NotReadableError, KitDamagedError, WrongKitKindError, KitWordsError.
    """
    typed = face.ask_line(words.text("home.kit"))
    if typed is None:
        return None
    data = read_kit_file(typed_path(typed))
    kit = joining.read_researcher_kit(data)
    face.show_page(
        words.text("command.kit.project", name=kit.name, organisation=kit.organisation),
        _described(kit, words),
    )
    title = words.text("home.kit_words")
    for _ in range(_TRIES):
        said = face.ask_line(title)
        if said is None:
            return None
        if matches_kit_words(data, said):
            return TrustedKit(data, said, kit)
        title = words.text("command.words_differ")
    raise KitWordsError


def join_with(face: FaceKind, words: Catalogue, vault: Vault, trusted: TrustedKit) -> str:
    """Return the line for home; the vault is a device of the kit's project."""
    waiting = joining.count_waiting(vault)
    is_same = bool(waiting) and _is_same_organisation(face, words, vault, trusted.kit, waiting)
    numbered = joining.join(vault, trusted.data, trusted.said, is_same_organisation=is_same)
    note(vault, AuditEvent.JOINED)
    said = words.text("command.joined", project=trusted.kit.name, code=trusted.kit.code)
    if waiting:
        more = words.text("command.numbered_waiting", numbered=numbered, waiting=waiting)
        return f"{said} {more}"
    return said


def _described(kit: Kit, words: Catalogue) -> list[str]:
    lines = [words.text("command.kit.contact", contact=kit.contact)]
    if kit.receivers:
        receivers = words.listing([receiver.name for receiver in kit.receivers])
        lines.append(words.text("command.kit.receivers", receivers=receivers))
    if kit.second_recipients:
        names = words.listing([one.name for one in kit.second_recipients])
        lines.append(words.text("people.second", names=names))
    lines += [
        words.text("command.kit.questionnaire", name=file.name) for file in kit.questionnaires
    ]
    return lines


def _is_same_organisation(
    face: FaceKind, words: Catalogue, vault: Vault, kit: Kit, waiting: int
) -> bool:
    from peerkit.workflow.questionnaires.terms import find_terms

    terms = find_terms(vault)
    if terms is None:
        return False
    title = words.text(
        "home.same_organisation",
        count=waiting,
        organisation=terms.organisation,
        kit_organisation=kit.organisation,
    )
    rows = [words.text(f"home.same_organisation.{answer}") for answer in ("yes", "no")]
    return face.choose_one(title, rows) == 0
