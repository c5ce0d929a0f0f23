"""What a project's kits say: for one who is invited, or for nobody, as all of them say it.

Law: a kit says what the project and its shelf say now.
"""

from dataclasses import replace

from peerkit.bundle import Invitation as KitInvitation
from peerkit.bundle import Kit, KitFile, KitKind
from peerkit.vault import Invitation, Vault
from peerkit.workflow.belonging.project import Details, Project
from peerkit.workflow.questionnaires.shelf import shelved, source_of, texts_beside

_NOBODY = Invitation("0" * 32, "", KitKind.RESEARCHER, "", bytes(32))
"""An invitation that was never given out."""


def kit_of(
    vault: Vault, project: Project, at: str, renewal: int, invitation: Invitation = _NOBODY
) -> Kit:
    """Return the project's kit for whoever has the invitation; `renewal` is the last one's number.

    Without an invitation it is a kit for nobody, which says what all of them say.
    """
    kit = kit_for_nobody(project, _files(vault), at)
    return replace(
        kit,
        kind=KitKind(invitation.kind),
        code=invitation.code,
        invitation=KitInvitation(invitation.id, invitation.secret),
        renewal=renewal,
    )


def kit_for_nobody(project: Project, questionnaires: tuple[KitFile, ...], at: str) -> Kit:
    """Return what all kits of the project say with those questionnaires."""
    details = project.details
    return Kit(
        kind=KitKind(_NOBODY.kind),
        project=project.id,
        name=details.name,
        communities=details.communities,
        theme=details.theme,
        organisation=details.organisation,
        contact=details.contact,
        withdraw_by=details.withdraw_by,
        receivers=details.receivers,
        verifying_key=project.signing_key.verifying_key,
        recipients=tuple(str(one) for one in project.recipients),
        second_recipients=details.second_recipients,
        safeguarding=details.safeguarding,
        questionnaires=questionnaires,
        code=_NOBODY.code,
        invitation=KitInvitation(_NOBODY.id, _NOBODY.secret),
        at=at,
        retention=details.retention,
        place=details.place,
        confirmed_languages=details.confirmed_languages,
        policies=details.policies,
    )


def details_in(kit: Kit, details: Details) -> Details:
    """Return the project's details as the kit says them."""
    return replace(
        details,
        name=kit.name,
        organisation=kit.organisation,
        contact=kit.contact,
        withdraw_by=kit.withdraw_by,
        safeguarding=kit.safeguarding,
        communities=kit.communities,
        theme=kit.theme,
        retention=kit.retention,
        receivers=kit.receivers,
        place=kit.place,
        confirmed_languages=kit.confirmed_languages,
        policies=kit.policies,
        second_recipients=kit.second_recipients,
    )


def _files(vault: Vault) -> tuple[KitFile, ...]:
    return tuple(
        KitFile(
            f"{name}.yaml", source_of(vault, digest).decode("utf-8"), texts_beside(vault, digest)
        )
        for name, digest in shelved(vault).items()
    )
