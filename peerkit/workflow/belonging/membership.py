"""A device's place in a project, and an organisation's place in a programme.

The membership is kept in the vault: the kit that was joined with, what its lead has renewed of it
since, and the keys made on joining.
A restored vault has retired its membership: it is a new device, with keys made on restoring.
An organisation's vault holds one for the programme beside its own project.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from peerkit.crypto import Identity, SigningKey, generate_identity, read_identity
from peerkit.errors import AlreadyJoinedError, PracticeVaultError, ProjectExistsError
from peerkit.frozen import frozen
from peerkit.record import device_id, read_canonical, write_canonical
from peerkit.vault import Vault
from peerkit.workflow.belonging.project import find_project

if TYPE_CHECKING:  # a vault that has not joined needs nothing of kits
    from peerkit.bundle import Enrolment, Kit

_KIT = "membership/kit"
_KEYS = "membership/keys"
_RENEWAL = "membership/renewal"
_FORMER = "former/"
_LIMIT_BYTES = 64 * 1024


@frozen
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


@lru_cache(maxsize=4)
def _read_renewed(kit: bytes, renewal: bytes) -> "Kit":
    from peerkit.bundle import read_renewal

    document = read_canonical(renewal, len(renewal))
    return read_renewal(document["body"], _read_kit(kit), document["number"])


def find_membership(vault: Vault) -> Membership | None:
    """Return the vault's membership, if it has joined; its kit is as it was renewed last."""
    kit = vault.documents.get(_KIT)
    keys = vault.documents.get(_KEYS)
    renewal = vault.documents.get(_RENEWAL)
    return None if kit is None or keys is None else _read(kit, keys, renewal)


def _read(kit: bytes, keys: bytes, renewal: bytes | None = None) -> Membership:
    found = _read_kit(kit) if renewal is None else _read_renewed(kit, renewal)
    return Membership(found, *_read_keys(keys))


def renew_membership(vault: Vault, number: int, body: object) -> None:
    """Make the vault go by that renewal of its kit; the code and the keys stay."""
    document = {"number": number, "body": body}
    vault.documents.set(_RENEWAL, write_canonical(document))


def _read_keys(keys: bytes) -> tuple[SigningKey, Identity]:
    document = read_canonical(keys, _LIMIT_BYTES)
    return (
        SigningKey.from_bytes(bytes.fromhex(document["signing_key"])),
        read_identity(document["identity"]),
    )


def _make_keys() -> bytes:
    identity, signing_key = generate_identity(), SigningKey.generate()
    return write_canonical({"signing_key": signing_key.to_bytes().hex(), "identity": str(identity)})


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

    read_kit(kit_file)
    with vault.transaction():
        keys = vault.documents.get(_KEYS) or _make_keys()
        vault.documents.set(_KIT, kit_file)
        vault.documents.set(_KEYS, keys)
    return _read(kit_file, keys)


def retire_membership(vault: Vault) -> None:
    """Make the vault no device of the project that it joined: its chain there is read-only.

    The kit and the keys stay, for what is still to be handed over; the keys of the device that the
    vault will be are made now. Without a membership nothing changes.
    """
    kit = vault.documents.get(_KIT)
    keys = vault.documents.get(_KEYS)
    if kit is None or keys is None:
        return
    renewal = vault.documents.get(_RENEWAL)
    former = f"{_FORMER}{_read(kit, keys).device}/"
    with vault.transaction():
        vault.documents.set(former + "kit", kit)
        vault.documents.set(former + "keys", keys)
        if renewal is not None:
            vault.documents.set(former + "renewal", renewal)
        vault.documents.remove(_KIT)
        vault.documents.remove(_RENEWAL)
        vault.documents.set(_KEYS, _make_keys())


def renew_next_keys(vault: Vault) -> None:
    """Make a restored vault that has not joined again be yet another device when it does."""
    if find_next_keys(vault) is not None:
        vault.documents.set(_KEYS, _make_keys())


def find_former_memberships(vault: Vault) -> tuple[Membership, ...]:
    """Return the memberships of the devices that this vault was before it was restored."""
    return tuple(
        _read(
            vault.documents.get(f"{former}/kit") or b"",
            vault.documents.get(name) or b"",
            vault.documents.get(f"{former}/renewal"),
        )
        for name in vault.documents.names(_FORMER)
        for former, _, document in [name.rpartition("/")]
        if document == "keys"
    )


def find_next_keys(vault: Vault) -> tuple[SigningKey, Identity] | None:
    """Return the keys of the device that a restored vault will be, until it joins as it."""
    keys = vault.documents.get(_KEYS)
    is_member = vault.documents.get(_KIT) is not None
    return None if keys is None or is_member else _read_keys(keys)
