"""Something done while a key is made, which takes a third of a second and none of Python.

Law: what makes the key imports nothing. Two threads that import parts of one package at a time can
each hold what the other waits for, and one of them then fails.
"""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from peerkit.crypto import load_unlocking

T = TypeVar("T")


def unlocked_beside(unlock: Callable[[], T], meanwhile: Callable[[], None]) -> T:
    """Return what `unlock` returns, having done `meanwhile` in this thread in that time.

    Raises what either raises; `unlock` has ended by then.
    """
    load_unlocking()
    unlocking = _Unlocking(unlock)
    unlocking.start()
    try:
        meanwhile()
    finally:
        unlocking.join()
    return unlocking.outcome()


class _Unlocking(Thread, Generic[T]):
    """A thread that keeps what came of its work."""

    _unlocked: T

    def __init__(self, unlock: Callable[[], T]) -> None:
        super().__init__(name="peerkit-unlock", daemon=True)
        self._unlock = unlock
        self._failure: BaseException | None = None

    def run(self) -> None:
        """Do the work."""
        try:
            self._unlocked = self._unlock()
        except BaseException as error:  # noqa: BLE001 - it is raised where somebody waits for it
            self._failure = error

    def outcome(self) -> T:
        """Return what the work returned, or raise what it raised; the thread has ended."""
        if self._failure is not None:
            raise self._failure
        return self._unlocked
