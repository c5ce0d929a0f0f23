"""The vault's own events: what was done with it and when, for whoever may open it.

An entry names the digest of the one before it, so that none can be changed, dropped or put in
between without being found out; how many there are is kept beside them, so that none can be dropped
from the end, and a mark beside the vault (audit_mark.py) tells of an older database put back.
Whoever holds the vault's key could write the whole log anew: it proves nothing against them, and
tells of damage and of a careless hand.

Laws:
- An entry holds an event, a time and a few counts, digests and ids; never a word that was said,
  never a name.
- The log only grows, and goes on from the number that it had, whatever was taken from it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from peerkit.frozen import frozen
from peerkit.record import read_canonical, write_canonical
from peerkit.values import digest
from peerkit.vault.audit_mark import Mark, read_mark
from peerkit.vault.database import Database
from peerkit.vault.schema import read_text
from peerkit.vault.writer import Writer

Fact = str | int

_FACTS_LIMIT_BYTES = 4096
_TIP, _SECRET, _MARKED = "audit_tip", "audit_secret", "audit_marked"
"""What the vault's facts keep of the log: its length and last entry, the mark's secret, and whether
there has been a mark."""


@frozen
class AuditEntry:
    """One event. `number` counts from 1."""

    number: int
    at: str
    event: str
    facts: Mapping[str, Fact]


@frozen
class AuditLog:
    """The events that verify, the earliest first.

    `broken_at` is the first that does not, or that is missing at the end.
    """

    entries: tuple[AuditEntry, ...]
    broken_at: int | None = None


class Audit:
    """The log of a vault's own events."""

    def __init__(self, writer: Writer, folder: Path, vault_id: str) -> None:
        self._writer = writer
        self._folder = folder
        self._vault_id = vault_id
        self._may_mark_anew = False

    def add(self, event: str, at: str, facts: Mapping[str, Fact], *, durable: bool = True) -> None:
        """Make the log end with that event. `facts` are counts, digests and ids."""

        def work(database: Database) -> None:
            tip = _read_tip(database)
            kept = write_canonical(dict(facts))
            entry = (tip.entries + 1, at, event, kept, tip.last or None)
            id_ = _id_of(*entry)
            database.execute(
                "INSERT INTO audit (number, at, event, facts, previous, id)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [*entry, id_],
            )
            _set(database, _TIP, f"{tip.entries + 1} {id_}")

        self._writer.write(work, durable=durable)

    def read(self) -> AuditLog:
        """Return the log, verified from its beginning up to where it may be broken."""
        rows, tip = self._writer.read(
            lambda database: (
                database.execute(
                    "SELECT number, at, event, facts, previous, id FROM audit ORDER BY number"
                ).fetchall(),
                _read_tip(database),
            )
        )
        entries: list[AuditEntry] = []
        last: str | None = None
        for place, row in enumerate(rows, start=1):
            number, at, event, facts, previous, id_ = row
            if (number, previous, id_) != (place, last, _id_of(*row[:-1])):
                return AuditLog(tuple(entries), place)
            entries.append(AuditEntry(number, at, event, read_canonical(facts, _FACTS_LIMIT_BYTES)))
            last = id_
        is_whole = (tip.entries, tip.last) == (len(entries), last or "")
        return AuditLog(tuple(entries), None if is_whole else len(entries) + 1)

    def note_cut(self, event: str, at: str) -> bool:
        """Return whether the mark tells of entries that the log lacks; the log says so by `event`.

        Its facts are `known`, how many entries there were by the mark (0 where the mark itself was
        taken away), and `found`, how many there are.
        """

        def work(database: Database) -> tuple[Mark | None, Mark, bool]:
            mark = read_mark(self._folder, self._vault_id, _read_secret(database))
            is_borne_out = _is_borne_out(database, mark)
            if mark is not None and is_borne_out:
                _set(database, _MARKED, "1")
            return mark, _read_tip(database), is_borne_out

        mark, tip, is_borne_out = self._writer.write(work, durable=False)
        if not is_borne_out:
            known = 0 if mark is None else mark.entries
            self.add(event, at, {"known": known, "found": tip.entries})
            self._may_mark_anew = True
        return not is_borne_out

    def begin_mark(self) -> None:
        """Let the next closing mark the log as it is then: the vault was just made of a backup."""
        self._may_mark_anew = True

    def next_mark(self) -> tuple[str, bytes, Mark] | None:
        """Return what `write_mark` is to be given behind the vault's closing, if anything is new.

        A mark that the log does not bear out stays, until `note_cut` has said so in the log.
        """

        def work(database: Database) -> tuple[str, bytes, Mark] | None:
            tip, secret = _read_tip(database), _read_secret(database)
            mark = read_mark(self._folder, self._vault_id, secret)
            may_mark = self._may_mark_anew or _is_borne_out(database, mark)
            is_new = tip.entries > 0 and tip != mark
            return (self._vault_id, secret, tip) if may_mark and is_new else None

        return self._writer.read(work)

    def count(self, event: str) -> int:
        """Return how often that happened."""
        return self._writer.read(
            lambda database: int(
                database.execute("SELECT count(*) FROM audit WHERE event = ?", [event]).fetchone()[
                    0
                ]
            )
        )


def _read_tip(database: Database) -> Mark:
    entries, _, last = read_text(database, _TIP).partition(" ")
    return Mark(int(entries), last)


def _read_secret(database: Database) -> bytes:
    return bytes.fromhex(read_text(database, _SECRET))


def _is_borne_out(database: Database, mark: Mark | None) -> bool:
    """Tell whether the log has what the mark says it had; the first closing makes the mark."""
    if mark is None:
        sql = "SELECT 1 FROM meta WHERE name = ?"
        return database.execute(sql, [_MARKED]).fetchone() is None
    found = database.execute("SELECT id FROM audit WHERE number = ?", [mark.entries]).fetchone()
    return found is not None and bool(found[0] == mark.last)


def _set(database: Database, name: str, value: str) -> None:
    database.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )


def _id_of(number: int, at: str, event: str, facts: bytes, previous: str | None) -> str:
    document: dict[str, Any] = {
        "number": number,
        "at": at,
        "event": event,
        "facts": facts.hex(),
        "previous": previous,
    }
    return digest("audit", write_canonical(document))
