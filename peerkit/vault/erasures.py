"""Erasing for good: the words of records whose time is over, which never come back to this vault.

Laws:
- A record that was erased once has no body here, whenever and by whatever way it comes again.
- What says what happened to other records (withdrawals, receipts, erasures) is never erased.
- Its head stays: the chain still verifies, and everybody sees that there was something.
- Behind `erasing` nothing of it is left in the database's log either.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from peerkit.record import NEVER_ERASED
from peerkit.vault.database import Database
from peerkit.vault.writer import Writer

# Only the number of places depends on the kinds; they are parameters.
_PLACES = ", ".join("?" * len(NEVER_ERASED))
_ERASE = (
    "UPDATE records SET salt = NULL, body = NULL, is_erased = 1"  # noqa: S608 - see above
    f" WHERE id = ? AND body IS NOT NULL AND kind NOT IN ({_PLACES})"
)


class Erasures:
    """The records of a vault whose words were erased because their time was over."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """Make the block one transaction, behind which the database's log is empty."""
        with self._writer.transaction():
            yield
            self._writer.empty_log()

    def erase(self, records: Iterable[str]) -> int:
        """Return how many records lost their words now; those that come later lose them too."""
        rows = [(record,) for record in records]

        def work(database: Database) -> int:
            connection = database.conn
            connection.executemany(
                "INSERT INTO erasures (record) VALUES (?) ON CONFLICT DO NOTHING", rows
            )
            values = [(record, *NEVER_ERASED) for (record,) in rows]
            return int(connection.executemany(_ERASE, values).rowcount)

        erased = self._writer.write(work)
        self._writer.empty_log()
        return erased

    def count(self) -> int:
        """Return how many records this vault never takes the words of again."""
        return self._writer.read(
            lambda database: int(database.execute("SELECT count(*) FROM erasures").fetchone()[0])
        )
