"""A process that was stopped (Ctrl-Z) and goes on (`fg`): the line that was begun is asked anew.

The terminal hands over whole lines by then, and nobody could keep one while it is typed.

The system tells any of the process's threads that it goes on, and only the main one's waiting for
a key is broken off by a signal: whoever hears of it passes it on.

Law: reading is broken off and nothing else; the line as it stood comes with it.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_NO_MORE = b"\0"
_MOST_BYTES = 64


class ContinuedError(Exception):
    """The process goes on after it was stopped. `line` is what stood at the prompt."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


@contextmanager
def broken_off_when_continued(read_buffer: Callable[[], str]) -> Iterator[None]:
    """While the block reads a line in the main thread, ContinuedError leaves it, once."""
    if sys.platform == "win32":
        yield
        return
    is_told = False

    def break_off(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_told
        if not is_told:
            is_told = True
            raise ContinuedError(read_buffer())

    earlier = signal.signal(signal.SIGCONT, break_off)
    try:
        with _passed_on():
            yield
    finally:
        is_told = True
        signal.signal(signal.SIGCONT, earlier)


@contextmanager
def _passed_on() -> Iterator[None]:
    """While the block runs, the main thread hears of it whichever thread is told."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    told = (reading, threading.get_ident())
    listener = threading.Thread(target=_listen, args=told, name="hear of fg", daemon=True)
    listener.start()
    earlier = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(earlier)
        os.write(writing, _NO_MORE)
        listener.join()
        os.close(reading)
        os.close(writing)


def _listen(reading: int, main_thread: int) -> None:
    """Pass the first SIGCONT on to the main thread."""
    while _NO_MORE not in (told := os.read(reading, _MOST_BYTES)):
        if signal.SIGCONT in told:
            signal.pthread_kill(main_thread, signal.SIGCONT)
            return
