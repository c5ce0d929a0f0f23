"""Who belongs to a project: whom its kits were for, and the devices that came by them.

Laws:
- Names of people stay in this vault: they are on no record, and in no kit.
- Of a revoked device everything counts that is here when it is revoked, and what stands before that
  in its chain; whatever else comes by its keys, or by its kit, is set aside and never thrown away.
- A revocation is not taken back: whoever goes on gets a new kit.
"""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from peerkit.bundle import device_words
from peerkit.errors import NoProjectError, NoSuchPersonError
from peerkit.frozen import frozen
from peerkit.vault import Device, Invitation, Vault
from peerkit.workflow.belonging.link import link_of_project
from peerkit.workflow.belonging.project import Project, find_project
from peerkit.workflow.ledger.auditing import AuditEvent, log_event
from peerkit.workflow.ledger.rosters import keep_roster

_NAME = "people/"


class PersonState(StrEnum):
    """How far somebody's part in a project has come."""

    INVITED = "invited"
    """There is a kit, and nothing has come from whoever has it."""
    ENROLLED = "enrolled"
    REVOKED = "revoked"


@frozen
class Person:
    """One kit, whom it was for, and the device that came by it.

    `fingerprint` are six words that stand for the device's key; empty without a device, as are all
    that follow. `missing` are the runs (first, last) of numbers that its chain must have, `twice`
    the numbers that it has twice; `set_aside` counts what waits for the lead to look at.
    """

    code: str
    name: str
    state: PersonState
    device: str = ""
    fingerprint: tuple[str, ...] = ()
    last_bundle_at: str | None = None
    missing: tuple[tuple[int, int], ...] = ()
    twice: tuple[int, ...] = ()
    set_aside: int = 0


@frozen
class SecondPerson:
    """Who can open everything besides; `fingerprint` are six words for their key."""

    name: str
    fingerprint: tuple[str, ...]


def name_person(vault: Vault, invitation: str, name: str) -> None:
    """Make the lead's vault know whom the kit with that invitation is for."""
    vault.documents.set(_NAME + invitation, name.encode("utf-8"))


def list_people(vault: Vault) -> list[Person]:
    """Return everybody who was given a kit, by their codes; raises NoProjectError."""
    project = _project(vault)
    devices = {one.device: one for one in vault.devices.list(project.id)}
    set_aside = Counter(one.head.device for one in vault.records.set_aside(project.id))
    gaps: dict[str, list[tuple[int, int]]] = {}
    for device, first, last in vault.records.gaps(project.id):
        gaps.setdefault(device, []).append((first, last))
    return [
        _person(vault, one, devices.get(one.device or ""), set_aside, gaps)
        for one in vault.invitations.list(project.id)
    ]


def list_second_recipients(vault: Vault) -> list[SecondPerson]:
    """Return who can open everything besides the project's own vault; raises NoProjectError."""
    return [
        SecondPerson(one.name, device_words(one.recipient.encode("ascii")))
        for one in _project(vault).details.second_recipients
    ]


def find_people(vault: Vault, code: str) -> list[Person]:
    """Return those who go by that code: one, or each laptop of an organisation that has several.

    Raises NoProjectError, NoSuchPersonError.
    """
    wanted = code.strip().casefold()
    found = [one for one in list_people(vault) if one.code.casefold() == wanted]
    if not found:
        raise NoSuchPersonError(person=code)
    return found


def revoke(vault: Vault, code: str, at: str) -> list[Person]:
    """Return those who go by that code, revoked from now on; repeated, it changes nothing.

    Raises NoProjectError, NoSuchPersonError; then nothing has changed.
    """
    project = _project(vault)
    codes = {one.code for one in find_people(vault, code)}
    with vault.transaction():
        for invitation in vault.invitations.list(project.id):
            if invitation.code in codes:
                _revoke(vault, project, invitation, at)
        keep_roster(vault, link_of_project(project), at)
    return find_people(vault, code)


def _revoke(vault: Vault, project: Project, invitation: Invitation, at: str) -> None:
    if invitation.device is None:
        vault.invitations.revoke(invitation.id, at)
        return
    tip = vault.records.tip(project.id, invitation.device)
    tips = vault.records.tips(project.id, invitation.device)
    last = 0 if tip is None else tip.number
    if invitation.device not in vault.devices.accepted_tips(project.id):
        vault.devices.revoke(project.id, invitation.device, last, tips)
        log_event(vault, AuditEvent.REVOKED, at, device=invitation.device, after=last)


def _project(vault: Vault) -> Project:
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    return project


def _person(
    vault: Vault,
    invitation: Invitation,
    device: Device | None,
    set_aside: Mapping[str, int],
    gaps: Mapping[str, list[tuple[int, int]]],
) -> Person:
    name = (vault.documents.get(_NAME + invitation.id) or b"").decode("utf-8")
    if device is None:
        is_revoked = invitation.revoked_at is not None
        state = PersonState.REVOKED if is_revoked else PersonState.INVITED
        return Person(invitation.code, name, state)
    is_revoked = device.revoked_after is not None
    return Person(
        code=invitation.code,
        name=name,
        state=PersonState.REVOKED if is_revoked else PersonState.ENROLLED,
        device=device.device,
        fingerprint=device_words(device.verifying_key),
        last_bundle_at=device.last_bundle_at,
        missing=tuple(gaps.get(device.device, ())),
        twice=vault.records.forks(device.project, device.device),
        set_aside=set_aside[device.device],
    )
