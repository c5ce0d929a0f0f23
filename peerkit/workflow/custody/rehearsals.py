"""Each way back into a vault, done for real on a copy of it.

`copy` is the folder of a closed vault from `rehearsal_copy`; what is made here lies beside it, and
goes when it goes.

Laws:
- A call returns if the way back would work; otherwise it raises what would have stopped somebody.
- A code that is read out for a drill opens the copy alone: the copy's organisation is given a code
  of its own first.
- No place is written to, and nobody is told.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from peerkit.crypto import LOWEST_COSTS, VaultKey, new_passphrase, read_key_lines
from peerkit.errors import ForeignSheetError, NoRescueError, VaultDamagedError
from peerkit.vault import (
    Vault,
    create_vault,
    open_vault,
    open_vault_with_key,
    open_vault_with_recovery_code,
    open_vault_with_rescue_code,
)
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.custody.backing_up import Kept, list_backups
from peerkit.workflow.custody.restoring import restore
from peerkit.workflow.projects.kit_contents import kit_for_nobody
from peerkit.workflow.projects.recovering import Found, recover_project
from peerkit.workflow.projects.rescuing import (
    ask_organisation,
    give_to_organisation,
    read_code_for,
    rekey,
)
from peerkit.workflow.projects.sheet import keys_of, read_sheet_lines

_STRANGER, _RESTORED = "stranger", "restored"
"""The folders beside the copy: somebody else's vault, and one out of a backup."""


def open_by_passphrase(copy: Path, typed: str) -> VaultKey:
    """Return the key of the copy, which the passphrase opened and which is whole."""
    return _key_of(open_vault(copy, typed))


def open_by_code(copy: Path, typed: str) -> VaultKey:
    """Return the key of the copy, which the recovery code opened and which is whole."""
    return _key_of(open_vault_with_recovery_code(copy, typed))


def _key_of(opened: Vault) -> VaultKey:
    with opened as vault:
        vault.check_integrity()
        return vault.key


def call_for_help(copy: Path, key: VaultKey) -> bytes:
    """Return the file for the lead, whose code opens the copy alone.

    Raises NoRescueError where no organisation holds a code for the vault.
    """
    with open_vault_with_key(copy, key) as vault:
        if not vault.is_held_by_organisation:
            raise NoRescueError
        give_to_organisation(vault)
    return ask_organisation(copy)


def open_by_rescue_code(copy: Path, typed: str) -> None:
    """Return if the code that the lead read out opens the copy."""
    _key_of(open_vault_with_rescue_code(copy, typed))


def help_stranger(copy: Path, key: VaultKey, at: str) -> None:
    """Return if the project in the copy can help somebody who is locked out: one who is made up.

    Raises as `read_code_for`, and WrongRecoveryCodeError.
    """
    with open_vault_with_key(copy, key) as vault, _beside(copy, _STRANGER) as folder:
        project = find_project(vault)
        recipients = [] if project is None else [project.identity.recipient()]
        passphrase = new_passphrase()
        with create_vault(folder, passphrase, at=at, costs=LOWEST_COSTS)[0] as stranger:
            stranger.give_to_organisation(recipients, "")
        rescue = read_code_for(vault, ask_organisation(folder))
        open_vault_with_rescue_code(folder, rescue.code).close()


def go_on_by_sheet(copy: Path, key: VaultKey, typed: str, at: str) -> None:
    """Return if a new vault can go on with the project by its sheet, as it was typed.

    Raises MistypedSheetError for a slip, and ForeignSheetError for the keys of another project.
    """
    with open_vault_with_key(copy, key) as vault, _beside(copy, _STRANGER) as folder:
        project = find_project(vault)
        keys = read_key_lines(read_sheet_lines(typed))
        if project is None or keys != keys_of(project):
            raise ForeignSheetError
        kit = kit_for_nobody(project, (), at)
        with create_vault(folder, new_passphrase(), at=at, costs=LOWEST_COSTS)[0] as laptop:
            recover_project(laptop, Found(keys, kit, (), None), at)


def newest_backup(copy: Path, key: VaultKey, today: str) -> Kept | None:
    """Return the newest backup that can be reached, None where none can."""
    with open_vault_with_key(copy, key) as vault:
        return max(list_backups(vault, today), key=lambda one: one.at, default=None)


def bring_back(
    copy: Path, backup: Path, typed: str, on_progress: Callable[[float], None], at: str
) -> None:
    """Return if a vault can be made of the backup, and opens; raises as `restore`."""
    with _beside(copy, _RESTORED) as folder:
        restore(backup, folder, typed, on_progress, at=at)


def change_key(copy: Path, key: VaultKey, on_progress: Callable[[float], None]) -> None:
    """Return if the copy has a new key now, opens by new secrets, and by the old key no more."""
    passphrase = new_passphrase()
    with open_vault_with_key(copy, key) as vault:
        code = rekey(vault, passphrase, on_progress)
    _key_of(open_vault(copy, passphrase))
    if key == _key_of(open_vault_with_recovery_code(copy, code)):
        raise VaultDamagedError(part="keys", problem="former")


@contextmanager
def _beside(copy: Path, name: str) -> Iterator[Path]:
    """Inside the block a new vault can stand in that folder; behind it there is none."""
    folder = copy.parent / name
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # what stays goes with the copy
