"""Joining: a researcher's laptop becomes a device of a project.

Laws:
- A kit is trusted only after the six words that its lead says; a newer one of the project that was
  joined is trusted for the key that signed it, and renews what was joined with.
- What was recorded, or begun, before is numbered only if the researcher says that it was made for
  this kit's organisation; otherwise it goes on waiting. It never goes further up, because its
  participants were told of nobody else.
"""

from peerkit.bundle import Kit, KitKind, matches_kit_words, read_kit
from peerkit.errors import KitWordsError, NotJoinedError, WrongKitKindError
from peerkit.record import RecordKind
from peerkit.vault import Vault
from peerkit.workflow.belonging.membership import (
    check_is_unattached,
    find_membership,
    keep_membership,
)
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.interviews.filing import number_submission
from peerkit.workflow.ledger.chains import find_own_chain, take_earlier
from peerkit.workflow.projects.news import Change
from peerkit.workflow.projects.renewal import renew_with
from peerkit.workflow.projects.rescuing import give_to_organisation, keep_rescue
from peerkit.workflow.questionnaires.shelf import sheet_of, shelve


def read_researcher_kit(data: bytes) -> Kit:
    """Return the kit, not yet trusted; raises KitDamagedError, WrongKitKindError."""
    kit = read_kit(data)
    if kit.kind is not KitKind.RESEARCHER:
        raise WrongKitKindError
    return kit


def join(vault: Vault, data: bytes, words: str, *, is_same_organisation: bool) -> int:
    """Return how many interviews that waited were numbered; the vault is a device of the project.

    Raises KitWordsError, AlreadyJoinedError, ProjectExistsError, PracticeVaultError.
    """
    kit = read_researcher_kit(data)
    check_is_unattached(vault)
    if not matches_kit_words(data, words):
        raise KitWordsError
    sheets = [sheet_of(file) for file in kit.questionnaires]
    with vault.transaction():
        keep_membership(vault, data)
        for sheet in sheets:
            shelve(vault, sheet)
        numbered = _number_waiting(vault) if is_same_organisation else 0
    give_to_organisation(vault)
    return numbered


def renew(vault: Vault, data: bytes) -> tuple[str, tuple[Change, ...]]:
    """Return this vault's code, which stays, and what is another by the newer kit of its project.

    Raises NotJoinedError, AlreadyJoinedError for another project's kit, KitKnownError for one that
    says nothing new, KitOlderError.
    """
    kit, membership = read_researcher_kit(data), find_membership(vault)
    if membership is None:
        raise NotJoinedError
    changes = renew_with(vault, membership, kit)
    keep_rescue(vault)
    return membership.kit.code, changes


def needs_no_words(vault: Vault, kit: Kit) -> bool:
    """Tell whether the kit is of the project that the vault belongs to: its key is trusted."""
    membership = find_membership(vault)
    if membership is None or find_project(vault) is not None:
        return False
    return membership.kit.verifying_key == kit.verifying_key


def count_waiting(vault: Vault) -> int:
    """Return how many interviews wait for a project."""
    return sum(one.kind == RecordKind.SUBMISSION for one in vault.waiting.list())


def _number_waiting(vault: Vault) -> int:
    take_earlier(vault)
    chain = find_own_chain(vault)
    if chain is None:
        raise AssertionError("the vault has just joined")
    count = count_waiting(vault)
    for waiting in vault.waiting.list():
        number_submission(vault, chain, waiting.id)
    return count
