"""Reading a line on Windows, where Python has no readline: one key at a time, without history.

It has not been possible to try this on a real Windows machine.
"""

import sys
from contextlib import suppress

from peerkit.errors import DiskFullError, NotWritableError
from peerkit.terminal.plain.watching import OnChange
from peerkit.words.visible import visible_line

assert sys.platform == "win32"

_BACKSPACE = "\b"
_CTRL_C = "\x03"
_CTRL_Z = "\x1a"
_ENTER = ("\r", "\n")
_PREFIXES = ("\x00", "\xe0")
"""The first half of an arrow or function key; the second half is read and left out."""


def read_typed(prompt: str, on_change: OnChange | None, begun: str) -> str:
    """Return the line typed at the console, without a length limit; Ctrl-Z ends the input."""
    import msvcrt

    typed = begun
    _write(prompt + visible_line(begun))
    while True:
        key = msvcrt.getwch()
        if key in _PREFIXES:
            msvcrt.getwch()
            continue
        if key in _ENTER:
            _write("\r\n")
            return typed
        if key == _CTRL_C:
            raise KeyboardInterrupt
        if key == _CTRL_Z and not typed:
            raise EOFError
        typed = _after(typed, key)
        if on_change is not None:
            with suppress(DiskFullError, NotWritableError):  # whoever takes the whole line says so
                on_change(typed)


def _after(typed: str, key: str) -> str:
    """Return the line after one key, having shown it."""
    if key == _BACKSPACE:
        if typed:
            _write("\b \b")
        return typed[:-1]
    if key.isprintable() or key == "\t":
        _write(visible_line(key))
        return typed + key
    return typed


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
