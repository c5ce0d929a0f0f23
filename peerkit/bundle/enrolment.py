"""Enrolment: how a device that was invited makes itself known, inside its own bundles.

A kit carries an invitation: an id and a secret. The device shows its keys under an HMAC by that
secret; whoever has not seen the kit cannot (FORMAT.md §7).

Laws:
- An invitation serves one device: once bound, no other key enrols by it.
- The keys shown are the ones that signed the bundle; nobody enrols for somebody else.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from peerkit.crypto import VerifyingKey, hmac_sha256, is_same, read_recipient
from peerkit.errors import UnknownSenderError, UnreadableKeyError
from peerkit.frozen import frozen
from peerkit.record import device_id, write_canonical
from peerkit.record.fields import Fields
from peerkit.values import HEX_32, HEX_64

_DOMAIN = b"peerkit/enrol/1\0"


@frozen
class Invitation:
    """A one-time invitation. `bound` is the device that came by it, None while none has."""

    id: str
    secret: bytes = field(repr=False)
    bound: str | None = None


@frozen
class Enrolment:
    """A device's keys, shown under an invitation. `recipient` is its age text."""

    invitation_id: str
    verifying_key: VerifyingKey
    recipient: str
    mac: bytes

    @property
    def device(self) -> str:
        """The name of the device that enrols."""
        return device_id(self.verifying_key.to_bytes())


def make_enrolment(
    invitation: Invitation, key: VerifyingKey, recipient: str, project: str
) -> Enrolment:
    """Return the enrolment of the device with those keys in that project."""
    message = _message(invitation.id, key, recipient, project)
    return Enrolment(invitation.id, key, recipient, hmac_sha256(invitation.secret, message))


def verify_enrolment(
    enrolment: Enrolment, invitations: Mapping[str, Invitation], project: str, device: str
) -> Enrolment:
    """Return the enrolment: `device` was invited, and the invitation is free or its own.

    Raises UnknownSenderError otherwise, so that the bundle waits for the lead.
    """
    invitation = invitations.get(enrolment.invitation_id)
    if invitation is None or enrolment.device != device or invitation.bound not in (None, device):
        raise UnknownSenderError(device=device)
    message = _message(
        enrolment.invitation_id, enrolment.verifying_key, enrolment.recipient, project
    )
    if not is_same(hmac_sha256(invitation.secret, message), enrolment.mac):
        raise UnknownSenderError(device=device)
    return enrolment


def _message(invitation_id: str, key: VerifyingKey, recipient: str, project: str) -> bytes:
    return _DOMAIN + write_canonical(
        {
            "p": project,
            "invitation": invitation_id,
            "verifying_key": key.to_bytes().hex(),
            "recipient": recipient,
        }
    )


def write_enrolment(enrolment: Enrolment) -> dict[str, Any]:
    """Return the manifest's `enrol` object."""
    return {
        "invitation": enrolment.invitation_id,
        "verifying_key": enrolment.verifying_key.to_bytes().hex(),
        "recipient": enrolment.recipient,
        "mac": enrolment.mac.hex(),
    }


def read_enrolment(fields: Fields) -> Enrolment:
    """Return the enrolment that an `enrol` object holds; raises BodyError."""
    recipient = fields.text("recipient")
    try:
        read_recipient(recipient)
    except UnreadableKeyError as error:
        raise fields.refuse("recipient") from error
    return Enrolment(
        invitation_id=fields.matching("invitation", HEX_32),
        verifying_key=VerifyingKey(bytes.fromhex(fields.matching("verifying_key", HEX_64))),
        recipient=recipient,
        mac=bytes.fromhex(fields.matching("mac", HEX_64)),
    )
