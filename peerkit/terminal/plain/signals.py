"""A closed window, a request to end, Ctrl-C: what was typed is kept, and no process stays behind.

A handler on an event loop left every process running when its window closed; a plain signal
handler that keeps what there is and leaves at once left none and lost nothing.
On Windows a closed window arrives as SIGBREAK.

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
from typing import Any

from peerkit.errors import PeerkitError
from peerkit.interview import Paused
from peerkit.terminal.plain.desk import Desk

_LEAVING = ("SIGHUP", "SIGTERM", "SIGBREAK")
WINDOW_CLOSED = 129
TERMINATED = 143
_END_OF_BRACKETED_PASTE = b"\x1b[?2004l"
"""What readline writes when it leaves a terminal that it told to mark pasted text."""

_Handler = Callable[[int, FrameType | None], None]


@contextmanager
def pause_on_signals(desk: Desk) -> Iterator[None]:
    """While the block runs, a closed window or a request to end pauses the interview, then exits.

    The process leaves without unwinding: whatever was interrupted is in the vault or never was.
    """
    restore = _terminal_restorer()

    def leave(number: int, _frame: FrameType | None) -> None:
        # Where it is not a moment that can be paused, the journal has all there is.
        with suppress(PeerkitError):
            _keep_line(desk)
            desk.sitting.send(Paused(desk.now()))
        restore()
        os._exit(TERMINATED if number == signal.SIGTERM else WINDOW_CLOSED)

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        with suppress(PeerkitError):  # what cannot be written now is told when it is next tried
            _keep_line(desk)
        desk.console.interrupt()

    handlers: dict[int, _Handler] = {
        getattr(signal, name): leave for name in _LEAVING if hasattr(signal, name)
    }
    handlers[signal.SIGINT] = interrupt
    with _handling(handlers):
        yield


@contextmanager
def _handling(handlers: dict[int, _Handler]) -> Iterator[None]:
    earlier: dict[int, Any] = {
        number: signal.signal(number, handler) for number, handler in handlers.items()
    }
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


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
