"""One side of an exchange: this vault's keys within a project, and whose word it takes there.

A project's own vault and a device that joined it exchange the same bundles by the same steps; so do
an organisation and its programme. A link says which side this is.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from peerkit.crypto import (
    Identity,
    Recipient,
    SigningKey,
    VerifyingKey,
    read_recipient,
    recipient_id,
)
from peerkit.frozen import frozen
from peerkit.record import device_id
from peerkit.vault import Vault
from peerkit.workflow.belonging.membership import (
    Membership,
    find_former_memberships,
    find_membership,
    find_next_keys,
)
from peerkit.workflow.belonging.project import Project, find_project

if TYPE_CHECKING:  # only whoever opens a bundle needs to load how
    from peerkit.bundle import Enrolment, Trust


@frozen
class Link:
    """This vault in one project. `lead` is the device whose word counts for the project.

    `verifying_key` is the lead's; `recipients` are where a device's bundles go; `place` is what
    the kit, or the project, names. `is_former` says that this is the device that the vault was
    before it was restored: its chain is handed over, and nothing is added to it.
    """

    project: str
    device: str
    lead: str
    signing_key: SigningKey
    identity: Identity
    verifying_key: VerifyingKey
    recipients: tuple[Recipient, ...]
    enrolment: "Enrolment | None" = None
    place: str | None = None
    is_former: bool = False

    @property
    def is_lead(self) -> bool:
        """Whether this vault is the project's own."""
        return self.device == self.lead

    @property
    def ledger(self) -> str:
        """Under which name the vault keeps what it handed over by this link."""
        return f"{self.project}/{self.device}" if self.is_former else self.project

    @property
    def address(self) -> str:
        """The name of the folder at a place where bundles for this vault are left."""
        return recipient_id(self.identity.recipient())


def link_of_project(project: Project) -> Link:
    """Return the lead's side."""
    return Link(
        project=project.id,
        device=project.device,
        lead=project.device,
        signing_key=project.signing_key,
        identity=project.identity,
        verifying_key=project.signing_key.verifying_key,
        recipients=project.recipients,
        place=project.details.place,
    )


def link_of_membership(membership: Membership) -> Link:
    """Return the side of a device that joined."""
    return Link(
        project=membership.project,
        device=membership.device,
        lead=membership.lead_device,
        signing_key=membership.signing_key,
        identity=membership.identity,
        verifying_key=membership.kit.verifying_key,
        recipients=tuple(read_recipient(text) for text in membership.kit.recipients),
        enrolment=membership.enrolment(),
        place=membership.kit.place,
    )


def find_links(vault: Vault) -> tuple[Link, ...]:
    """Return the vault's links, the way up first."""
    membership = find_membership(vault)
    project = find_project(vault)
    links = [] if membership is None else [link_of_membership(membership)]
    if project is not None:
        links.append(link_of_project(project))
    return tuple(links)


def find_former_links(vault: Vault) -> tuple[Link, ...]:
    """Return the links of the devices that the vault was before it was restored."""
    return tuple(
        replace(link_of_membership(one), is_former=True) for one in find_former_memberships(vault)
    )


def find_withdrawing_links(vault: Vault) -> tuple[Link, ...]:
    """Return the links on whose chains this vault can say that something was withdrawn.

    A restored vault that has not joined again says so on the chain of the device that it will be,
    which goes up when it has.
    """
    links = find_links(vault)
    keys = find_next_keys(vault)
    if keys is None:
        return links
    signing_key, identity = keys
    device = device_id(signing_key.verifying_key.to_bytes())
    new = {
        one.project: replace(
            one, device=device, signing_key=signing_key, identity=identity, is_former=False
        )
        for one in find_former_links(vault)
    }
    return (*links, *new.values())


def trust_of(vault: Vault, link: Link) -> "Trust":
    """Return whose bundles are accepted: the roster's at the lead, the lead's at a device.

    Where the vault holds a project its own are too: by them a restored one learns what it added
    after its backup. Nobody else needs them, and a stolen laptop has the key of its device.
    """
    from peerkit.bundle import Invitation, Trust

    has_project = find_project(vault) is not None
    own = {link.device: link.signing_key.verifying_key} if has_project else {}
    if not link.is_lead:
        senders = {link.lead: link.verifying_key, **own}
        return Trust(link.project, (link.identity,), senders, {})
    senders = own | {
        one.device: VerifyingKey.from_bytes(one.verifying_key)
        for one in vault.devices.list(link.project)
    }
    invitations = {
        one.id: Invitation(one.id, one.secret, one.device)
        for one in vault.invitations.list(link.project)
    }
    return Trust(link.project, (link.identity,), senders, invitations)
