"""Finished records that have no project and no number yet: they wait until the device joins one.

Law: a record that waits is taken once, in the transaction that gives it its number.
"""

from dataclasses import asdict

from peerkit.errors import NoSuchInterviewError
from peerkit.frozen import frozen
from peerkit.vault.database import Database
from peerkit.vault.writer import Writer


@frozen
class WaitingRecord:
    """A record without its head: canonical `body`, its kind, its subject and when it was made."""

    id: str
    kind: str
    subject: str | None
    at: str
    body: bytes


class Waiting:
    """The records of a vault that wait for a project."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def add(
        self, record_id: str, body: bytes, subject: str | None, at: str, *, kind: str = "submission"
    ) -> None:
        """Keep one more record, under an id that the vault has not seen."""
        row = asdict(WaitingRecord(record_id, kind, subject, at, body))
        self._writer.write(lambda database: database.table("waiting").insert(row))

    def list(self) -> tuple[WaitingRecord, ...]:
        """Return what waits, in the order in which it came."""
        return self._writer.read(
            lambda database: tuple(
                WaitingRecord(**row)
                for row in database.query(
                    "SELECT id, kind, subject, at, body FROM waiting ORDER BY number"
                )
            )
        )

    def take(self, record_id: str) -> WaitingRecord:
        """Return one record, which waits no more; raises NoSuchInterviewError."""

        def work(database: Database) -> WaitingRecord:
            for row in database.query(
                "SELECT id, kind, subject, at, body FROM waiting WHERE id = ?", [record_id]
            ):
                database.execute("DELETE FROM waiting WHERE id = ?", [record_id])
                return WaitingRecord(**row)
            raise NoSuchInterviewError(interview=record_id)

        taken = self._writer.write(work)
        self._writer.empty_log()
        return taken
