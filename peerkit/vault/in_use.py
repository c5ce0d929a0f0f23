"""Whether another window has a vault open, told before anybody types a passphrase.

Law: nothing is read, written or created. Without the key SQLite finds no database in the file; with
another process's lock on it, it does not even look.
"""

from pathlib import Path

from peerkit.errors import VaultInUseError
from peerkit.files import remove_file
from peerkit.vault.folder import DATABASE

_INDEX = DATABASE + "-shm"
"""SQLite makes an index of a log that a kill left; peerkit itself keeps it in memory."""
_BUSY = 5
"""SQLITE_BUSY (sqlite.org/rescode.html)."""


def check_is_free(folder: Path) -> None:
    """Return if no other process has the vault open; raises VaultInUseError."""
    import sqlcipher3

    path = folder / DATABASE
    if not path.is_file():
        return  # whoever opens the vault tells what is wrong with it
    had_index = (folder / _INDEX).exists()
    connection = sqlcipher3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0, isolation_level=None
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == _BUSY:
            raise VaultInUseError(name=folder.name) from error
    finally:
        connection.close()
        if not had_index:
            remove_file(folder / _INDEX)
