"""A request to end, a closed terminal, Ctrl-C: the interview is paused, and no process stays.

Laws:
- The process leaves without unwinding: whatever was interrupted is in the vault or never was.
- Ctrl-C breaks off waiting for the page and nothing else: an event is never half sent.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from peerkit.browser.window import Window
from peerkit.errors import PeerkitError

_LEAVING = ("SIGHUP", "SIGTERM", "SIGQUIT", "SIGBREAK")
WINDOW_CLOSED = 129
TERMINATED = 143

_Handler = Callable[[int, FrameType | None], None]


@contextmanager
def pause_on_signals(window: Window, pause: Callable[[], None]) -> Iterator[None]:
    """While the block runs, a request to end calls `pause` and ends the process at once."""

    def leave(number: int, _frame: FrameType | None) -> None:
        # Where it is not a moment that can be paused, the journal has all there is.
        with suppress(PeerkitError):
            pause()
        os._exit(TERMINATED if number == signal.SIGTERM else WINDOW_CLOSED)

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        window.interrupt()

    handlers: dict[int, _Handler] = {
        getattr(signal, name): leave for name in _LEAVING if hasattr(signal, name)
    }
    handlers[signal.SIGINT] = interrupt
    earlier: dict[int, Any] = {
        number: signal.signal(number, handler) for number, handler in handlers.items()
    }
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
