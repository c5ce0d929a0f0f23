"""The way to an encrypted connection: SQLCipher, every pragma in its order.

Laws:
- Nothing is written before the driver has said that it encrypts: stock SQLite takes `key` without
  a word and writes plain text.
- A vault that another process has open is told apart from a wrong key and from damage.
- Every error of the driver leaves here as ours.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peerkit.errors import (
    DiskFullError,
    NotWritableError,
    PeerkitError,
    VaultDamagedError,
    VaultInUseError,
)
from peerkit.vault.database import Database

KEY_BYTES = 32

_BEFORE_THE_FIRST_READ = ("locking_mode=EXCLUSIVE",)
_SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "temp_store=MEMORY",  # FILE would spill plain text
    "secure_delete=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "busy_timeout=0",  # a second window is told at once
)

_ERRORS = {
    5: VaultInUseError,  # SQLITE_BUSY
    6: VaultInUseError,  # SQLITE_LOCKED
    13: DiskFullError,  # SQLITE_FULL
    3: NotWritableError,  # SQLITE_PERM
    8: NotWritableError,  # SQLITE_READONLY
    10: NotWritableError,  # SQLITE_IOERR: a pulled stick, a quota, a size limit
    14: NotWritableError,  # SQLITE_CANTOPEN
    11: VaultDamagedError,  # SQLITE_CORRUPT
    26: VaultDamagedError,  # SQLITE_NOTADB
}
"""SQLite's primary result codes (sqlite.org/rescode.html)."""


def open_connection(path: Path, key: bytes) -> Database:
    """Return the database at `path` (made anew if absent), which only this process has open.

    The connection belongs to the calling thread, and opens no transaction by itself. Raises
    VaultInUseError, VaultDamagedError (also for another vault's key), NotWritableError.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    import sqlcipher3

    with our_errors(path):
        connection = sqlcipher3.connect(str(path), timeout=0, isolation_level=None)
        try:
            _set_up(connection, key)
        except BaseException:
            connection.close()
            raise
    return Database(connection)


def _set_up(connection: Any, key: bytes) -> None:
    """Set every pragma, in the one order that is safe."""
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise RuntimeError("this SQLite does not encrypt")
    for setting in (*_BEFORE_THE_FIRST_READ, *_SETTINGS):
        connection.execute(f"PRAGMA {setting}").fetchall()
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "wal":
        raise RuntimeError("this file system cannot keep a vault: no write-ahead log")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


@contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """Inside the block the driver's errors become ours; a fault in a statement stays as it is."""
    import sqlcipher3  # whole, as everywhere: two threads that import its parts lock each other

    try:
        yield
    except sqlcipher3.dbapi2.Error as error:
        kind = _ERRORS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if kind is None:
            raise
        raise _our_error(kind, path, error) from error


def _our_error(kind: type[PeerkitError], path: Path, error: Exception) -> PeerkitError:
    if kind is VaultInUseError:
        return kind(name=path.parent.name)
    if kind is VaultDamagedError:
        return kind(part="database", problem=getattr(error, "sqlite_errorname", "unknown"))
    return kind(path=str(path))
