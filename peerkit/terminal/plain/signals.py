"""A closed window, a request to end, Ctrl-C, while lines are typed: what was typed is kept.

Laws:
- The terminal is as it was before: it shows what is typed.
- Ctrl-C breaks off reading and nothing else: an event is never half sent.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from peerkit.errors import PeerkitError
from peerkit.interview import Paused
from peerkit.terminal.leaving import left_on_signals
from peerkit.terminal.plain.desk import Desk

_END_OF_BRACKETED_PASTE = b"\x1b[?2004l"
"""What readline writes when it leaves a terminal that it told to mark pasted text."""


@contextmanager
def pause_on_signals(desk: Desk) -> Iterator[None]:
    """While the block runs, a closed window or a request to end pauses the interview and exits."""

    def pause() -> None:
        # Where it is not a moment that can be paused, the journal has all there is.
        with suppress(PeerkitError):
            _keep_line(desk)
            desk.sitting.send(Paused(desk.now()))

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        with suppress(PeerkitError):  # what cannot be written now is told when it is next tried
            _keep_line(desk)
        desk.console.interrupt()

    with left_on_signals(pause, _terminal_restorer(), {signal.SIGINT: interrupt}):
        yield


def _keep_line(desk: Desk) -> None:
    """Keep the line as it stands, where one is being typed at a terminal.

    When its terminal is gone, readline has emptied its line: what was kept of it until then stands.
    """
    readline = sys.modules.get("readline")
    if readline is not None and desk.console.is_reading and (line := readline.get_line_buffer()):
        desk.keep_line(str(line))


def _terminal_restorer() -> Callable[[], None]:
    """Return what puts the terminal back as it is now."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return lambda: None
    import termios

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)

    def restore() -> None:
        with suppress(termios.error, OSError):  # the window may be gone
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
            if os.environ.get("TERM", "dumb") != "dumb":
                os.write(sys.stdout.fileno(), _END_OF_BRACKETED_PASTE)
            os.write(sys.stdout.fileno(), b"\n")

    return restore
