"""A whole, checked copy of an open database, under a key of its own.

Law: a copy is authentic and well formed when the call returns, or there is none.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from peerkit.crypto import VaultKey
from peerkit.errors import VaultDamagedError
from peerkit.files import remove_file, sync_file, writing
from peerkit.vault.connection import open_connection, our_errors
from peerkit.vault.database import Database

OnProgress = Callable[[float], None]
"""Told how much is done, from 0 to 1, on the thread that owns the connection."""

_STEPS_BETWEEN_REPORTS = 2_000
"""Steps of SQLite's machine: some thirty reports a second."""


def copy_database(
    database: Database, source: Path, target: Path, key: VaultKey, on_progress: OnProgress
) -> None:
    """Make `target` a copy of the open database `source`, durable, encrypted under `key`.

    The caller is the thread that owns the connection, and no transaction is open. Raises
    DiskFullError, NotWritableError, VaultDamagedError; then there is no file at `target`.
    """
    try:
        with our_errors(target):
            _export(database.conn, source, target, key, on_progress)
        with writing(target):
            target.chmod(0o600)
            sync_file(target)
        _check_copy(target, key)
    except BaseException:
        remove_file(target)
        raise


def check_integrity(database: Database) -> None:
    """Return if every page is authentic and well formed; raises VaultDamagedError."""
    if database.execute("PRAGMA cipher_integrity_check").fetchall():
        raise VaultDamagedError(part="database", problem="cipher_integrity_check")
    [[verdict]] = database.execute("PRAGMA quick_check(1)").fetchall()
    if verdict != "ok":
        raise VaultDamagedError(part="database", problem="quick_check")


def _export(
    connection: Any, source: Path, target: Path, key: VaultKey, on_progress: OnProgress
) -> None:
    whole = max(1, source.stat().st_size)

    def report() -> int:
        if target.exists():
            on_progress(min(1.0, target.stat().st_size / whole))
        return 0

    literal = f"x'{key.database_key().hex()}'"
    connection.execute(f'ATTACH DATABASE ? AS fresh KEY "{literal}"', [str(target)])
    try:
        # A kill leaves a file that nobody looks at; it is synced as a whole before it counts.
        connection.execute("PRAGMA fresh.journal_mode=OFF").fetchall()
        connection.execute("PRAGMA fresh.synchronous=OFF")
        connection.set_progress_handler(report, _STEPS_BETWEEN_REPORTS)
        connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
    finally:
        connection.set_progress_handler(None, 0)
        connection.execute("DETACH DATABASE fresh")
    on_progress(1.0)


def _check_copy(target: Path, key: VaultKey) -> None:
    copy = open_connection(target, key.database_key())
    try:
        with our_errors(target):
            check_integrity(copy)
            # Its own log goes into the file, and no other file is left beside it.
            copy.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        copy.close()
