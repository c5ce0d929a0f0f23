"""What a vault knows of its own backups: when and where they were made, and what was erased since.

Law: a backup that the vault knows was read back, whole, from its place.
"""

from collections.abc import Iterable
from dataclasses import asdict

from peerkit.frozen import frozen
from peerkit.vault.writer import Writer


@frozen
class KnownBackup:
    """One backup. `erasures` counts what had been erased from the vault when it was made."""

    digest: str
    place: str
    at: str
    keep_until: str | None
    erasures: int


class Backups:
    """The backups that were made of a vault."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def list(self) -> tuple[KnownBackup, ...]:
        """Return the known backups, the earliest first."""
        return self._writer.read(
            lambda database: tuple(
                KnownBackup(*row)
                for row in database.execute(
                    "SELECT digest, place, at, keep_until, erasures FROM backups"
                    " ORDER BY at, digest"
                )
            )
        )

    def add(self, backup: KnownBackup) -> None:
        """Keep what is known of a backup; the same at the same place is kept once."""
        row = asdict(backup)
        self._writer.write(lambda database: database.table("backups").insert(row, ignore=True))

    def last_at(self) -> str | None:
        """Return when the last backup was made."""
        found = self._writer.read(
            lambda database: database.execute("SELECT max(at) FROM backups").fetchone()
        )
        return None if found[0] is None else str(found[0])

    def forget(self, digests: Iterable[str]) -> None:
        """Make the vault know nothing of those backups; what they held stays backed up once."""
        rows = [(one,) for one in digests]
        self._writer.write(
            lambda database: database.conn.executemany("DELETE FROM backups WHERE digest = ?", rows)
        )

    def erased_records(self) -> int:
        """Return how many records have lost their words to a withdrawal."""
        return self._writer.read(
            lambda database: int(
                database.execute("SELECT count(*) FROM records WHERE is_erased = 1").fetchone()[0]
            )
        )
