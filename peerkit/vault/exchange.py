"""What was handed over, what was merged, and what receipts say about it.

Laws:
- A bundle stays handed over, but not delivered, until somebody says that it was.
- A bundle that was seen is known by its digest, whatever its file is called.
- A receipt adds to what is known of a record and never takes away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from peerkit.frozen import frozen
from peerkit.vault.database import Database
from peerkit.vault.writer import Writer


@frozen
class Handover:
    """One bundle for a receiver, which holds the own chain up to `to_number`.

    `project` is what it is kept under; of a device that the vault was before, with the device.
    """

    project: str
    receiver: str
    to_number: int
    digest: str
    at: str
    delivered: bool = False


@frozen
class ReceiptEntry:
    """What one receiver's receipt says of a record: merged, and perhaps backed up."""

    record: str
    merged_by: str
    at: str
    backed_up: bool = False


class Handovers:
    """The bundles that a vault handed over."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def add(self, handover: Handover) -> None:
        """Keep that a bundle was made; the same bundle twice is kept once."""
        row = asdict(handover)
        self._writer.write(lambda database: database.table("handovers").insert(row, ignore=True))

    def last_number(self, project: str, receiver: str) -> int:
        """Return the last number of the own chain that was handed over; 0 before the first."""
        found = self._writer.read(
            lambda database: database.execute(
                "SELECT max(to_number) FROM handovers WHERE project = ? AND receiver = ?",
                [project, receiver],
            ).fetchone()
        )
        return int(found[0] or 0)

    def list(self, project: str) -> tuple[Handover, ...]:
        """Return the project's handovers, the earliest first."""
        return self._where("project = ?", [project])

    def clear(self) -> None:
        """Make the vault know of no bundle, so that everything is handed over anew."""
        self._writer.write(lambda database: database.execute("DELETE FROM handovers"))

    def mark_delivered(self, digest: str) -> None:
        """Remember that the bundle with that digest reached its place."""
        self._writer.write(
            lambda database: database.execute(
                "UPDATE handovers SET delivered = 1 WHERE digest = ?", [digest]
            )
        )

    def forget(self, digests: Iterable[str]) -> None:
        """Make the vault know nothing of the bundles, so that their records are sealed anew."""
        rows = [(digest,) for digest in digests]
        self._writer.write(
            lambda database: database.conn.executemany(
                "DELETE FROM handovers WHERE digest = ?", rows
            )
        )

    def _where(self, condition: str, values: Sequence[str]) -> tuple[Handover, ...]:
        return self._writer.read(
            lambda database: tuple(
                Handover(**{**row, "delivered": bool(row["delivered"])})
                for row in database.query(
                    # The conditions are this module's own; values are parameters.
                    "SELECT project, receiver, to_number, digest, at, delivered"  # noqa: S608
                    f" FROM handovers WHERE {condition} ORDER BY number",
                    values,
                )
            )
        )


class Seen:
    """The digests of the bundles that were merged."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def add(self, digest: str, at: str) -> None:
        """Remember a bundle. Call it in the transaction of its merge."""
        row = {"digest": digest, "at": at}
        self._writer.write(lambda database: database.table("seen").insert(row, ignore=True))

    def has(self, digest: str) -> bool:
        """Tell whether the bundle was merged before."""
        found = self._writer.read(
            lambda database: database.execute(
                "SELECT 1 FROM seen WHERE digest = ?", [digest]
            ).fetchone()
        )
        return found is not None


class Receipts:
    """What receivers' verified receipts say of records."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def add(self, entries: Iterable[ReceiptEntry]) -> None:
        """Keep what the entries say; a record once backed up stays so."""
        rows = [(one.record, one.merged_by, one.at, int(one.backed_up)) for one in entries]

        def work(database: Database) -> None:
            database.conn.executemany(
                "INSERT INTO receipts (record, merged_by, at, backed_up) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (record, merged_by) DO UPDATE"
                " SET backed_up = max(backed_up, excluded.backed_up), at = min(at, excluded.at)",
                rows,
            )

        self._writer.write(work)

    def of_record(self, record: str) -> tuple[ReceiptEntry, ...]:
        """Return what is known of one record, by receiver."""
        return self._writer.read(
            lambda database: tuple(
                ReceiptEntry(**{**row, "backed_up": bool(row["backed_up"])})
                for row in database.query(
                    "SELECT * FROM receipts WHERE record = ? ORDER BY merged_by", [record]
                )
            )
        )

    def has_any(self, project: str, device: str, receiver: str) -> bool:
        """Tell whether a receipt of that receiver lists any record of the device's chain."""
        found = self._writer.read(
            lambda database: database.execute(
                "SELECT 1 FROM receipts JOIN records ON records.id = record"
                " WHERE merged_by = ? AND project = ? AND device = ? LIMIT 1",
                [receiver, project, device],
            ).fetchone()
        )
        return found is not None

    def count_unknown(self, receiver: str) -> int:
        """Return how many records the receiver's receipts list that this vault does not have."""
        found = self._writer.read(
            lambda database: database.execute(
                "SELECT count(*) FROM receipts WHERE merged_by = ?"
                " AND NOT EXISTS (SELECT 1 FROM records WHERE id = record)",
                [receiver],
            ).fetchone()
        )
        return int(found[0])

    def merged_by(self, receiver: str) -> frozenset[str]:
        """Return the ids of the records that the receiver's receipts list as merged."""
        return self._writer.read(
            lambda database: frozenset(
                record
                for (record,) in database.execute(
                    "SELECT record FROM receipts WHERE merged_by = ?", [receiver]
                )
            )
        )
