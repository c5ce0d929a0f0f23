"""Making kits: one signed file that lets a researcher, or an organisation, join.

Laws:
- Each kit carries an invitation of its own that serves one device.
- A researcher's name stays in this vault; the kit holds a code.
- A language that the lead confirms is confirmed by name, and stays so for later kits; so do the
  project's policies.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from peerkit.bundle import Invitation as KitInvitation
from peerkit.bundle import Kit, KitFile, KitKind, kit_words, write_kit
from peerkit.crypto import new_id, random_bytes
from peerkit.errors import NoProjectError
from peerkit.vault import Invitation, Vault
from peerkit.workflow.policies import Policies
from peerkit.workflow.policy_values import check_policies
from peerkit.workflow.project import Project, find_project, keep_project
from peerkit.workflow.shelf import shelved, source_of, texts_beside

_NAME = "people/"
_CODE = "R"
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
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
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    kind = KitKind.RESEARCHER if organisation is None else KitKind.ORGANISATION
    with vault.transaction():
        project = _told(vault, project, confirmed or {}, policies or {})
        check_policies(project.details.policies, name)
        code = _next_code(vault, project) if organisation is None else organisation
        invitation = Invitation(new_id(), project.id, kind.value, code, random_bytes(_SECRET_BYTES))
        vault.invitations.add(invitation)
        if name:
            vault.documents.set(_NAME + invitation.id, name.encode("utf-8"))
        data = write_kit(_kit(vault, project, kind, invitation, at), project.signing_key)
    return MadeKit(data, code, kit_words(data))


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


def _kit(vault: Vault, project: Project, kind: KitKind, invitation: Invitation, at: str) -> Kit:
    details = project.details
    return Kit(
        kind=kind,
        project=project.id,
        name=details.name,
        communities=details.communities,
        theme=details.theme,
        organisation=details.organisation,
        contact=details.contact,
        withdraw_by=details.withdraw_by,
        receivers=details.receivers,
        verifying_key=project.signing_key.verifying_key,
        recipients=(str(project.identity.recipient()),),
        safeguarding=details.safeguarding,
        questionnaires=tuple(
            KitFile(
                f"{name}.yaml",
                source_of(vault, digest).decode("utf-8"),
                texts_beside(vault, digest),
            )
            for name, digest in shelved(vault).items()
        ),
        code=invitation.code,
        invitation=KitInvitation(invitation.id, invitation.secret),
        at=at,
        retention=details.retention,
        place=details.place,
        confirmed_languages=details.confirmed_languages,
        policies=details.policies,
    )
