"""Founding a project, or a programme: its keys, and those of its safeguarding lead and deputy.

Laws:
- A project has a named safeguarding lead and a deputy before it has anything else; the vault knows
  their recipients only, and their identities are files under their own passphrases.
- A programme's kit is trusted for its six words, never for its signature.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from peerkit.bundle import (
    Kit,
    KitKind,
    Receiver,
    Safeguarding,
    SafeguardingPerson,
    matches_kit_words,
    read_kit,
)
from peerkit.crypto import (
    RecipientKind,
    SigningKey,
    generate_identity,
    seal_with_passphrase,
    write_armor,
)
from peerkit.errors import KitWordsError, OutputExistsError, WrongKitKindError
from peerkit.files import write_atomically
from peerkit.frozen import frozen
from peerkit.values import Audience
from peerkit.vault import Vault
from peerkit.workflow.belonging.membership import check_is_unattached, keep_membership
from peerkit.workflow.belonging.project import Details, Project, keep_project
from peerkit.workflow.projects.rescuing import keep_rescue
from peerkit.workflow.projects.second_recipients import check_second_recipients
from peerkit.workflow.questionnaires.shelf import Sheet, shelve

SAFEGUARDING_FILES = ("safeguarding-lead.age", "safeguarding-deputy.age")
"""The identity files of the safeguarding lead and of the deputy, in this order."""


@frozen
class Guardian:
    """Somebody who looks after safeguarding: their name, and a passphrase of their own.

    `work_factor` is the price of guessing it (age's scrypt, as a power of two); None for ours.
    """

    name: str
    passphrase: str
    work_factor: int | None = None


def make_safeguarding(lead: Guardian, deputy: Guardian, folder: Path) -> Safeguarding:
    """Return both recipients; the two identity files are in the folder.

    Raises OutputExistsError when one stands there already, NotWritableError, DiskFullError.
    """
    paths = [folder / name for name in SAFEGUARDING_FILES]
    for path in paths:
        if path.exists():
            raise OutputExistsError(path=str(path))
    written: list[Path] = []
    try:
        people = []
        for guardian, path in zip((lead, deputy), paths, strict=True):
            people.append(_make_person(guardian, path))
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink()
        raise
    return Safeguarding(*people)


def found_project(
    vault: Vault,
    details: Details,
    sheets: Sequence[Sheet],
    kind: RecipientKind = RecipientKind.HYBRID,
) -> Project:
    """Return the project that the vault holds from now on; `kind` is that of its identity.

    Raises ProjectExistsError, PracticeVaultError, OtherKindOfKeyError, OwnKeyGivenError.
    """
    check_is_unattached(vault)
    project = Project(details, SigningKey.generate(), generate_identity(kind))
    check_second_recipients(details.second_recipients, project.identity.recipient())
    with vault.transaction():
        for sheet in sheets:
            shelve(vault, sheet)
        keep_project(vault, project)
    keep_rescue(vault)
    return project


def read_programme_kit(data: bytes, words: str) -> Kit:
    """Return the kit of a programme; raises KitWordsError, WrongKitKindError, KitDamagedError."""
    kit = read_kit(data)
    if kit.kind is not KitKind.ORGANISATION:
        raise WrongKitKindError
    if not matches_kit_words(data, words):
        raise KitWordsError
    return kit


def enter_programme(
    vault: Vault, kit_file: bytes, kit: Kit, details: Details, sheets: Sequence[Sheet]
) -> Project:
    """Return the organisation's project, whose vault is a device of the programme from now on.

    The programme, and those it shares with, are named to every participant as receivers; its
    policies hold where the organisation has none of that name.
    """
    check_is_unattached(vault)
    with vault.transaction():
        project = found_project(vault, _with_receivers(details, kit), sheets)
        keep_membership(vault, kit_file)
    return project


def _with_receivers(details: Details, kit: Kit) -> Details:
    programme = Receiver(kit.organisation, Audience.PROGRAMME)
    receivers = dict.fromkeys((programme, *kit.receivers, *details.receivers))
    policies = {**kit.policies, **details.policies}
    return replace(details, receivers=tuple(receivers), policies=policies)


def _make_person(guardian: Guardian, path: Path) -> SafeguardingPerson:
    identity = generate_identity()
    seal = seal_with_passphrase
    if guardian.work_factor is not None:
        seal = partial(seal_with_passphrase, work_factor=guardian.work_factor)
    sealed = seal(f"{identity}\n".encode("ascii"), guardian.passphrase)
    write_atomically(path, write_armor(sealed).encode("ascii"))
    return SafeguardingPerson(guardian.name, str(identity.recipient()))
