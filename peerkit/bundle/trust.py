"""Whom a vault trusts: its project, its own keys, the devices on its roster, its invitations."""

from collections.abc import Mapping
from dataclasses import field

from peerkit.bundle.enrolment import Invitation
from peerkit.crypto import Identity, VerifyingKey
from peerkit.frozen import frozen


@frozen
class Trust:
    """What a bundle is verified against: keys and invitations go by their devices and ids.

    A revoked device is among the senders: what it recorded too late is set aside by the merge.
    """

    project: str
    identities: tuple[Identity, ...]
    senders: Mapping[str, VerifyingKey]
    invitations: Mapping[str, Invitation] = field(default_factory=dict)
