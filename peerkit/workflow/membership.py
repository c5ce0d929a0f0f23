"""A device's place in a project, and an organisation's place in a programme.

The membership is kept in the vault: the kit that was joined with, and the keys made on joining.
An organisation's vault holds one for the programme beside its own project.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from peerkit.crypto import Identity, SigningKey, generate_identity, read_identity
from peerkit.errors import AlreadyJoinedError, PracticeVaultError, ProjectExistsError
from peerkit.record import device_id, read_canonical, write_canonical
from peerkit.vault import Vault
from peerkit.workflow.project import find_project

if TYPE_CHECKING:  # a vault that has not joined needs nothing of kits
    from peerkit.bundle import Enrolment, Kit

_KIT = "membership/kit"
_KEYS = "membership/keys"
_LIMIT_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Membership:
    """What joining left in the vault: the kit, and this device's own keys."""

    kit: "Kit"
    signing_key: SigningKey
    identity: Identity

    @property
    def project(self) -> str:
        """The project, or programme, that was joined."""
        return self.kit.project

    @property
    def device(self) -> str:
        """This vault's device id in that project."""
        return device_id(self.signing_key.verifying_key.to_bytes())

    @property
    def lead_device(self) -> str:
        """The device id of the vault that gave the kit."""
        return device_id(self.kit.verifying_key.to_bytes())

    def enrolment(self) -> "Enrolment":
        """Return the proof of invitation that bundles carry until a receipt comes."""
        from peerkit.bundle import make_enrolment

        return make_enrolment(
            self.kit.invitation,
            self.signing_key.verifying_key,
            str(self.identity.recipient()),
            self.project,
        )


@lru_cache(maxsize=4)
def _read_kit(kit: bytes) -> "Kit":
    # One command asks a dozen times; verifying a kit full of questionnaires takes milliseconds.
    from peerkit.bundle import read_kit

    return read_kit(kit)


def find_membership(vault: Vault) -> Membership | None:
    """Return the vault's membership, if it has joined."""
    kit = vault.documents.get(_KIT)
    keys = vault.documents.get(_KEYS)
    if kit is None or keys is None:
        return None
    document = read_canonical(keys, _LIMIT_BYTES)
    return Membership(
        _read_kit(kit),
        SigningKey.from_bytes(bytes.fromhex(document["signing_key"])),
        read_identity(document["identity"]),
    )


def check_is_unattached(vault: Vault) -> None:
    """Return if the vault may found or join a project: it is for real, and belongs to none yet.

    Raises PracticeVaultError, ProjectExistsError, AlreadyJoinedError.
    """
    if vault.is_practice:
        raise PracticeVaultError
    project, membership = find_project(vault), find_membership(vault)
    if project is not None:
        raise ProjectExistsError(project=project.details.name)
    if membership is not None:
        raise AlreadyJoinedError(project=membership.kit.name)


def keep_membership(vault: Vault, kit_file: bytes) -> Membership:
    """Make the vault a device of the kit's project, under keys made now."""
    from peerkit.bundle import read_kit

    membership = Membership(read_kit(kit_file), SigningKey.generate(), generate_identity())
    keys = {
        "signing_key": membership.signing_key.to_bytes().hex(),
        "identity": str(membership.identity),
    }
    with vault.transaction():
        vault.documents.set(_KIT, kit_file)
        vault.documents.set(_KEYS, write_canonical(keys))
    return membership
