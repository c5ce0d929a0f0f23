"""A process that was stopped (Ctrl-Z) and goes on (`fg`): the line that was begun is asked anew.

The terminal hands over whole lines by then, and nobody could keep one while it is typed.

Law: reading is broken off and nothing else; the line as it stood comes with it.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class ContinuedError(Exception):
    """The process goes on after it was stopped. `line` is what stood at the prompt."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


@contextmanager
def broken_off_when_continued(read_buffer: Callable[[], str]) -> Iterator[None]:
    """While the block reads a line in the main thread, ContinuedError leaves it."""
    if sys.platform == "win32":
        yield
        return

    def break_off(_number: int, _frame: FrameType | None) -> None:
        raise ContinuedError(read_buffer())

    earlier = signal.signal(signal.SIGCONT, break_off)
    try:
        yield
    finally:
        signal.signal(signal.SIGCONT, earlier)
