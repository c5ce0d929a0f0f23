"""The line that is being typed, watched from beside: whoever keeps it hears of each change.

Laws:
- A change is heard within 150 ms, and never half a character.
- A change that there was no room for is heard again, until there is, or until the line is whole.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from peerkit.errors import DiskFullError, InputNotUtf8Error, NotWritableError, PeerkitError
from peerkit.terminal.encoding import check_is_text

POLL_SECONDS = 0.15
"""Half-typed lines were kept after kill -9 at this interval, at no load that could be measured."""

OnChange = Callable[[str], None]
"""What is told the line as it stands."""


@contextmanager
def watched(read_buffer: Callable[[], str], on_change: OnChange | None) -> Iterator[None]:
    """While the block runs, `on_change` hears of each change of the line being typed.

    What went wrong meanwhile, but for a disk without room, is raised when the block ends.
    """
    if on_change is None:
        yield
        return
    watcher = _Watcher(read_buffer, on_change)
    watcher.start()
    try:
        yield
    finally:
        watcher.stop()
    if watcher.failure is not None:
        raise watcher.failure


class _Watcher:
    """A thread that looks at the line being typed. `failure`: why a change could not be kept."""

    def __init__(self, read_buffer: Callable[[], str], on_change: OnChange) -> None:
        self.failure: PeerkitError | None = None
        self._read_buffer = read_buffer
        self._on_change = on_change
        self._last = ""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watch the line", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def look(self) -> None:
        """Keep the line as it stands, where it changed and is whole characters."""
        line = self._read_buffer()
        if line == self._last:
            return
        try:
            self._on_change(check_is_text(line))
        except InputNotUtf8Error:
            return  # caught between two bytes of one character: the next look sees it whole
        except (DiskFullError, NotWritableError):
            return  # whoever takes the whole line says so
        except PeerkitError as failure:
            self.failure = failure
            return
        self._last = line

    def _watch(self) -> None:
        while not self._done.wait(POLL_SECONDS):
            self.look()
