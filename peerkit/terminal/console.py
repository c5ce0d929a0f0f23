"""Lines out, lines in: the plain face's only contact with the terminal.

Laws:
- Nothing is drawn: what is written is whole lines, safe to send (`visible`).
- A line is read without a length limit (a terminal's own line buffer keeps 4,095 bytes and drops
  the rest without a word, so readline reads where there is a terminal) and leaves no history.
- While a line is being typed, `on_change` hears of each change within 150 ms.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from peerkit.terminal.visible import visible

POLL_SECONDS = 0.15
"""Half-typed lines were kept after kill -9 at this interval, at no load that could be measured."""

OnChange = Callable[[str], None]


@dataclass(slots=True)
class Console:
    """Where lines go to and come from. `read_line(prompt, on_change)` gives one line."""

    out: TextIO
    read_line: Callable[[str, OnChange | None], str]

    def say(self, text: str = "") -> None:
        """The text is on the screen, each control character in it shown, not sent."""
        self.out.write(visible(text) + "\n")
        self.out.flush()

    def ask(self, on_change: OnChange | None = None) -> str:
        """Return one line that the person types; EOFError when there are no more."""
        self.out.flush()
        return self.read_line("> ", on_change)


def open_console() -> Console:
    """Return the console for the standard streams, as this system can read a line best."""
    if not sys.stdin.isatty():
        return Console(sys.stdout, _read_piped)
    if sys.platform == "win32":
        from peerkit.terminal.windows import read_typed

        return Console(sys.stdout, read_typed)
    return Console(sys.stdout, _read_typed)


def _read_piped(prompt: str, on_change: OnChange | None) -> str:
    """Return the next line of the pipe; a piped line is whole at once, so nothing changes."""
    del on_change
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n").removesuffix("\r")


def _read_typed(prompt: str, on_change: OnChange | None) -> str:
    """Return the line typed at a terminal, through readline without history or completion."""
    import readline

    readline.set_auto_history(False)
    readline.set_completer(None)
    with _watched(readline.get_line_buffer, on_change):
        return input(prompt)


@contextmanager
def _watched(read_buffer: Callable[[], str], on_change: OnChange | None) -> Iterator[None]:
    """While the block runs, `on_change` hears of each change of the line being typed."""
    if on_change is None:
        yield
        return
    done = threading.Event()

    def watch() -> None:
        last = ""
        while not done.wait(POLL_SECONDS):
            now = read_buffer()
            if now != last:
                last = now
                on_change(now)

    watcher = threading.Thread(target=watch, name="watch the line", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
