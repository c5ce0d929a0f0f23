"""Records seen from outside: whose they are, and whether they have a body, without reading it.

Lists, counts and "what is still to do" need no more; a project of ten thousand interviews is
outlined in the time that reading a hundred of them takes.

Law: the order of outlines follows from the records alone, whatever order they came in.
"""

import json
from collections.abc import Iterator, Sequence

from peerkit.frozen import frozen
from peerkit.record import Record, read_record
from peerkit.vault.database import Database
from peerkit.vault.merging import COUNTING, State
from peerkit.vault.writer import Writer

_PAGE_RECORDS = 100


@frozen
class Outline:
    """A counting record without what it says. `number` is its place in its device's chain.

    `is_erased` says that its body was taken for good, which is otherwise elsewhere: by a withdrawal
    or, as `is_past` says, because its time was over.
    """

    id: str
    device: str
    number: int
    subject: str | None
    at: str
    has_body: bool
    is_erased: bool = False
    is_past: bool = False


@frozen
class Held:
    """A counting record whose words are here: whose chain it is on, and whom it is about."""

    id: str
    device: str
    kind: str
    subject: str | None


class Outlines:
    """The records that a vault holds, as outlines, and the way from outlines to records."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def list(self, project: str, kind: str) -> tuple[Outline, ...]:
        """Return the counting records of that kind, by time and then by id."""

        def work(database: Database) -> list[Outline]:
            rows = database.conn.execute(
                "SELECT id, device, number, subject, head, body IS NOT NULL, is_erased,"
                " is_erased AND id IN (SELECT record FROM erasures) FROM records"
                " WHERE project = ? AND kind = ? AND state IN (?, ?)",
                (project, kind, *COUNTING),
            )
            return [
                Outline(id_, device, number, subject, json.loads(head)["at"], *map(bool, told))
                for id_, device, number, subject, head, *told in rows
            ]

        return tuple(sorted(self._writer.read(work), key=lambda one: (one.at, one.id)))

    def held(self, project: str, kinds: Sequence[str]) -> tuple[Held, ...]:
        """Return the counting records of those kinds whose words are here, as they came."""
        # Only the number of places depends on the kinds; the values are parameters.
        places = ", ".join("?" * len(kinds))
        sql = (
            "SELECT id, device, kind, subject FROM records"  # noqa: S608 - see above
            f" WHERE project = ? AND kind IN ({places}) AND body IS NOT NULL"
            " AND state IN (?, ?) ORDER BY row"
        )
        return self._writer.read(
            lambda database: tuple(
                Held(*row) for row in database.conn.execute(sql, (project, *kinds, *COUNTING))
            )
        )

    def ids(self, project: str, device: str) -> frozenset[str]:
        """Return the ids of all records of a device's chain."""
        return self._writer.read(
            lambda database: frozenset(
                id_
                for (id_,) in database.conn.execute(
                    "SELECT id FROM records WHERE project = ? AND device = ?", (project, device)
                )
            )
        )

    def count(self, project: str, kind: str) -> int:
        """Return how many counting records of that kind there are."""
        return self._writer.read(
            lambda database: int(
                database.conn.execute(
                    "SELECT count(*) FROM records"
                    " WHERE project = ? AND kind = ? AND state IN (?, ?)",
                    (project, kind, *COUNTING),
                ).fetchone()[0]
            )
        )

    def records(self, outlines: Sequence[Outline]) -> Iterator[Record]:
        """Yield the outlined records, whole and in that order, page by page."""
        for start in range(0, len(outlines), _PAGE_RECORDS):
            page = outlines[start : start + _PAGE_RECORDS]
            found = self._page([one.id for one in page])
            yield from (found[one.id] for one in page)

    def unreceipted(self, project: str, holder: str) -> dict[str, dict[str, int]]:
        """Return, by device, the records (id to number) that no receipt of `holder` lists.

        They stand in their chain's order.
        """

        def work(database: Database) -> dict[str, dict[str, int]]:
            rows = database.conn.execute(
                "SELECT device, id, number FROM records WHERE project = ? AND NOT EXISTS"
                " (SELECT 1 FROM receipts WHERE record = records.id AND merged_by = ?)"
                " ORDER BY device, number, id",
                (project, holder),
            )
            found: dict[str, dict[str, int]] = {}
            for device, id_, number in rows:
                found.setdefault(device, {})[id_] = number
            return found

        return self._writer.read(work)

    def untold(self, project: str, holder: str) -> dict[str, dict[str, bool]]:
        """Return, by device, the records (id to: backed up) of which receipts lack something.

        `holder` has written no receipt of them, or none that says that they are backed up.
        """

        def work(database: Database) -> dict[str, dict[str, bool]]:
            rows = database.conn.execute(
                "SELECT device, id, backed_up.row IS NOT NULL FROM records"
                " LEFT JOIN backed_up ON backed_up.row = records.row"
                " LEFT JOIN receipts ON record = id AND merged_by = ?"
                " WHERE project = ? AND state <> ? AND (record IS NULL OR"
                " (backed_up.row IS NOT NULL AND receipts.backed_up = 0))"
                " ORDER BY device, number, id",
                (holder, project, State.LATE),
            )
            found: dict[str, dict[str, bool]] = {}
            for device, id_, is_backed_up in rows:
                found.setdefault(device, {})[id_] = bool(is_backed_up)
            return found

        return self._writer.read(work)

    def backed_up(self, project: str, holder: str) -> frozenset[str]:
        """Return the ids of the records that receipts of `holder` list as backed up."""
        return self._writer.read(
            lambda database: frozenset(
                id_
                for (id_,) in database.conn.execute(
                    "SELECT id FROM records JOIN receipts ON record = id"
                    " WHERE project = ? AND merged_by = ? AND backed_up = 1",
                    (project, holder),
                )
            )
        )

    def erased(self, project: str) -> dict[str, tuple[str, int]]:
        """Return the records whose bodies a withdrawal took: id to device and number."""
        return self._writer.read(
            lambda database: {
                id_: (device, number)
                for id_, device, number in database.conn.execute(
                    "SELECT id, device, number FROM records WHERE project = ? AND is_erased = 1",
                    (project,),
                )
            }
        )

    def _page(self, ids: Sequence[str]) -> dict[str, Record]:
        # Only the number of places depends on the page; the values are parameters.
        places = ", ".join("?" * len(ids))
        sql = f"SELECT id, head, salt, body FROM records WHERE id IN ({places})"  # noqa: S608
        rows = self._writer.read(lambda database: database.conn.execute(sql, ids).fetchall())
        return {id_: read_record(*parts) for id_, *parts in rows}
