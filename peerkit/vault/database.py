"""A vault's database: plain statements at once, sqlite-utils as soon as somebody asks for a table.

Importing sqlite-utils costs three to four starts of Python; a command that only looks, and an
interview under way, need none of it.

Laws:
- sqlite-utils is never used on another driver: then its exception handling misses SQLCipher's
  errors, and later writes are silently lost.
- No plug-in of sqlite-utils ever sees an open vault.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite_utils
    from sqlite_utils.db import Table


def load_sqlite_utils() -> ModuleType:
    """Return sqlite_utils, bound to sqlcipher3.

    sqlite-utils takes the module `pysqlite3` before Python's own sqlite3; both its names must
    stand before it is imported for the first time.
    """
    import sqlcipher3

    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2
    import sqlite_utils
    import sqlite_utils.utils

    if vars(sqlite_utils.utils)["sqlite3"] is not sqlcipher3:
        raise RuntimeError("sqlite_utils was imported before peerkit.vault")
    return sqlite_utils


class Database:
    """One open connection, `conn`, which commits each statement unless a transaction is open."""

    def __init__(self, conn: Any) -> None:
        self.conn = conn

    @cached_property
    def _helper(self) -> "sqlite_utils.Database":
        helper: sqlite_utils.Database = load_sqlite_utils().Database(
            self.conn, execute_plugins=False
        )
        return helper

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the cursor of a statement that was carried out."""
        return self.conn.execute(sql, values)

    def query(self, sql: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        """Yield the rows that a statement selects, as column names to values."""
        cursor = self.conn.execute(sql, values)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    def table(self, name: str) -> "Table":
        """Return sqlite-utils' handle of a table, to make it or to write to it."""
        return self._helper.table(name)

    def atomic(self) -> AbstractContextManager[object]:
        """Return a block that is one transaction."""
        return self._helper.atomic()

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()
