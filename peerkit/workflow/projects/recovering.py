"""Going on with a project on a new laptop, by the sheet with its keys.

The sheet has the keys alone. What the project is stands in any of its kits, which its key signed,
and in what its own vault left at the place; who belongs to it, and what was receipted, stands on
its chain there, which the next sync takes up as for a restored vault (belonging/holds.py).

Laws:
- A kit is believed for the key on the sheet that signed it, and for nothing else.
- Nothing is added to the project's chain before it has come back, from the place or from laptops
  that carry it: they go on trusting the same key, and see no contradiction.
- What cannot be known again is not made up: for whom kits were, and invitations nobody brings back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from peerkit.bundle import (
    Kit,
    KitKind,
    Safeguarding,
    SafeguardingPerson,
    Trust,
    open_bundle,
    read_kit,
    read_renewal,
)
from peerkit.crypto import OrganisationKeys, recipient_id
from peerkit.errors import (
    ForeignSheetError,
    NothingAtPlaceError,
    NotReadableError,
    OtherPartyError,
    ProjectUnknownError,
)
from peerkit.frozen import frozen
from peerkit.record import Record, RecordKind
from peerkit.sync import Place, open_place
from peerkit.vault import Invitation, Vault
from peerkit.workflow.belonging.holds import hold
from peerkit.workflow.belonging.membership import check_is_unattached
from peerkit.workflow.belonging.project import Details, Project, keep_project
from peerkit.workflow.ledger.auditing import AuditEvent, log_event
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.projects.kit_contents import details_in, kit_for_nobody
from peerkit.workflow.projects.rescuing import keep_rescue
from peerkit.workflow.questionnaires.shelf import sheet_of, shelve


@frozen
class Found:
    """What is known of the project whose keys stand on a sheet.

    `newest` says what the project is; `kits` are those that were brought, with their invitations;
    `place` is where its own vault left its chain, None where bundles go from hand to hand.
    """

    keys: OrganisationKeys
    newest: Kit
    kits: tuple[Kit, ...]
    place: str | None


def find_by_sheet(
    keys: OrganisationKeys,
    kit_files: Sequence[bytes],
    place: str | None,
    *,
    without_place: bool = False,
) -> Found:
    """Return what the kits and the place say of the project with those keys; nothing changes.

    `place` is what the kits say where it is None; `without_place` is for a project whose bundles
    go from hand to hand. Raises KitDamagedError, ForeignSheetError for a kit of another project,
    NothingAtPlaceError, PlaceUnreachableError, ProjectUnknownError, BundleTooNewError.
    """
    kits = tuple(read_kit(data) for data in kit_files)
    if any(not _is_of(kit, keys) for kit in kits):
        raise ForeignSheetError
    said = [*kits]
    if not without_place:
        place = place or next((kit.place for kit in kits if kit.place), None)
        if place is None:
            raise ProjectUnknownError
        said += _said_at(keys, open_place(place), place)
    if not said:
        raise ProjectUnknownError
    newest = max(said, key=lambda kit: (kit.renewal, kit.at))
    return Found(keys, newest, kits, None if without_place else place)


def recover_project(
    vault: Vault, found: Found, at: str, *, is_programme: bool = False, is_untold: bool = False
) -> Project:
    """Return the project that the vault goes on with, when it knows how far its chain had come.

    That is after the next sync; without a place, after merging what laptops carry. `is_untold` says
    that nobody was ever told anything, so that there is nothing to wait for. `is_programme` is
    asked only where no kit says it. Raises ProjectExistsError, AlreadyJoinedError,
    PracticeVaultError, QuestionnaireFaultyError; then nothing has changed.
    """
    check_is_unattached(vault)
    is_programme = any(kit.kind is KitKind.ORGANISATION for kit in found.kits) or (
        not found.kits and is_programme
    )
    blank = _blank(found.keys, is_programme=is_programme)
    details = details_in(found.newest, blank.details)
    if found.place is None:
        details = replace(details, place=None)
    project = Project(details, found.keys.signing_key, found.keys.identity)
    sheets = [sheet_of(file) for file in found.newest.questionnaires]
    with vault.transaction():
        for sheet in sheets:
            shelve(vault, sheet)
        keep_project(vault, project)
        for kit in found.kits:
            _invite(vault, project, kit)
        if not is_untold:
            hold(vault, project.device)
        log_event(vault, AuditEvent.KEYS_RECOVERED, at)
    keep_rescue(vault)
    return project


def _is_of(kit: Kit, keys: OrganisationKeys) -> bool:
    return (
        kit.verifying_key == keys.signing_key.verifying_key
        and str(keys.identity.recipient()) in kit.recipients
    )


def _invite(vault: Vault, project: Project, kit: Kit) -> None:
    """Let the laptop that comes with the kit enrol still; one that has come stays as it is."""
    if vault.invitations.get(kit.invitation.id) is None:
        secret = kit.invitation.secret
        vault.invitations.add(
            Invitation(kit.invitation.id, project.id, kit.kind.value, kit.code, secret)
        )


# --- what the project's own vault left at its place ---------------------------------------------


def _said_at(keys: OrganisationKeys, place: Place, name: str) -> list[Kit]:
    """Return the last renewal that lies at the place, as a kit; none where there was none.

    Raises NothingAtPlaceError, so that a chain is not begun a second time beside the wrong folder.
    """
    blank = _blank(keys, is_programme=False)
    newest: Record | None = None
    is_anything_there = False
    for record in _own_records(blank, place):
        is_anything_there = True
        is_renewal = record.head.kind == RecordKind.RENEWAL and record.body is not None
        if is_renewal and (newest is None or newest.head.number < record.head.number):
            newest = record
    if not is_anything_there:
        raise NothingAtPlaceError(place=name)
    if newest is None:
        return []
    number, at = newest.head.number, newest.head.at
    return [read_renewal(body_of(newest), kit_for_nobody(blank, (), at), number)]


def _own_records(project: Project, place: Place) -> Iterator[Record]:
    """Yield what the project's own vault left at the place for itself; all else is passed over."""
    own = {project.device: project.signing_key.verifying_key}
    trust = Trust(project.id, (project.identity,), own)
    address = recipient_id(project.identity.recipient())
    for digest in place.list(address):
        try:
            records = tuple(open_bundle(place.get(address, digest), trust).records())
        except (OtherPartyError, NotReadableError):
            continue
        yield from (one for one in records if one.head.device == project.device)


def _blank(keys: OrganisationKeys, *, is_programme: bool) -> Project:
    """Return the project with those keys, of which nothing is known yet."""
    nobody = SafeguardingPerson("-", str(keys.identity.recipient()))
    details = Details(
        name="-",
        organisation="-",
        contact="-",
        withdraw_by="2000-01-01",
        safeguarding=Safeguarding(nobody, nobody),
        is_programme=is_programme,
    )
    return Project(details, keys.signing_key, keys.identity)
