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

from peerkit.errors import InputNotUtf8Error, PeerkitError
from peerkit.terminal.encoding import check_is_text, check_typing_is_utf8, read_piped_line
from peerkit.terminal.folding import folded_for
from peerkit.terminal.visible import visible

POLL_SECONDS = 0.15
"""Half-typed lines were kept after kill -9 at this interval, at no load that could be measured."""

OnChange = Callable[[str], None]

ReadLine = Callable[[str, OnChange | None, str], str]
"""`read_line(prompt, on_change, begun)` gives one line, of which `begun` stands there already."""


@dataclass(slots=True)
class Console:
    """Where lines go to and come from. `is_typed`: somebody sits at a keyboard.

    `is_reading` while a line is awaited; an interrupt that came at another time waits for that.
    """

    out: TextIO
    read_line: ReadLine
    is_typed: bool
    prompt: str = "> "
    is_reading: bool = False
    _is_interrupted: bool = False

    def say(self, text: str = "") -> None:
        """Put the text on the screen, each control character in it shown, not sent."""
        self.out.write(folded_for(visible(text), self.out) + "\n")
        self.out.flush()

    def ask(self, on_change: OnChange | None = None, begun: str = "") -> str:
        """Return one line that the person types; `begun` is there to go on with.

        Raises EOFError when there are no more lines, InputNotUtf8Error for what is no text.
        """
        self.out.flush()
        self.is_reading = True
        try:
            self._raise_if_interrupted()
            return self.read_line(self.prompt, self._heard(on_change), begun)
        except KeyboardInterrupt:
            self._is_interrupted = False
            raise
        finally:
            self.is_reading = False

    def interrupt(self) -> None:
        """Break off reading with KeyboardInterrupt: now, or when a line is next awaited."""
        self._is_interrupted = True
        if self.is_reading:
            raise KeyboardInterrupt

    def _raise_if_interrupted(self) -> None:
        if self._is_interrupted:
            raise KeyboardInterrupt

    def _heard(self, on_change: OnChange | None) -> OnChange | None:
        """Return `on_change`, deaf once reading is broken off: readline empties its line then."""
        if on_change is None:
            return None
        return lambda line: None if self._is_interrupted else on_change(line)


def open_console() -> Console:
    """Return the console for the standard streams, as this system can read a line best.

    Raises LocaleNotUtf8Error at a terminal that would spoil what is typed.
    """
    if not sys.stdin.isatty():
        return Console(sys.stdout, _read_piped, is_typed=False)
    check_typing_is_utf8()
    if sys.platform == "win32":
        from peerkit.terminal.windows import read_typed

        return Console(sys.stdout, read_typed, is_typed=True)
    return Console(sys.stdout, _read_typed, is_typed=True)


def _read_piped(prompt: str, on_change: OnChange | None, begun: str) -> str:
    """Return the next line of the pipe, which is whole at once, so nothing changes meanwhile.

    Nobody presses Enter in a pipe, so the line that the prompt stands on is ended here.
    """
    del on_change
    sys.stdout.write(prompt)
    sys.stdout.flush()
    try:
        return begun + read_piped_line()
    finally:
        sys.stdout.write("\n")


def _read_typed(prompt: str, on_change: OnChange | None, begun: str) -> str:
    """Return the line typed at a terminal, through readline without history or completion."""
    import readline

    readline.set_auto_history(False)
    readline.set_completer(None)
    readline.parse_and_bind("tab: self-insert")
    readline.set_startup_hook(lambda: readline.insert_text(begun))
    try:
        with _watched(readline.get_line_buffer, on_change):
            return check_is_text(input(prompt))
    except UnicodeDecodeError as problem:
        raise InputNotUtf8Error from problem
    finally:
        readline.set_startup_hook(None)


@contextmanager
def _watched(read_buffer: Callable[[], str], on_change: OnChange | None) -> Iterator[None]:
    """While the block runs, `on_change` hears of each change of the line being typed.

    What the vault could not keep meanwhile is raised when the block ends.
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
        except PeerkitError as failure:
            self.failure = failure
            return
        self._last = line

    def _watch(self) -> None:
        while not self._done.wait(POLL_SECONDS):
            self.look()
