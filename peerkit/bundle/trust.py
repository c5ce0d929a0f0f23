"""Whom a vault trusts: its project, its own keys, the devices on its roster, its invitations."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from peerkit.bundle.enrolment import Invitation
from peerkit.crypto import Identity, VerifyingKey


@dataclass(frozen=True, slots=True)
class Sender:
    """A device of the project. `last_number` is the last record accepted once it is revoked."""

    verifying_key: VerifyingKey
    last_number: int | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """What a bundle is verified against: devices and invitations go by their names and ids."""

    project: str
    identities: tuple[Identity, ...]
    senders: Mapping[str, Sender]
    invitations: Mapping[str, Invitation] = field(default_factory=dict)
