"""The one thread that owns a vault's connection, and what is durable when a call returns.

Every call hands a piece of work to the thread and waits for it, so that any thread may use the
vault: a face, a thread that polls what is being typed, a signal handler that saves one last event.

Laws:
- A call is a transaction of its own, or part of the one that its caller has open: all or nothing.
- A durable call returns after a FULL commit: it outlives a kill and a power cut.
- A call that is not durable outlives a kill at once, and a power cut within one second: a FULL
  commit follows by then, of a tick row, since an empty commit syncs nothing.
- `synchronous` changes between transactions only.
- Once words were erased, the log, in which they were, is emptied behind the transaction's end.
- No other thread gets into an open transaction.
- A failure of the tick is not lost: the next call raises it.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn, TypeVar

from peerkit.errors import DiskFullError, NotWritableError, PeerkitError
from peerkit.vault.connection import our_errors
from peerkit.vault.database import Database

T = TypeVar("T")

Work = Callable[[Database], T]

TICK_SECONDS = 0.7
"""How long typed words may lack a FULL commit: the promise is one second, disks take the rest."""


class Writer:
    """The owner of one connection. Made open; `close` ends it.

    A queue and a thread of our own, not an executor: an executor's `submit` holds a lock that is
    not re-entrant, and a signal handler that saves would wait for it for ever.
    """

    def __init__(self, path: Path, connect: Callable[[], Database]) -> None:
        self._path = path
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._turn = threading.RLock()
        self._in_transaction = False
        self._has_erased = False
        self._is_full = True
        self._typed_at: float | None = None
        self._late: PeerkitError | None = None
        self._is_closed = False
        self._thread = threading.Thread(target=self._serve, name="peerkit-vault", daemon=True)
        self._thread.start()
        try:
            self._database = self._ask(connect)
        except BaseException:
            self._stop()
            raise

    def write(self, work: Work[T], *, durable: bool = True) -> T:
        """Return what `work` returns, after the commit of what it changed.

        Within `transaction` the commit comes at the end of that block.
        """
        with self._turn:
            self._raise_late_failure()
            if self._in_transaction:
                return self._ask(partial(self._join, work))
            return self._ask(partial(self._commit_alone, work, durable))

    def read(self, work: Work[T]) -> T:
        """Return what `work`, which changes nothing, reads."""
        with self._turn:
            return self._ask(lambda: work(self._database))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Inside the block, calls of this thread are one transaction, committed FULL at its end.

        An exception that leaves the block undoes everything in it. A block within a block belongs
        to the outer one, and is undone alone if the outer one goes on.
        """
        with self._turn:
            self._raise_late_failure()
            if self._in_transaction:
                with self._nested():
                    yield
                return
            self._in_transaction = True
            try:
                self._ask(partial(self._begin, durable=True))
                yield
                self._ask(self._commit)
            except BaseException:
                self._ask(self._roll_back)
                raise
            finally:
                self._in_transaction = False
            if self._has_erased:
                self.empty_log()

    @contextmanager
    def _nested(self) -> Iterator[None]:
        self._ask(self._save)
        try:
            yield
        except BaseException:
            self._ask(self._undo)
            raise
        finally:
            self._ask(self._release)

    def empty_log(self) -> None:
        """Leave nothing in the log of what was erased: now, or behind the open transaction.

        Where there is no room for it, the next checkpoint does so.
        """
        with self._turn:
            self._has_erased = self._in_transaction
            if not self._in_transaction:
                self.checkpoint()

    def checkpoint(self) -> bool:
        """Empty the write-ahead log into the database; return False where there is no room.

        The log then stays, as durable as the database, and the next checkpoint tries again.
        """
        with self._turn:
            self._ask(self._settle)
            try:
                self._ask(self._checkpoint)
            except (DiskFullError, NotWritableError):
                return False
            return True

    def change_database(
        self,
        change: Callable[[], None],
        *,
        before: Callable[[], Database],
        after: Callable[[], Database],
    ) -> None:
        """Do `change` while the database is closed, and open it by `after`; if it fails, `before`.

        Everything is in the database by then, and no log lies beside it.
        """
        with self._turn:
            self._ask(self._settle)
            self._ask(self._checkpoint)
            self._ask(partial(self._change_database, change, before, after))

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be asked any more."""
        return self._is_closed

    def close(self) -> None:
        """Leave everything durable and the connection closed. May be repeated."""
        with self._turn:
            if self._is_closed:
                return
            try:
                self.checkpoint()
            finally:
                self._ask(self._database.close)
                self._stop()
        self._raise_late_failure()

    # --- any thread ---------------------------------------------------------------------------

    def _ask(self, work: Callable[[], T]) -> T:
        if self._is_closed:
            raise RuntimeError("the vault is closed")
        answer: queue.SimpleQueue[Callable[[], T]] = queue.SimpleQueue()
        self._tasks.put(partial(_answer, answer, work))
        with our_errors(self._path):
            return answer.get()()

    def _stop(self) -> None:
        self._is_closed = True
        self._tasks.put(None)
        self._thread.join()

    def _raise_late_failure(self) -> None:
        late, self._late = self._late, None
        if late is not None:
            raise late

    # --- the owning thread --------------------------------------------------------------------

    def _serve(self) -> None:
        while True:
            try:
                task = self._tasks.get(timeout=self._seconds_to_tick())
            except queue.Empty:
                self._tick()
                continue
            if task is None:
                return
            task()

    def _seconds_to_tick(self) -> float | None:
        if self._typed_at is None:
            return None
        return max(0.0, self._typed_at + TICK_SECONDS - time.monotonic())

    def _tick(self) -> None:
        """Make what was typed durable, unless an open transaction is about to."""
        self._typed_at = None
        if self._database.conn.in_transaction:
            self._typed_at = time.monotonic()
            return
        try:
            with our_errors(self._path):
                self._commit_alone(_change_tick_row, durable=True)
        except PeerkitError as error:
            self._late = error

    def _commit_alone(self, work: Work[T], durable: bool) -> T:
        durable = durable or self._seconds_to_tick() == 0  # calls that never pause starve no tick
        self._begin(durable)
        try:
            result = work(self._database)
            self._commit()
        except BaseException:
            self._roll_back()
            raise
        if not durable and self._typed_at is None:
            self._typed_at = time.monotonic()
        return result

    def _join(self, work: Work[T]) -> T:
        """Do the work within the open transaction; if it fails, undo this work alone."""
        self._save()
        try:
            return work(self._database)
        except BaseException:
            self._undo()
            raise
        finally:
            self._release()

    def _save(self) -> None:
        self._require_transaction()
        self._database.conn.execute("SAVEPOINT inner")

    def _undo(self) -> None:
        if self._database.conn.in_transaction:
            self._database.conn.execute("ROLLBACK TO inner")

    def _release(self) -> None:
        if self._database.conn.in_transaction:
            self._database.conn.execute("RELEASE inner")

    def _require_transaction(self) -> None:
        if not self._database.conn.in_transaction:  # SQLite itself rolls back when a disk is full
            raise RuntimeError("the transaction was rolled back")

    def _begin(self, durable: bool) -> None:
        if durable != self._is_full:
            self._database.conn.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            self._is_full = durable
        self._database.conn.execute("BEGIN IMMEDIATE")

    def _commit(self) -> None:
        self._require_transaction()
        self._database.conn.execute("COMMIT")
        if self._is_full:
            self._typed_at = None

    def _roll_back(self) -> None:
        if self._database.conn.in_transaction:
            self._database.conn.execute("ROLLBACK")

    def _change_database(
        self,
        change: Callable[[], None],
        before: Callable[[], Database],
        after: Callable[[], Database],
    ) -> None:
        self._database.close()
        try:
            change()
        except BaseException:
            self._database = before()
            raise
        self._database = after()
        self._is_full = True

    def _settle(self) -> None:
        if self._typed_at is not None:
            self._commit_alone(_change_tick_row, durable=True)

    def _checkpoint(self) -> None:
        self._database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _change_tick_row(database: Database) -> None:
    database.conn.execute("UPDATE tick SET count = count + 1")


def _answer(answer: queue.SimpleQueue[Callable[[], T]], work: Callable[[], T]) -> None:
    """Leave in `answer` what gives the result of the work, or raises what the work raised."""
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - it is raised again in the thread that asked
        answer.put(partial(_raise, error))
    else:
        answer.put(lambda: result)


def _raise(error: BaseException) -> NoReturn:
    raise error
