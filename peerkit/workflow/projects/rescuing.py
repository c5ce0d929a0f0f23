"""Locked out: how an organisation helps somebody back into their vault, without a network.

The researcher's vault holds a code that only the organisation's identity can read. The laptop
writes that sealed code into a small file; the lead reads the code out of it and says it, on the
telephone or in person; the researcher types it and chooses a new passphrase.

So does a second recipient, for a researcher and for the project's own vault, which has nobody else
above it; also out of a backup, whose key file holds the sealed code too.

Laws:
- The file opens nothing by itself, and the code opens nothing without the laptop.
- A code serves once: the vault that it opened has another before anybody goes on.
- A vault's code is sealed to those who are the organisation's recipients now, once they are known.
"""

import base64
from collections.abc import Callable, Sequence
from pathlib import Path

from peerkit.crypto import (
    Identity,
    KeySlots,
    Recipient,
    Rescue,
    open_rescue,
    read_keyslots,
    read_recipient,
    recipient_id,
    sealed_code,
)
from peerkit.errors import (
    BodyError,
    BundleTooNewError,
    NoProjectError,
    NoRescueError,
    NotCanonicalError,
    RescueFileError,
    SealError,
    WrongRecoveryCodeError,
)
from peerkit.record import read_canonical, write_canonical
from peerkit.record.fields import read_fields
from peerkit.values import digest
from peerkit.vault import (
    Vault,
    open_vault_with_recovery_code,
    open_vault_with_rescue_code,
    read_slots,
)
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project

LIMIT_BYTES = 64 * 1024
SUFFIX = ".rescue"
_KIND = "rescue"
_VERSION = 1
_GIVEN = "rescue/given"
"""To whom the vault's code was given last: a digest of their recipients."""


def give_to_organisation(vault: Vault) -> None:
    """Make the vault's organisation hold a new code for it; without one nothing changes."""
    recipients, holder = _organisation(vault)
    if recipients:
        vault.give_to_organisation(recipients, holder)
        vault.documents.set(_GIVEN, _named(recipients))


def keep_rescue(vault: Vault) -> None:
    """Make the vault's code be held by whoever is to hold it now; if they do, nothing changes.

    A restored vault that has not joined again is still held by whoever held it.
    """
    recipients, holder = _organisation(vault)
    given = vault.documents.get(_GIVEN)
    is_nobodys = not recipients and (given is None or find_project(vault) is None)
    if is_nobodys or given == _named(recipients):
        return
    vault.give_to_organisation(recipients, holder)
    vault.documents.set(_GIVEN, _named(recipients))


def _named(recipients: Sequence[Recipient]) -> bytes:
    named = "".join(sorted(recipient_id(one) for one in recipients))
    return digest("rescue", named.encode("ascii")).encode("ascii")


def rekey(vault: Vault, passphrase: str, on_progress: Callable[[float], None]) -> str:
    """Return the vault's new recovery code; it has a new key, and its organisation a new code.

    Raises as `Vault.rekey`.
    """
    recipients, holder = _organisation(vault)
    code = vault.rekey(passphrase, recipients, holder, on_progress)
    vault.documents.set(_GIVEN, _named(recipients))
    return code


def _organisation(vault: Vault) -> tuple[list[Recipient], str]:
    """Return who can help somebody locked out of the vault, and what they are told whose it is.

    For a researcher's that is the organisation; for the project's own its second recipients.
    """
    membership, project = find_membership(vault), find_project(vault)
    if project is not None:
        return list(project.recipients[1:]), project.details.organisation
    if membership is None:
        return [], ""
    kit = membership.kit
    return [read_recipient(one) for one in kit.recipients], kit.code


def ask_organisation(folder: Path) -> bytes:
    """Return the file for the lead; nobody has to open the vault for it.

    Raises NoRescueError where no organisation holds a code, VaultMissingError,
    VaultDamagedError.
    """
    slots = read_slots(folder)
    return _request(slots)


def ask_for_backup(path: Path) -> bytes:
    """Return the same file for the vault that is in a backup.

    Raises NoRescueError, and otherwise as `read_backup_keys`.
    """
    from peerkit.vault.backup_file import read_backup_keys

    _, key_file = read_backup_keys(path)
    return _request(read_keyslots(key_file))


def _request(slots: KeySlots) -> bytes:
    sealed = sealed_code(slots)
    if sealed is None:
        raise NoRescueError
    text = base64.b64encode(sealed).decode("ascii")
    return write_canonical({"kind": _KIND, "sealed": text, "v": _VERSION, "vault": slots.vault_id})


def read_code_for(vault: Vault, data: bytes) -> Rescue:
    """Return the code that the lead reads out, from the file that came.

    Raises NoProjectError, and RescueFileError for a file that is none, or another organisation's.
    """
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    return read_code_with(project.identity, data)


def read_code_with(identity: Identity, data: bytes) -> Rescue:
    """Return the code by the organisation's identity, or by a second recipient's own.

    Raises RescueFileError, and BundleTooNewError for a later version's file.
    """
    try:
        fields = read_fields(read_canonical(data, LIMIT_BYTES), _KIND)
        version = fields.integer("v", least=1)
        if fields.text("kind") != _KIND:
            raise RescueFileError
        if version > _VERSION:
            raise BundleTooNewError(found=version, known=_VERSION)
        sealed = base64.b64decode(fields.text("sealed"), validate=True)
        rescue = open_rescue(sealed, [identity])
        if fields.text("vault") != rescue.vault_id:
            raise RescueFileError
    except (NotCanonicalError, BodyError, SealError, ValueError) as error:
        raise RescueFileError from error
    return rescue


def open_with_code(folder: Path, code: str) -> Vault:
    """Return the vault, open by its recovery code or by the code that the organisation read out.

    Raises WrongRecoveryCodeError, MistypedCodeError, and otherwise as `open_vault`.
    """
    try:
        return open_vault_with_recovery_code(folder, code)
    except WrongRecoveryCodeError:
        if sealed_code(read_slots(folder)) is None:
            raise
        return _open_rescued(folder, code)


def _open_rescued(folder: Path, code: str) -> Vault:
    vault = open_vault_with_rescue_code(folder, code)
    try:
        give_to_organisation(vault)
    except BaseException:
        vault.close()
        raise
    return vault
