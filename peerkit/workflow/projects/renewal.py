"""Renewals: what a lead changes reaches everybody who has joined, by the next syncs or a new kit.

Laws:
- A renewal is said on the lead's chain, once for each change, in the transaction of the change.
- It is taken from the lead's chain, or from a kit that the project's key signed, and from nowhere
  else; never an older one over a newer: the renewal's number, its place in the chain, says which.
- What is each laptop's own stays: its code, its keys, and the paper of every interview under way.
- One that this peerkit cannot read changes nothing, and is tried again at each sync.
"""

from dataclasses import replace
from enum import StrEnum

from peerkit.bundle import Kit, KitKind, pack_renewal, read_renewal, unpack_renewal, write_renewal
from peerkit.errors import (
    AlreadyJoinedError,
    BodyError,
    BundleTooNewError,
    KitKnownError,
    KitOlderError,
    QuestionnaireFaultyError,
    RenewalTooLargeError,
)
from peerkit.frozen import frozen
from peerkit.record import RecordKind, is_recordable, read_canonical, write_canonical
from peerkit.values import digest
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import Link
from peerkit.workflow.belonging.membership import Membership, find_membership, renew_membership
from peerkit.workflow.belonging.project import Project, find_project, keep_project
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import OwnChain, append_record
from peerkit.workflow.ledger.rosters import newest_of
from peerkit.workflow.projects.kit_changes import changes_between
from peerkit.workflow.projects.kit_contents import details_in, kit_of
from peerkit.workflow.projects.news import Change, keep_news
from peerkit.workflow.questionnaires.shelf import Sheet, sheet_of, shelve, shelved

_SAID = "renewal/"
_LIMIT_BYTES = 1024


class Renewed(StrEnum):
    """What became of a renewal. Words: `people.renewal.<value>`."""

    TAKEN = "taken"
    UNREADABLE = "unreadable"
    """A later peerkit can read it."""


# --- the lead's side ----------------------------------------------------------------------------


@frozen
class _Said:
    """The last renewal on the lead's chain; 0 for what the first kit said. `digest`: its body's."""

    number: int
    digest: str


def keep_renewal(vault: Vault, project: Project, at: str, *, is_said: bool = False) -> int:
    """Return the number of the last renewal; what changed since the one before is said by it.

    What the first kits say goes on the chain only where `is_said` asks for it: whoever joins has
    it already. Raises RenewalTooLargeError; then nothing has changed.
    """
    body = write_renewal(kit_of(vault, project, at, 0))
    now, said = _digest(body), _read_said(vault, project)
    if said is None and not is_said:
        _keep_said(vault, project, _Said(0, now))
        return 0
    if said is not None and said.digest == now and (said.number or not is_said):
        return said.number
    packed = pack_renewal(body)
    if not is_recordable(packed):
        raise RenewalTooLargeError
    chain = OwnChain(project.id, project.device)
    with vault.transaction():
        append_record(vault, chain, RecordKind.RENEWAL, None, at, packed)
        tip = vault.records.tip(project.id, project.device)
        number = 0 if tip is None else tip.number
        _keep_said(vault, project, _Said(number, now))
    return number


def take_up_own_renewal(vault: Vault, link: Link) -> None:
    """Make a lead's restored vault say what its chain said last, after the backup."""
    project, newest = find_project(vault), newest_of(vault, link, RecordKind.RENEWAL)
    if project is None or newest is None:
        return
    said = _read_said(vault, project)
    record = vault.records.get(newest.id)
    if (said is not None and said.number >= newest.number) or record is None or not record.body:
        return
    body = unpack_renewal(body_of(record))
    kit = read_renewal(body, kit_of(vault, project, record.head.at, 0), newest.number)
    sheets = [sheet_of(file) for file in kit.questionnaires]
    with vault.transaction():
        for sheet in sheets:
            shelve(vault, sheet)
        keep_project(vault, replace(project, details=details_in(kit, project.details)))
        _keep_said(vault, project, _Said(newest.number, _digest(body)))


def _digest(body: object) -> str:
    return digest("renewal", write_canonical(body))


def _read_said(vault: Vault, project: Project) -> _Said | None:
    stored = vault.documents.get(_SAID + project.id)
    return None if stored is None else _Said(**read_canonical(stored, _LIMIT_BYTES))


def _keep_said(vault: Vault, project: Project, said: _Said) -> None:
    document = {"number": said.number, "digest": said.digest}
    vault.documents.set(_SAID + project.id, write_canonical(document))


# --- the side of those who joined ---------------------------------------------------------------


@frozen
class Taken:
    """What became of a renewal, and what is another than before by it."""

    fate: Renewed
    changes: tuple[Change, ...] = ()


def take_renewal(vault: Vault, link: Link, at: str) -> Taken | None:
    """Return what became of the lead's last renewal; None where there is no newer one."""
    membership, newest = find_membership(vault), newest_of(vault, link, RecordKind.RENEWAL)
    if membership is None or newest is None or newest.number <= membership.kit.renewal:
        return None
    record = vault.records.get(newest.id)
    if record is None or record.body is None:
        return None
    try:
        kit = read_renewal(body_of(record), membership.kit, newest.number)
        return Taken(Renewed.TAKEN, _renew(vault, membership, kit, at))
    except (BodyError, BundleTooNewError, QuestionnaireFaultyError):
        return Taken(Renewed.UNREADABLE)


def renew_with(vault: Vault, membership: Membership, kit: Kit) -> tuple[Change, ...]:
    """Return what is another by a newer kit of the vault's project, whose key signed it.

    Raises AlreadyJoinedError for another project's kit, KitKnownError for one that says nothing
    new, and KitOlderError for one of before the last renewal; then nothing has changed.
    """
    had = membership.kit
    if kit.verifying_key != had.verifying_key:
        raise AlreadyJoinedError(project=had.name)
    if kit.renewal == had.renewal:
        raise KitKnownError
    if kit.renewal < had.renewal:
        raise KitOlderError
    newer = read_renewal(write_renewal(kit), had, kit.renewal)
    return _renew(vault, membership, newer, kit.at)


def _renew(vault: Vault, membership: Membership, kit: Kit, at: str) -> tuple[Change, ...]:
    changes = changes_between(membership.kit, kit)
    had = {file.name: file for file in membership.kit.questionnaires}
    changed = [file for file in kit.questionnaires if had.get(file.name) != file]
    sheets = [sheet_of(file) for file in changed]
    known = {name: sheet_of(file).questionnaire.digest for name, file in had.items()}
    with vault.transaction():
        renew_membership(vault, kit.renewal, write_renewal(kit))
        if kit.kind is KitKind.ORGANISATION:
            sheets = [sheet for sheet in sheets if _goes_with(vault, sheet, known)]
            _name_receivers(vault, membership.kit, kit)
        for sheet in sheets:
            shelve(vault, sheet)
        keep_news(vault, changes, at)
    return changes


def _goes_with(vault: Vault, sheet: Sheet, known: dict[str, str]) -> bool:
    """Tell whether an organisation takes the programme's questionnaire: it has none of its own.

    `known` are those of the kit before, by name.
    """
    own = shelved(vault).get(sheet.name.removesuffix(".yaml"))
    return own == known.get(sheet.name)


def _name_receivers(vault: Vault, had: Kit, kit: Kit) -> None:
    """Let participants be told from now on of those that the programme shares with now."""
    project = find_project(vault)
    if project is None:
        return
    gone = set(had.receivers) - set(kit.receivers)
    stay = [one for one in project.details.receivers if one not in gone]
    receivers = tuple(dict.fromkeys((*stay, *kit.receivers)))
    keep_project(vault, replace(project, details=replace(project.details, receivers=receivers)))
