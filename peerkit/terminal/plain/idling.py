"""A line at which nobody types any more: reading it is broken off, and what stood there is kept.

Laws:
- A line is idle when it has not changed for that long, by whichever clock went further: a laptop
  that slept is idle when it wakes, whatever is typed first.
- Reading is broken off and nothing else; the line as it stood comes with it.
- Without signals for threads (Windows), and in a pipe, no line is ever idle.
"""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from peerkit.frozen import frozen

LOOK_SECONDS = 1.0
_SLEEP_SECONDS = 60.0
"""Whoever could not look for that long was asleep; a busy machine keeps nobody from it so long."""


@frozen
class LineLock:
    """After how long a line is idle, and `open`, which asks for the passphrase.

    `open` tells whether it was given; False when the person leaves.
    """

    seconds: float
    open: Callable[[], bool]


class IdleError(Exception):
    """Nobody typed for long enough. `line` is what stood at the prompt."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


@contextmanager
def broken_off_when_idle(seconds: float | None, read_buffer: Callable[[], str]) -> Iterator[None]:
    """While the block reads a line in the main thread, IdleError leaves it after `seconds`."""
    if seconds is None or sys.platform == "win32":
        yield
        return
    watcher = _Watcher(seconds, read_buffer)

    def break_off(_number: int, _frame: FrameType | None) -> None:
        if not watcher.is_done():
            raise IdleError(watcher.line)

    earlier = signal.signal(signal.SIGALRM, break_off)
    watcher.start()
    try:
        yield
    finally:
        watcher.stop()
        signal.signal(signal.SIGALRM, earlier)


class _Watcher:
    """A thread that sends the main thread a signal when the line has not changed for long.

    `line` is as it was last seen; readline empties its own when reading ends.
    """

    def __init__(self, seconds: float, read_buffer: Callable[[], str]) -> None:
        self.line = ""
        self._seconds = seconds
        self._read_buffer = read_buffer
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watch for idling", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def is_done(self) -> bool:
        """Tell whether the line has been read: a signal that comes later means nothing."""
        return self._done.is_set()

    def _watch(self) -> None:
        if sys.platform == "win32":
            return
        since = looked = _clocks()
        while not self._done.wait(min(LOOK_SECONDS, self._seconds)):
            has_slept, looked = _elapsed(looked) >= max(self._seconds, _SLEEP_SECONDS), _clocks()
            earlier, self.line = self.line, self._read_buffer()
            if self.line != earlier and not has_slept:
                since = _clocks()
            elif _elapsed(since) >= self._seconds:
                signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGALRM)
                since = _clocks()


def _clocks() -> tuple[float, float]:
    return time.monotonic(), time.time()


def _elapsed(since: tuple[float, float]) -> float:
    return max(now - then for now, then in zip(_clocks(), since, strict=True))
