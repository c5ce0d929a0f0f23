"""Files written whole or not at all, and read up to a limit.

It stands below `vault`, `sync` and `export`, so that each may use it, and above the core, which
touches no file.

Laws:
- After a kill, a full disk or a pulled stick, a path holds what it held before, or all of the new.
- A call that fails leaves no file aside; what a kill leaves aside begins with a dot and ends in
  `.new`.
- The system's errors leave here as ours, never as OSError.
"""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from peerkit.errors import DiskFullError, NotReadableError, NotWritableError, PeerkitError

ASIDE_PREFIX = "."
ASIDE_SUFFIX = ".new"

_NO_ROOM = frozenset(
    getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)
)
_WINDOWS_NO_ROOM = frozenset({39, 112})  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL


def error_for(error: OSError, path: Path) -> PeerkitError:
    """Return our error for one that the system raised while `path` was written."""
    if error.errno in _NO_ROOM or getattr(error, "winerror", None) in _WINDOWS_NO_ROOM:
        return DiskFullError(path=str(path))
    return NotWritableError(path=str(path))


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Inside the block the system's errors become DiskFullError or NotWritableError."""
    try:
        yield
    except OSError as error:
        raise error_for(error, path) from error


def write_atomically(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Make `path` hold exactly `data`, durably, whatever it held before.

    Raises DiskFullError or NotWritableError; then `path` is as it was and nothing lies aside.
    """
    with writing(path):
        descriptor, name = tempfile.mkstemp(ASIDE_SUFFIX, ASIDE_PREFIX, path.parent)
        aside = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                _sync_to_disk(file.fileno())
            aside.chmod(mode)
            aside.replace(path)
        except BaseException:
            with suppress(FileNotFoundError):
                aside.unlink()
            raise
        sync_folder(path.parent)


def _sync_to_disk(descriptor: int) -> None:
    """Put the file on the drive itself: on macOS `fsync` alone stops at the drive's cache."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # network and FAT volumes know no F_FULLFSYNC; fsync follows
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    os.fsync(descriptor)


def sync_file(path: Path) -> None:
    """Make what `path` holds durable; raises OSError, for the caller to word."""
    with path.open("rb+") as file:
        _sync_to_disk(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Windows does so by itself and cannot open a folder."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network and FUSE volumes refuse to sync a folder; the file itself is synced.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Make `folder` and its parents stand, and only its owner look into those made now."""
    with writing(folder):
        for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)


def remove_file(path: Path) -> None:
    """Make nothing stand at `path`, whether something did or not; raises NotWritableError."""
    with writing(path):
        path.unlink(missing_ok=True)


def read_file(path: Path) -> bytes:
    """Return what `path` holds, a file that peerkit wrote; raises NotReadableError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotReadableError(path=str(path)) from error


def read_up_to(path: Path, limit_bytes: int) -> bytes | None:
    """Return what `path` holds, or None when that is more than `limit_bytes`.

    Raises NotReadableError when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            found = file.read(limit_bytes + 1)
    except OSError as error:
        raise NotReadableError(path=str(path)) from error
    return found if len(found) <= limit_bytes else None
