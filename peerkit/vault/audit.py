"""The vault's own events: what was done with it and when, for whoever may open it.

An entry names the digest of the one before it, so that none can be changed, dropped or put in
between without being found out. Whoever holds the vault's key could write the whole log anew: it
proves nothing against them, and tells of damage and of a careless hand.

Laws:
- An entry holds an event, a time and a few counts, digests and ids; never a word that was said,
  never a name.
- The log only grows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peerkit.record import read_canonical, write_canonical
from peerkit.values import digest
from peerkit.vault.database import Database
from peerkit.vault.writer import Writer

Fact = str | int

_FACTS_LIMIT_BYTES = 4096


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One event. `number` counts from 1."""

    number: int
    at: str
    event: str
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class AuditLog:
    """The events that verify, the earliest first. `broken_at` is the first that does not."""

    entries: tuple[AuditEntry, ...]
    broken_at: int | None = None


class Audit:
    """The log of a vault's own events."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def add(self, event: str, at: str, facts: Mapping[str, Fact], *, durable: bool = True) -> None:
        """Make the log end with that event. `facts` are counts, digests and ids."""

        def work(database: Database) -> None:
            last = database.execute(
                "SELECT number, id FROM audit ORDER BY number DESC LIMIT 1"
            ).fetchone()
            number, previous = (last[0] + 1, last[1]) if last else (1, None)
            kept = write_canonical(dict(facts))
            entry = (number, at, event, kept, previous)
            database.execute(
                "INSERT INTO audit (number, at, event, facts, previous, id)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [*entry, _id_of(*entry)],
            )

        self._writer.write(work, durable=durable)

    def read(self) -> AuditLog:
        """Return the log, verified from its beginning up to where it may be broken."""
        rows = self._writer.read(
            lambda database: database.execute(
                "SELECT number, at, event, facts, previous, id FROM audit ORDER BY number"
            ).fetchall()
        )
        entries: list[AuditEntry] = []
        tip: str | None = None
        for place, row in enumerate(rows, start=1):
            number, at, event, facts, previous, id_ = row
            if (number, previous, id_) != (place, tip, _id_of(*row[:-1])):
                return AuditLog(tuple(entries), place)
            entries.append(AuditEntry(number, at, event, read_canonical(facts, _FACTS_LIMIT_BYTES)))
            tip = id_
        return AuditLog(tuple(entries))

    def count(self, event: str) -> int:
        """Return how often that happened."""
        return self._writer.read(
            lambda database: int(
                database.execute("SELECT count(*) FROM audit WHERE event = ?", [event]).fetchone()[
                    0
                ]
            )
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
