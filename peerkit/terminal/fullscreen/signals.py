"""A closed window or a request to end, while pages are drawn: the terminal is left as it was.

Laws:
- The terminal shows what it showed before, and what is typed; the mouse is the terminal's again.
- Nothing is drawn after that, whatever still waits to be drawn.
- Ctrl-C is a key like any other, also where it comes as a signal.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from peerkit.terminal.leaving import left_on_signals

_RESTORED = (
    b"\x1b[?2026l"  # draw what comes at once
    b"\x1b[?2004l"  # pasted text is no longer marked
    b"\x1b[?7h"  # lines wrap
    b"\x1b[?2048l\x1b[?1004l"  # nothing is reported of size and focus
    b"\x1b[?1016l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1000l"  # nor of the mouse
    b"\x1b[0m\x1b[?1049l\x1b[?25h"  # the screen that was there before, and a cursor
)


@contextmanager
def left_as_it_was(keep: Callable[[], None]) -> Iterator[None]:
    """While the block draws, a signal to leave keeps, gives the terminal back, and exits."""
    with left_on_signals(keep, _restorer(), {signal.SIGINT: lambda _number, _frame: None}):
        yield


def _restorer() -> Callable[[], None]:
    """Return what puts the terminal back as it is now."""
    if sys.__stderr__ is None:
        return lambda: None
    drawn_on = sys.__stderr__.fileno()
    put_back = _settings_restorer()

    def restore() -> None:
        with suppress(OSError):  # the window may be gone
            terminal = os.dup(drawn_on)
            os.dup2(os.open(os.devnull, os.O_WRONLY), drawn_on)  # another thread still draws
            put_back()
            os.write(terminal, _RESTORED)

    return restore


def _settings_restorer() -> Callable[[], None]:
    if sys.platform == "win32" or sys.__stdin__ is None or not sys.__stdin__.isatty():
        return lambda: None
    import termios

    descriptor = sys.__stdin__.fileno()
    before = termios.tcgetattr(descriptor)

    def put_back() -> None:
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, before)

    return put_back
