"""How a vault comes to be: made aside, whole, and then renamed to its place.

Laws:
- A kill at any moment leaves no vault, or a whole one; what was left aside is cleared away when
  the vault is made again.
- A folder that holds anything is never made into a vault.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peerkit.crypto import (
    KdfCosts,
    KeySlots,
    VaultKey,
    new_id,
    new_keyslots,
    new_recovery_code,
)
from peerkit.errors import VaultExistsError, VaultInUseError
from peerkit.files import (
    ASIDE_PREFIX,
    ASIDE_SUFFIX,
    make_private_folder,
    sync_folder,
    write_atomically,
    writing,
)
from peerkit.vault.connection import open_connection, our_errors
from peerkit.vault.folder import DATABASE, INBOX, KEYS, OUTBOX
from peerkit.vault.schema import Facts, create_schema


def make_vault_folder(
    folder: Path, passphrase: str, costs: KdfCosts, facts: Facts
) -> tuple[VaultKey, str]:
    """Make `folder` a whole, closed vault, and return its key and its recovery code.

    Raises VaultExistsError when the folder holds anything, DiskFullError, NotWritableError.
    """
    code = new_recovery_code()
    with made_aside(folder) as aside:
        slots, vault_key = new_keyslots(new_id(), passphrase, code, costs)
        _fill(aside, slots, vault_key, facts)
    return vault_key, code


@contextmanager
def made_aside(folder: Path) -> Iterator[Path]:
    """Inside the block a new folder stands aside; behind it, it is `folder`.

    An exception that leaves the block leaves nothing. Raises VaultExistsError when `folder` holds
    anything, DiskFullError, NotWritableError, VaultInUseError.
    """
    _require_free(folder)
    make_private_folder(folder.parent)
    _clear_aside(folder)
    aside = folder.parent / f"{_aside_prefix(folder)}{new_id()}{ASIDE_SUFFIX}"
    try:
        make_private_folder(aside)
        yield aside
        with writing(aside):
            sync_folder(aside)
        _rename(aside, folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)  # what stays is cleared away next time
        raise


def _require_free(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        raise VaultExistsError(name=folder.name)


def _aside_prefix(folder: Path) -> str:
    return f"{ASIDE_PREFIX}{folder.name}."


def _clear_aside(folder: Path) -> None:
    """Remove what a kill left; it was never a vault, so nobody's words are in it."""
    prefix = _aside_prefix(folder)
    with writing(folder.parent):
        for each in folder.parent.iterdir():
            middle = each.name.removeprefix(prefix).removesuffix(ASIDE_SUFFIX)
            if each.name == f"{prefix}{middle}{ASIDE_SUFFIX}" and "." not in middle:
                shutil.rmtree(each)


def _fill(aside: Path, slots: KeySlots, vault_key: VaultKey, facts: Facts) -> None:
    for name in (OUTBOX, INBOX):
        make_private_folder(aside / name)
    path = aside / DATABASE
    database = open_connection(path, vault_key.database_key())
    try:
        with our_errors(path):
            create_schema(database, slots.vault_id, slots.generation, facts)
    finally:
        database.close()
    with writing(path):
        path.chmod(0o600)
    write_atomically(aside / KEYS, slots.to_bytes())


def _rename(aside: Path, folder: Path) -> None:
    """Give the whole folder its name. The database is closed: Windows renames no open file."""
    with writing(folder):
        try:
            if folder.is_dir():
                folder.rmdir()  # it is empty, and Windows renames to nothing that stands
            aside.rename(folder)
        except FileNotFoundError as error:  # another window cleared it away, to make its own
            raise VaultInUseError(name=folder.name) from error
        if os.name == "posix":
            sync_folder(folder.parent)
