"""Locked out: how an organisation helps a researcher back into their vault, without a network.

The researcher's vault holds a code that only the organisation's identity can read. The laptop
writes that sealed code into a small file; the lead reads the code out of it and says it, on the
telephone or in person; the researcher types it and chooses a new passphrase.

Laws:
- The file opens nothing by itself, and the code opens nothing without the laptop.
- A code serves once: the vault that it opened has another before anybody goes on.
"""

import base64
from collections.abc import Callable
from pathlib import Path

from peerkit.crypto import Recipient, Rescue, open_rescue, read_recipient, sealed_code
from peerkit.errors import (
    NoProjectError,
    NoRescueError,
    NotCanonicalError,
    RescueFileError,
    SealError,
    WrongRecoveryCodeError,
)
from peerkit.record import read_canonical, write_canonical
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


def give_to_organisation(vault: Vault) -> None:
    """Make the vault's organisation hold a new code for it; without one nothing changes."""
    recipients, holder = _organisation(vault)
    if recipients:
        vault.give_to_organisation(recipients, holder)


def rekey(vault: Vault, passphrase: str, on_progress: Callable[[float], None]) -> str:
    """Return the vault's new recovery code; it has a new key, and its organisation a new code.

    Raises as `Vault.rekey`.
    """
    recipients, holder = _organisation(vault)
    return vault.rekey(passphrase, recipients, holder, on_progress)


def _organisation(vault: Vault) -> tuple[list[Recipient], str]:
    """Return who can help somebody locked out of a researcher's vault, and the researcher's code.

    A lead's vault has nobody above it who could.
    """
    membership = find_membership(vault)
    if membership is None or find_project(vault) is not None:
        return [], ""
    kit = membership.kit
    return [read_recipient(one) for one in kit.recipients], kit.code


def ask_organisation(folder: Path) -> bytes:
    """Return the file for the lead; nobody has to open the vault for it.

    Raises NoRescueError where no organisation holds a code, VaultMissingError,
    VaultDamagedError.
    """
    slots = read_slots(folder)
    sealed = sealed_code(slots)
    if sealed is None:
        raise NoRescueError
    text = base64.b64encode(sealed).decode("ascii")
    return write_canonical({"kind": _KIND, "sealed": text, "v": 1, "vault": slots.vault_id})


def read_code_for(vault: Vault, data: bytes) -> Rescue:
    """Return the code that the lead reads out, from the file that came.

    Raises NoProjectError, and RescueFileError for a file that is none, or another organisation's.
    """
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    try:
        document = read_canonical(data, LIMIT_BYTES)
        sealed = base64.b64decode(document["sealed"], validate=True)
        rescue = open_rescue(sealed, [project.identity])
    except (NotCanonicalError, SealError, KeyError, TypeError, ValueError) as error:
        raise RescueFileError from error
    if document.get("kind") != _KIND or document.get("vault") != rescue.vault_id:
        raise RescueFileError
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
