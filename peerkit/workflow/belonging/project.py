"""A project, or a programme, as its own vault keeps it: what it is, and its keys."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from peerkit.crypto import Identity, Recipient, SigningKey, read_identity, read_recipient
from peerkit.frozen import frozen
from peerkit.record import device_id, project_id, read_canonical, write_canonical
from peerkit.values import Audience
from peerkit.vault import Vault

if TYPE_CHECKING:  # a vault without a project needs nothing of bundles
    from peerkit.bundle import Receiver, Safeguarding, SecondRecipient

_DOCUMENT = "project"
_LIMIT_BYTES = 32 * 1024 * 1024
"""As much as a kit: what a lead wrote stands here, and must never keep a vault from opening."""


@frozen
class Details:
    """What a project is, as its lead says it.

    `withdraw_by` and `retention` are ISO dates. `confirmed_languages` maps a language to who
    vouches for its consent words.
    """

    name: str
    organisation: str
    contact: str
    withdraw_by: str
    safeguarding: "Safeguarding"
    is_programme: bool = False
    communities: tuple[str, ...] = ()
    theme: str = ""
    retention: str | None = None
    receivers: "tuple[Receiver, ...]" = ()
    place: str | None = None
    confirmed_languages: Mapping[str, str] = field(default_factory=dict)
    policies: Mapping[str, str | int | bool] = field(default_factory=dict)
    second_recipients: "tuple[SecondRecipient, ...]" = ()


@frozen
class Project:
    """A project with its keys; its vault is itself a device of it."""

    details: Details
    signing_key: SigningKey
    identity: Identity

    @property
    def id(self) -> str:
        """The project's id: a digest of its verifying key."""
        return project_id(self.signing_key.verifying_key.to_bytes())

    @property
    def device(self) -> str:
        """The device id under which the project's vault keeps its own chain."""
        return device_id(self.signing_key.verifying_key.to_bytes())

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """To whom everything for the organisation is sealed, its own first."""
        second = (read_recipient(one.recipient) for one in self.details.second_recipients)
        return (self.identity.recipient(), *second)

    @property
    def audience(self) -> Audience:
        """Whom this vault's reader is, for the consent gate."""
        return Audience.PROGRAMME if self.details.is_programme else Audience.ORGANISATION


def find_project(vault: Vault) -> Project | None:
    """Return the project that the vault holds, if it holds one."""
    stored = vault.documents.get(_DOCUMENT)
    if stored is None:
        return None
    document = read_canonical(stored, _LIMIT_BYTES)
    return Project(
        _read_details(document["details"]),
        SigningKey.from_bytes(bytes.fromhex(document["signing_key"])),
        read_identity(document["identity"]),
    )


def keep_project(vault: Vault, project: Project) -> None:
    """Make the vault hold that project."""
    document = {
        "details": _write_details(project.details),
        "signing_key": project.signing_key.to_bytes().hex(),
        "identity": str(project.identity),
    }
    vault.documents.set(_DOCUMENT, write_canonical(document))


def _write_details(details: Details) -> dict[str, Any]:
    guard = details.safeguarding
    return {
        "name": details.name,
        "organisation": details.organisation,
        "contact": details.contact,
        "withdraw_by": details.withdraw_by,
        "safeguarding": [
            {"name": one.name, "recipient": one.recipient} for one in (guard.lead, guard.deputy)
        ],
        "is_programme": details.is_programme,
        "communities": list(details.communities),
        "theme": details.theme,
        "retention": details.retention,
        "receivers": [
            {"name": one.name, "audience": one.audience.value} for one in details.receivers
        ],
        "place": details.place,
        "confirmed_languages": dict(details.confirmed_languages),
        "policies": dict(details.policies),
        **_write_second(details),
    }


def _write_second(details: Details) -> dict[str, list[dict[str, str]]]:
    second = [{"name": one.name, "recipient": one.recipient} for one in details.second_recipients]
    return {"second_recipients": second} if second else {}


def _read_details(document: Mapping[str, Any]) -> Details:
    from peerkit.bundle import Receiver, Safeguarding, SafeguardingPerson, SecondRecipient

    lead, deputy = (SafeguardingPerson(**one) for one in document["safeguarding"])
    receivers = (Receiver(one["name"], Audience(one["audience"])) for one in document["receivers"])
    second = (SecondRecipient(**one) for one in document.get("second_recipients", ()))
    return Details(
        **{
            **document,
            "safeguarding": Safeguarding(lead, deputy),
            "communities": tuple(document["communities"]),
            "receivers": tuple(receivers),
            "second_recipients": tuple(second),
        }
    )
