"""A closed window and a request to end: what was typed is kept, and no process stays behind.

A handler on an event loop left every process running when its window closed; a plain signal
handler that keeps what there is and leaves at once left none and lost nothing.
On Windows a closed window arrives as SIGBREAK.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from peerkit.errors import PeerkitError
from peerkit.interview import Paused
from peerkit.terminal.desk import Desk

_SIGNALS = ("SIGHUP", "SIGTERM", "SIGBREAK")
WINDOW_CLOSED = 129
_TERMINATED = 143


@contextmanager
def pause_on_signals(desk: Desk) -> Iterator[None]:
    """While the block runs, a closed window or a request to end pauses the interview, then exits.

    The process leaves without unwinding: whatever was interrupted is in the vault or never was.
    """

    def leave(number: int, _frame: FrameType | None) -> None:
        _keep_line(desk)
        try:
            desk.sitting.send(Paused(desk.now()))
        except PeerkitError:
            pass  # not a stage that can be paused: the journal already holds all there is
        os._exit(_TERMINATED if number == signal.SIGTERM else WINDOW_CLOSED)

    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    earlier = [signal.signal(number, leave) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, earlier, strict=True):
            signal.signal(number, handler)


def _keep_line(desk: Desk) -> None:
    """Keep the line as it stands, where one is being typed at a terminal."""
    readline = sys.modules.get("readline")
    if readline is not None and desk.typing is not None:
        desk.keep_line(str(readline.get_line_buffer()))
