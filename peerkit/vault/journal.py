"""The journal: each open interview's events and half-typed words, until the interview is finished.

The vault does not know what an event says: it keeps bytes in their order.

Laws:
- When `append` returns, its events outlive a power cut; when `type` returns, its words outlive a
  kill, and within one second a power cut.
- The events of one call are all there, or none of them.
- Finishing is one transaction: what became of the interview is kept, and its journal is erased, or
  neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from peerkit.errors import NoSuchInterviewError
from peerkit.frozen import frozen
from peerkit.vault.database import Database
from peerkit.vault.writer import Writer


@frozen
class Journal:
    """One open interview: what it was begun with, its events in order, and unfinished words.

    `drafts` maps a question to what was typed there and is no answer yet.
    """

    interview: str
    begun_at: str
    setting: bytes
    events: tuple[bytes, ...]
    drafts: Mapping[str, str]


@frozen
class OpenInterview:
    """An interview that was begun and is not finished."""

    interview: str
    begun_at: str
    setting: bytes


class Journals:
    """The journals of a vault's open interviews."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def begin(self, interview: str, setting: bytes, at: str) -> None:
        """Make an empty journal, durably. `setting` is whatever the interview needs to go on."""
        self._writer.write(
            lambda database: database.execute(
                "INSERT INTO interviews (interview, setting, begun_at) VALUES (?, ?, ?)",
                [interview, setting, at],
            )
        )

    def append(self, interview: str, events: Sequence[bytes], settled: Sequence[str] = ()) -> None:
        """Make the events durable, in this order, after those that are there.

        The drafts of the questions in `settled` are erased with it. Raises NoSuchInterviewError.
        """

        def work(database: Database) -> None:
            number = _number(database, interview)
            database.conn.executemany(
                "INSERT INTO events (interview, event) VALUES (?, ?)",
                [(number, event) for event in events],
            )
            database.conn.executemany(
                "DELETE FROM drafts WHERE interview = ? AND question = ?",
                [(number, question) for question in settled],
            )

        self._writer.write(work)

    def type(self, interview: str, question: str, text: str) -> None:
        """Keep what is being typed at a question in place of what was typed there before.

        May be called from any thread. Raises NoSuchInterviewError.
        """

        def work(database: Database) -> None:
            database.conn.execute(
                "INSERT INTO drafts (interview, question, text) VALUES (?, ?, ?)"
                " ON CONFLICT (interview, question) DO UPDATE SET text = excluded.text",
                (_number(database, interview), question, text),
            )

        self._writer.write(work, durable=False)

    def draft(self, interview: str, question: str) -> str | None:
        """Return the unfinished words at a question of an open interview, if there are any."""

        def work(database: Database) -> str | None:
            found = database.conn.execute(
                "SELECT text FROM drafts WHERE interview = ? AND question = ?",
                (_number(database, interview), question),
            ).fetchone()
            return None if found is None else str(found[0])

        return self._writer.read(work)

    @contextmanager
    def settle(self, interview: str, question: str) -> Iterator[None]:
        """Keep what the block adds to the vault, and erase that draft, in one transaction.

        Behind it the draft is gone from the database's log too. Raises NoSuchInterviewError.
        """
        with self._writer.transaction():
            yield
            self.append(interview, [], [question])
        self._writer.checkpoint()

    def read(self, interview: str) -> Journal:
        """Return everything that is kept of an open interview; raises NoSuchInterviewError."""

        def work(database: Database) -> Journal:
            number = _number(database, interview)
            [opened] = database.query(
                "SELECT begun_at, setting FROM interviews WHERE number = ?", [number]
            )
            events = database.execute(
                "SELECT event FROM events WHERE interview = ? ORDER BY number", [number]
            )
            drafts = database.execute(
                "SELECT question, text FROM drafts WHERE interview = ?", [number]
            )
            return Journal(
                interview,
                **opened,
                events=tuple(event for (event,) in events),
                drafts=MappingProxyType(dict(drafts)),
            )

        return self._writer.read(work)

    def open_interviews(self) -> tuple[OpenInterview, ...]:
        """Return the interviews that were begun and not finished, the earliest first."""
        return self._writer.read(
            lambda database: tuple(
                OpenInterview(**row)
                for row in database.query(
                    "SELECT interview, begun_at, setting FROM interviews ORDER BY number"
                )
            )
        )

    @contextmanager
    def finish(self, interview: str) -> Iterator[None]:
        """Keep what the block adds to the vault, and erase the journal, in one transaction.

            with vault.journal.finish(interview):
                vault.waiting.add(...)

        If the block raises, the journal stays as it was. Raises NoSuchInterviewError.
        """
        with self._writer.transaction():
            yield
            self.erase(interview)

    def erase(self, interview: str) -> None:
        """Make the vault hold nothing of the journal any more; raises NoSuchInterviewError."""

        def work(database: Database) -> None:
            number = _number(database, interview)
            database.conn.execute("DELETE FROM events WHERE interview = ?", (number,))
            database.conn.execute("DELETE FROM drafts WHERE interview = ?", (number,))
            database.conn.execute("DELETE FROM interviews WHERE number = ?", (number,))

        self._writer.write(work)
        self._writer.empty_log()


def _number(database: Database, interview: str) -> int:
    """Return the row number of an open interview, a short key that costs little in each row."""
    found = database.conn.execute(
        "SELECT number FROM interviews WHERE interview = ?", (interview,)
    ).fetchone()
    if found is None:
        raise NoSuchInterviewError(interview=interview)
    return int(found[0])
