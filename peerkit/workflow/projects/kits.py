"""Making kits: one signed file that lets a researcher, or an organisation, join.

Laws:
- Each kit carries an invitation of its own that serves one device.
- A researcher's name stays in this vault; the kit holds a code. A kit that is made once more for
  the same code has the same invitation, so that it lets nobody else in.
- A language that the lead confirms is confirmed by name, and stays so for later kits; so do the
  project's policies.
"""

from collections.abc import Mapping
from dataclasses import replace

from peerkit.bundle import KitKind, kit_words, write_kit
from peerkit.crypto import new_id, random_bytes
from peerkit.errors import NoProjectError, NoSuchPersonError
from peerkit.frozen import frozen
from peerkit.vault import Invitation, Vault
from peerkit.workflow.belonging.policies import Policies
from peerkit.workflow.belonging.policy_values import check_policies
from peerkit.workflow.belonging.project import Project, find_project, keep_project
from peerkit.workflow.ledger.auditing import AuditEvent, log_event
from peerkit.workflow.projects.kit_contents import kit_of
from peerkit.workflow.projects.people import name_person
from peerkit.workflow.projects.renewal import keep_renewal

_CODE = "R"
_SECRET_BYTES = 32


@frozen
class MadeKit:
    """A kit as a file, the code of whoever joins with it, and the six words to read to them."""

    data: bytes
    code: str
    words: tuple[str, ...]


def make_kit(
    vault: Vault,
    at: str,
    *,
    organisation: str | None = None,
    name: str = "",
    confirmed: Mapping[str, str] | None = None,
    policies: Policies | None = None,
) -> MadeKit:
    """Return a kit for a researcher, or for `organisation` to enter this programme.

    `name` is whom a researcher's kit is for. Raises NoProjectError, ApproverError.
    """
    project = _project(vault)
    kind = KitKind.RESEARCHER if organisation is None else KitKind.ORGANISATION
    with vault.transaction():
        project = _told(vault, project, confirmed or {}, policies or {})
        check_policies(project.details.policies, name)
        code = _next_code(vault, project) if organisation is None else organisation
        invitation = Invitation(new_id(), project.id, kind.value, code, random_bytes(_SECRET_BYTES))
        vault.invitations.add(invitation)
        if name:
            name_person(vault, invitation.id, name)
        renewal = keep_renewal(vault, project, at)
        kit = kit_of(vault, project, at, renewal, invitation)
        data = write_kit(kit, project.signing_key)
        log_event(vault, AuditEvent.KIT_MADE, at, invitation=invitation.id)
    return MadeKit(data, code, kit_words(data))


def renew_kit(vault: Vault, code: str, at: str) -> MadeKit:
    """Return the kit of whoever goes by that code once more, as it is now.

    It renews what they have; where nobody has used it yet, it takes the first one's place. Raises
    NoProjectError, NoSuchPersonError, also for whoever is revoked.
    """
    project = _project(vault)
    revoked = {
        one.device for one in vault.devices.list(project.id) if one.revoked_after is not None
    }
    wanted = code.strip().casefold()
    for invitation in vault.invitations.list(project.id):
        is_revoked = invitation.revoked_at is not None or invitation.device in revoked
        if invitation.code.casefold() == wanted and not is_revoked:
            with vault.transaction():
                kit = kit_of(vault, project, at, keep_renewal(vault, project, at), invitation)
                log_event(vault, AuditEvent.KIT_MADE, at, invitation=invitation.id)
            data = write_kit(kit, project.signing_key)
            return MadeKit(data, invitation.code, kit_words(data))
    raise NoSuchPersonError(person=code)


def _project(vault: Vault) -> Project:
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    return project


def _told(
    vault: Vault, project: Project, confirmed: Mapping[str, str], policies: Policies
) -> Project:
    """Return the project, which remembers who vouches for which language, and its policies."""
    if not confirmed and not policies:
        return project
    details = replace(
        project.details,
        confirmed_languages={**project.details.confirmed_languages, **confirmed},
        policies={**project.details.policies, **policies},
    )
    changed = replace(project, details=details)
    keep_project(vault, changed)
    return changed


def _next_code(vault: Vault, project: Project) -> str:
    """Return the next researcher's code, `R01` and on; none is given twice."""
    given = [
        int(one.code.removeprefix(_CODE))
        for one in vault.invitations.list(project.id)
        if one.kind == KitKind.RESEARCHER
    ]
    return f"{_CODE}{max(given, default=0) + 1:02d}"
