"""Lines out, lines in: the plain face's only contact with the terminal.

Laws:
- Nothing is drawn: what is written is whole lines, safe to send (`visible`).
- A line is read without a length limit (a terminal's own line buffer keeps 4,095 bytes and drops
  the rest without a word, so readline reads where there is a terminal) and leaves no history.
- While a line is being typed, `on_change` hears of each change within 150 ms.
- A line at which nobody types is locked, where there is a lock: what stands on the screen is
  hidden, and comes back with the line when the lock is opened.
- An Enter that is held down at a keyboard is one Enter; within an answer it is as many lines.
"""

import os
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from peerkit.errors import InputNotUtf8Error
from peerkit.terminal.encoding import check_is_text, check_typing_is_utf8, read_piped_line
from peerkit.terminal.folding import folded_for
from peerkit.terminal.plain.idling import IdleError, LineLock, broken_off_when_idle
from peerkit.terminal.plain.stopping import ContinuedError, broken_off_when_continued
from peerkit.terminal.plain.watching import OnChange, watched
from peerkit.terminal.pressing import Pressing
from peerkit.words.visible import visible

ReadLine = Callable[[str, OnChange | None, str], str]
"""`read_line(prompt, on_change, begun)` gives one line, of which `begun` stands there already."""


_REMEMBERED = 24
"""What was said last, shown again when a lock is opened: about a screen of it."""
_CLEARED_LINES = 60
"""Enough empty lines to push what stands there off any screen, where nothing can be cleared too."""
_CLEAR_WITH_WHAT_SCROLLED_AWAY = "\x1b[H\x1b[2J\x1b[3J"
"""The one thing this face sends besides lines: what is locked must not be scrolled back to."""


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
    lock: LineLock | None = None
    clock: Callable[[], float] = time.monotonic
    _is_interrupted: bool = False
    _pressing: Pressing = field(default_factory=Pressing)
    _recent: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def say(self, text: str = "") -> None:
        """Put the text on the screen, each control character in it shown, not sent."""
        shown = folded_for(visible(text), self.out)
        self._recent.append(shown)
        self.out.write(shown + "\n")
        self.out.flush()

    def hide(self) -> None:
        """Move what stands on the screen out of sight; nothing of it comes back by itself."""
        self._recent.clear()
        self.out.write("\n" * _CLEARED_LINES)
        if self.out.isatty() and os.environ.get("TERM", "dumb") != "dumb":
            self.out.write(_CLEAR_WITH_WHAT_SCROLLED_AWAY)
        self.out.flush()

    def ask(self, on_change: OnChange | None = None, begun: str = "") -> str:
        """Return one line that the person types; `begun` is there to go on with.

        Raises EOFError when there are no more lines or the lock is not opened, InputNotUtf8Error
        for what is no text.
        """
        self._pressing.turn(self.clock())
        while True:
            try:
                line = self._read(on_change, begun)
            except IdleError as idle:
                begun = idle.line
                self._be_locked()
            except ContinuedError as continued:
                begun = continued.line
            else:
                if self._is_unmeant(line, on_change):
                    continue
                self._recent.append(visible(self.prompt + line))
                return line

    def _is_unmeant(self, line: str, on_change: OnChange | None) -> bool:
        """Tell whether the line is an Enter that is still held down."""
        is_repeated = self._pressing.is_repeated(line, self.clock())
        return is_repeated and not line and self.is_typed and on_change is None

    def _read(self, on_change: OnChange | None, begun: str) -> str:
        self.out.flush()
        self.is_reading = True
        try:
            self._raise_if_interrupted()
            with (
                broken_off_when_idle(self._idle_seconds(), _line_buffer),
                broken_off_when_continued(_line_buffer),
            ):
                return self.read_line(self.prompt, self._heard(on_change), begun)
        except KeyboardInterrupt:
            self._is_interrupted = False
            raise
        finally:
            self.is_reading = False

    def _idle_seconds(self) -> float | None:
        return self.lock.seconds if self.lock is not None and self.is_typed else None

    def _be_locked(self) -> None:
        """Hide everything until the passphrase is given; raises EOFError if it is not."""
        recent = list(self._recent)
        self.hide()
        if self.lock is not None and not self.lock.open():
            raise EOFError
        for shown in recent:
            self._recent.append(shown)
            self.out.write(shown + "\n")

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
        from peerkit.terminal.plain.windows import read_typed

        return Console(sys.stdout, read_typed, is_typed=True)
    return Console(sys.stdout, _read_typed, is_typed=True)


def _line_buffer() -> str:
    """Return the line as it stands in readline, where that is in use."""
    readline = sys.modules.get("readline")
    return "" if readline is None else str(readline.get_line_buffer())


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
        with watched(readline.get_line_buffer, on_change):
            return check_is_text(input(prompt))
    except UnicodeDecodeError as problem:
        raise InputNotUtf8Error from problem
    finally:
        readline.set_startup_hook(None)
