"""How long people wait for the first question on the full screen, and what it holds in memory."""

import os
import select
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.installation import clean_environment

_ROWS, _COLUMNS = 50, 120
"""Room enough for everything that is read aloud, so that nothing has to be scrolled."""

_LONGEST_SECONDS = 30.0
_ENTER, _F8, _YES = b"\r", b"\x1b[19~", b"1"
"""Two keys that go on, turn about: the same one at once would count as held down."""


@dataclass(frozen=True)
class Reached:
    """When the first page and the first question stood there, and the megabytes held then."""

    first_page_seconds: float
    seconds: float
    megabytes: float | None


def reach_first_question(
    command: Sequence[str], home: Path, statements: int, label: bytes
) -> Reached:
    """Return when `label` stood on a screen where everything before it was answered at once."""
    if sys.platform == "win32":
        raise AssertionError("there are no pseudo-terminals on Windows")
    import pty

    before = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        environment = clean_environment(home) | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        os.chdir(home)
        os.execvpe(command[0], list(command), environment)
    _set_size(terminal)
    try:
        _await(terminal, b"INFORMATION")
        first_page = time.perf_counter() - before
        _answer(terminal, statements, label)
        return Reached(first_page, time.perf_counter() - before, _megabytes(process))
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


def _answer(terminal: int, statements: int, label: bytes) -> None:
    """Say yes to everything, as soon as it is asked."""
    _press(terminal, _ENTER, b"BEFORE WE BEGIN")
    for number in range(1, statements + 1):
        _press(terminal, _F8, f"Statement {number} of".encode())
        _press(terminal, _YES, b"(chosen)")
    _press(terminal, _ENTER, b"Read it back")
    _press(terminal, _F8, label)


def _press(terminal: int, key: bytes, until: bytes) -> None:
    os.write(terminal, key)
    _await(terminal, until)


def _await(terminal: int, text: bytes) -> None:
    seen = b""
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], _LONGEST_SECONDS)
        more = os.read(terminal, 65536) if ready else b""
        if not more:
            raise AssertionError(f"{text.decode()} never came: {seen.decode(errors='replace')}")
        seen += more


def _set_size(terminal: int) -> None:
    if sys.platform == "win32":
        return
    import termios

    termios.tcsetwinsize(terminal, (_ROWS, _COLUMNS))


def _megabytes(process: int) -> float | None:
    """Return what the process holds in memory, where the system tells it."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return None
    [line] = [one for one in status.read_text().splitlines() if one.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024
