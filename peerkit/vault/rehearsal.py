"""A copy of a closed vault, to try on it what nobody would dare to try on the vault.

The copy is the vault's own files, byte by byte: as encrypted as they are, and opened by what opens
them. It lies inside the vault's folder, so that whoever deletes the vault deletes it too.

Laws:
- The vault's own files are read and never written.
- Behind the block no copy is left. What a kill leaves is removed when the vault is opened, or
  copied, the next time; a copy that is in use is left alone.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from peerkit.crypto import new_id
from peerkit.errors import VaultInUseError, VaultMissingError
from peerkit.files import ASIDE_PREFIX, ASIDE_SUFFIX, make_private_folder, writing
from peerkit.vault.folder import KEYS
from peerkit.vault.in_use import check_is_free

_ASIDE = f"{ASIDE_PREFIX}rehearsal."
_COPY = "vault"
_LOCK = "in-use"

_State = tuple[tuple[str, int, int], ...]


@contextmanager
def rehearsal_copy(folder: Path) -> Iterator[Path]:
    """Inside the block the folder given is a copy of the closed vault.

    It is gone behind it, and so is whatever was laid beside it.
    Raises VaultMissingError, VaultInUseError (also where the vault changed meanwhile),
    DiskFullError and NotWritableError; then there is no copy.
    """
    if not (folder / KEYS).is_file():
        raise VaultMissingError(path=str(folder))
    clear_rehearsals(folder)
    room = folder / f"{_ASIDE}{new_id()}{ASIDE_SUFFIX}"
    copy = room / _COPY
    try:
        make_private_folder(copy)
        with _in_use(room):
            _copy_files(folder, copy)
            yield copy
    finally:
        shutil.rmtree(room, ignore_errors=True)  # what stays is removed the next time


def clear_rehearsals(folder: Path) -> None:
    """Remove the copies that a kill left in a vault's folder."""
    for room in folder.glob(f"{_ASIDE}*{ASIDE_SUFFIX}"):
        if _is_left(room):
            with writing(room):
                shutil.rmtree(room)


def _copy_files(folder: Path, copy: Path) -> None:
    check_is_free(folder)
    before = _state(folder)
    for name, _, _ in before:
        with writing(copy / name):
            shutil.copyfile(folder / name, copy / name)
            (copy / name).chmod(0o600)
    check_is_free(folder)
    if _state(folder) != before:  # another window came and went: the copy may be of two halves
        raise VaultInUseError(name=folder.name)


def _state(folder: Path) -> _State:
    """Return the names, sizes and times of the files that are the vault: no folder, none aside."""
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith(ASIDE_PREFIX))
    found = ((path, path.stat()) for path in paths if path.is_file())
    return tuple((path.name, stat.st_size, stat.st_mtime_ns) for path, stat in found)


# --- in use -------------------------------------------------------------------------------------


@contextmanager
def _in_use(room: Path) -> Iterator[None]:
    """Inside the block nobody takes the copy for one that a kill left.

    The lock is SQLite's, because that one is the same on every system and ends with the process.
    """
    with closing(_lock(room)):
        yield


def _lock(room: Path) -> Any:
    import sqlcipher3

    with writing(room):
        (room / _LOCK).touch(mode=0o600)
    connection = sqlcipher3.connect(str(room / _LOCK), timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_left(room: Path) -> bool:
    """Tell whether it is a copy, and no process holds its lock.

    A file or a link that goes by such a name is none of ours: nothing is written through a link.
    """
    import sqlcipher3

    if room.is_symlink() or not room.is_dir():
        return False
    try:
        _lock(room).close()
    except sqlcipher3.dbapi2.OperationalError:
        return False
    return True
