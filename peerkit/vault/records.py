"""The records of a vault: its own chain, and what it merged from others.

Laws:
- A record is kept once, and never changed but for its body, which may be withheld, come later, or
  be erased for ever.
- The own chain grows by one record at a time, each linked to the one before it.
- A merge is one transaction: everything that its source gives, or nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing

from peerkit.frozen import frozen
from peerkit.record import (
    Checkpoint,
    MergeReport,
    Record,
    RecordKind,
    Tip,
    find_line,
    find_tips,
    read_record,
    verify_link,
)
from peerkit.vault import merging
from peerkit.vault.database import Database
from peerkit.vault.merging import COUNTING
from peerkit.vault.writer import Work, Writer

_BATCH_RECORDS = 500
_BATCH_BYTES = 8 * 1024 * 1024
"""A batch ends at either: small enough for a small laptop, and more rows at once gain no time."""
_PAGE_RECORDS = 100
_PAST_EVERY_ROW = 2**62


class Records:
    """The records that a vault holds."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    # --- the own chain ------------------------------------------------------------------------

    def append(self, record: Record, *, lead: str = "") -> None:
        """Make the own chain end with `record`.

        A withdrawal is obeyed at once where it may be; `lead` is the device that speaks for the
        project. Raises ForgedRecordError when the record does not follow the tip.
        """
        head = record.head

        def work(database: Database) -> None:
            tip = _tip(database, head.project, head.device)
            if tip is None and head.number != 1:
                raise ValueError("a chain begins with number 1")
            if tip is not None:
                verify_link(tip, record)
            merging.add_records(database, [record])
            if head.subject is not None:
                merging.obey_withdrawals(database, head.project, lead, head.subject)

        self._writer.write(work)
        if head.kind == RecordKind.WITHDRAWAL:
            self._writer.empty_log()

    def tip(self, project: str, device: str) -> Tip | None:
        """Return the last record of a device's chain that the vault holds, None before the first.

        Of a fork's two it is the one with the lower id.
        """
        return self._writer.read(lambda database: _tip(database, project, device))

    def free(self, project: str, device: str, holder: str, kinds: Sequence[str]) -> int:
        """Return how many records of the chain, of those kinds, have lost their bodies here now.

        They are those that `holder` has in a backup, as its receipts say.
        """
        # Only the number of places depends on the kinds; they are parameters.
        places = ", ".join("?" * len(kinds))
        sql = (
            "UPDATE records SET salt = NULL, body = NULL"  # noqa: S608 - see above
            f" WHERE project = ? AND device = ? AND kind IN ({places}) AND body IS NOT NULL"
            " AND id IN (SELECT record FROM receipts WHERE merged_by = ? AND backed_up = 1)"
        )
        freed = self._writer.write(
            lambda database: int(
                database.conn.execute(sql, (project, device, *kinds, holder)).rowcount
            )
        )
        if freed:
            self._writer.empty_log()
        return freed

    # --- reading ------------------------------------------------------------------------------

    def get(self, record_id: str) -> Record | None:
        """Return a record, counting or set aside; None if it is not here."""
        for _, record in self._page("id = ?", [record_id], "row"):
            return record
        return None

    def chain(self, project: str, device: str, after: int = 0) -> Iterator[Record]:
        """Return the records of a device's chain after number `after`, in the chain's order."""
        condition = "project = ? AND device = ? AND (number, row) > (?, ?)"
        place = (after, _PAST_EVERY_ROW)
        while page := self._page(condition, [project, device, *place], "number, row"):
            yield from (record for _, record in page)
            place = (page[-1][1].head.number, page[-1][0])

    def line(
        self, project: str, device: str, after: int = 0, *, tip: str | None = None
    ) -> Iterator[Record]:
        """Return the records of a chain after number `after` that its end names, one by one.

        That is the whole chain, but where it has forked, or has a hole: then it is the line,
        without holes, that leads to `tip` (None: to the record with the highest number).
        """
        links = self._writer.read(
            lambda database: database.conn.execute(
                "SELECT id, previous FROM records WHERE project = ? AND device = ? AND number > ?",
                (project, device, after),
            ).fetchall()
        )
        end = self.tip(project, device) if tip is None else None
        last = tip or (None if end is None else end.id)
        on_line = set() if last is None else set(find_line(links, last))
        return (one for one in self.chain(project, device, after) if one.id in on_line)

    def by_kind(self, project: str, kind: str) -> Iterator[Record]:
        """Return the counting records of that kind, in the order in which they came."""
        return self._counting("project = ? AND kind = ?", [project, kind])

    def by_subject(self, project: str, subject: str) -> Iterator[Record]:
        """Return the counting records of that subject, in the order in which they came."""
        return self._counting("project = ? AND subject = ?", [project, subject])

    def tips(self, project: str, device: str) -> tuple[str, ...]:
        """Return the ids of a chain's last records: one, or one each side of a hole or a fork."""
        rows = self._writer.read(
            lambda database: database.conn.execute(
                "SELECT id, previous FROM records WHERE project = ? AND device = ?",
                (project, device),
            ).fetchall()
        )
        return find_tips(rows)

    def forks(self, project: str, device: str) -> tuple[int, ...]:
        """Return the numbers that stand twice in a device's chain."""
        found = self._writer.read(lambda database: merging.find_forks_of(database, project, device))
        return tuple(number for _, number in found)

    def set_aside(self, project: str) -> Iterator[Record]:
        """Return what waits for a person: late records, and withdrawals nobody speaks for."""
        return self._pages(f"project = ? AND {merging.SET_ASIDE}", [project])

    def gaps(self, project: str) -> tuple[tuple[str, int, int], ...]:
        """Return what is known to be missing: (device, first number, last number)."""
        return self._writer.read(lambda database: merging.find_all_gaps(database, project))

    def checkpoint(self, project: str, device: str) -> Checkpoint | None:
        """Return the checkpoint with the highest number that is known of a device's chain."""
        found = self._writer.read(
            lambda database: database.execute(
                "SELECT document, signature FROM checkpoints WHERE project = ? AND device = ?"
                " ORDER BY number DESC, document LIMIT 1",
                [project, device],
            ).fetchone()
        )
        return None if found is None else Checkpoint(*found)

    # --- merging ------------------------------------------------------------------------------

    def merge(
        self,
        records: Iterable[Record],
        checkpoints: Iterable[Checkpoint] = (),
        *,
        accepted_tips: Mapping[str, Collection[str]],
        lead: str,
    ) -> MergeReport:
        """Make the vault hold the verified records and checkpoints too, in one transaction.

        `accepted_tips` are the last records accepted of each revoked device; `lead` is the device
        that speaks for the project. Whatever `records` raises while it is read, nothing changes.
        """
        projects: set[str] = set()
        devices: set[str] = set()
        given = new = 0
        with self._writer.transaction():
            for batch in _batches(records):
                projects.update(record.head.project for record in batch)
                devices.update(record.head.device for record in batch)
                given += len(batch)
                new += self._writer.write(_adding(batch))
            for checkpoint in checkpoints:
                projects.add(self._writer.write(_vouching(checkpoint)))
            settled = [
                self._writer.write(_settling(project, sorted(devices), accepted_tips, lead))
                for project in sorted(projects)
            ]
            erased = sum(one.erased for one in settled)
            if erased:
                self._writer.empty_log()
        return MergeReport(
            new=new,
            duplicates=given - new,
            gaps=tuple(gap for one in settled for gap in one.gaps),
            forks=tuple(fork for one in settled for fork in one.forks),
            quarantined=sum(one.quarantined for one in settled),
            erased=erased,
        )

    # --- pages --------------------------------------------------------------------------------

    def _counting(self, condition: str, values: list[str]) -> Iterator[Record]:
        states = [str(state) for state in COUNTING]
        return self._pages(f"{condition} AND state IN (?, ?)", [*values, *states])

    def _pages(self, condition: str, values: list[str]) -> Iterator[Record]:
        """Return the records page by page, so that a large project needs little memory."""
        after = 0
        while page := self._page(f"{condition} AND row > ?", [*values, after], "row"):
            yield from (record for _, record in page)
            after = page[-1][0]

    def _page(
        self, condition: str, values: list[str | int], order: str
    ) -> list[tuple[int, Record]]:
        # The conditions are this module's own; values are parameters.
        sql = (
            f"SELECT row, head, salt, body FROM records WHERE {condition}"  # noqa: S608 - see above
            f" ORDER BY {order} LIMIT {_PAGE_RECORDS}"
        )

        def work(database: Database) -> list[tuple[int, bytes, bytes | None, bytes | None]]:
            rows, size = [], 0
            with closing(database.conn.execute(sql, values)) as found:
                for row in found:
                    rows.append(row)
                    size += len(row[3] or b"")
                    if size >= _BATCH_BYTES:  # one record can be as large as hundreds are
                        break
            return rows

        found = self._writer.read(work)
        return [(row, read_record(head, salt, body)) for row, head, salt, body in found]


@frozen
class _Settled:
    """What one project's records came to."""

    gaps: tuple[tuple[str, int, int], ...]
    forks: tuple[tuple[str, int], ...]
    quarantined: int
    erased: int


def _adding(batch: list[Record]) -> Work[int]:
    return lambda database: merging.add_records(database, batch)


def _vouching(checkpoint: Checkpoint) -> Work[str]:
    return lambda database: merging.add_checkpoint(database, checkpoint)


def _settling(
    project: str,
    devices: Sequence[str],
    accepted_tips: Mapping[str, Collection[str]],
    lead: str,
) -> Work[_Settled]:
    def work(database: Database) -> _Settled:
        touched = {one: accepted_tips[one] for one in devices if one in accepted_tips}
        merging.set_aside_late(database, project, touched)
        erased = merging.obey_withdrawals(database, project, lead)
        return _Settled(
            gaps=merging.find_all_gaps(database, project),
            forks=tuple(
                fork
                for device in devices
                for fork in merging.find_forks_of(database, project, device)
            ),
            quarantined=merging.count_set_aside(database, project),
            erased=erased,
        )

    return work


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Return the records in lists that are bounded in number and in bytes."""
    batch: list[Record] = []
    size = 0
    for record in records:
        batch.append(record)
        size += len(record.head_bytes) + len(record.body or b"")
        if len(batch) >= _BATCH_RECORDS or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _tip(database: Database, project: str, device: str) -> Tip | None:
    found = database.conn.execute(
        "SELECT number, id FROM records WHERE project = ? AND device = ?"
        " ORDER BY number DESC, id LIMIT 1",
        (project, device),
    ).fetchone()
    return None if found is None else Tip(*found)
