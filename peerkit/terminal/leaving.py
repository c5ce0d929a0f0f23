"""A closed window or a request to end: what is to be kept is kept, and no process stays behind.

A handler on an event loop left every process running when its window closed; a plain signal
handler that keeps what there is and leaves at once left none and lost nothing.
On Windows a closed window arrives as SIGBREAK. SIGQUIT, which two keys send by a slip, is a request
to end like the others.

Law: the process leaves without unwinding: whatever was interrupted is in the vault or never was.
"""

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

WINDOW_CLOSED = 129
TERMINATED = 143
_LEAVING = ("SIGHUP", "SIGTERM", "SIGQUIT", "SIGBREAK")

Handler = Callable[[int, FrameType | None], None]


@contextmanager
def left_on_signals(
    keep: Callable[[], None], restore: Callable[[], None], others: Mapping[int, Handler]
) -> Iterator[None]:
    """While the block runs, a signal to leave keeps, restores the terminal, and exits.

    `others` handle other signals. What handled them before handles them again after the block.
    """

    def leave(number: int, _frame: FrameType | None) -> None:
        keep()
        restore()
        os._exit(TERMINATED if number == signal.SIGTERM else WINDOW_CLOSED)

    handlers = dict(others)
    handlers |= {getattr(signal, name): leave for name in _LEAVING if hasattr(signal, name)}
    earlier: dict[int, Any] = {
        number: signal.signal(number, handler) for number, handler in handlers.items()
    }
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
