"""A real terminal of any size, in which peerkit runs and which tests can read: tmux."""

import itertools
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.terminal.laptop import Laptop

HAS_TMUX = shutil.which("tmux") is not None
_LOOK_SECONDS = 0.03
_STILL_SECONDS = 0.2
_LOOKED_SECONDS = 1.1
"""Sooner than this, the same key again would count as held down."""
_FIRST_AGAIN_SECONDS, _AGAIN_SECONDS = 0.5, 0.1
_SHELL = '"$@"; echo "status $?."; exec sleep 600'
"""What a shell does: it says how the command ended, and stays.

What a kill left on the screen may stand right behind, so the number has an end of its own.
"""

_NUMBERS = itertools.count()
"""Each window has a server of its own: one that is ending refuses the next."""


class Window:
    """A terminal with a shell in it, which runs peerkit and then tells its status."""

    def __init__(self, socket: str) -> None:
        self._socket = socket
        self._pressed = ("", 0.0)

    def tmux(self, *arguments: str, typed: str = "") -> str:
        """Return what tmux says to a command."""
        done = subprocess.run(
            ["tmux", "-u", "-f", os.devnull, "-S", self._socket, *arguments],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            env=dict(os.environ),  # without the size that readline adds to what a child inherits
            check=True,
            timeout=20,
        )
        return done.stdout

    def ask(self, variable: str) -> str:
        """Return one of tmux's own variables."""
        return self.tmux("display-message", "-p", f"#{{{variable}}}").strip()

    def screen(self) -> str:
        """Return what stands on the screen."""
        return self.tmux("capture-pane", "-p")

    def words(self) -> str:
        """Return what stands on the screen with no line ends, as it reads."""
        return " ".join(self.screen().split())

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """Return the screen once that text stands there, however it is folded."""
        wanted = " ".join(text.split())
        deadline = time.monotonic() + seconds
        while wanted not in (words := self.words()) and wanted.replace(" ", "") not in words:
            assert time.monotonic() < deadline, f"{text!r} never stood there:\n{self.screen()}"
            time.sleep(_LOOK_SECONDS)
        return words

    def settle(self) -> None:
        """Return once the screen stands still: a page is drawn in more than one piece."""
        earlier = ""
        while (now := self.screen()) != earlier:
            earlier = now
            time.sleep(_STILL_SECONDS)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names for them; the same one again after a look at the screen."""
        for key in keys:
            earlier, at = self._pressed
            if key == earlier:
                time.sleep(max(0.0, at + _LOOKED_SECONDS - time.monotonic()))
            self.tmux("send-keys", key)
            self._pressed = (key, time.monotonic())

    def hold_down(self, key: str, seconds: float) -> None:
        """Hold a key down: it is sent again, the first time after a while."""
        self.press(key)
        until = time.monotonic() + seconds
        time.sleep(_FIRST_AGAIN_SECONDS)
        while time.monotonic() < until:
            self.tmux("send-keys", "-N", "4", key)
            time.sleep(_AGAIN_SECONDS)

    def click(self, column: int, row: int) -> None:
        """Click with the left button there, counted from 1, as a terminal reports it."""
        self.tmux("send-keys", "-l", f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
        self._pressed = ("", 0.0)

    def click_on(self, text: str) -> None:
        """Click on that text where it stands on the screen."""
        for number, line in enumerate(self.screen().split("\n"), 1):
            if text in line:
                self.click(line.index(text) + 1, number)
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.screen()}")

    def type(self, text: str) -> None:
        """Type a text, character by character."""
        self.tmux("send-keys", "-l", "--", text)
        self._pressed = ("", 0.0)

    def paste(self, text: str) -> None:
        """Paste a text as terminals do."""
        self.tmux("load-buffer", "-", typed=text)
        self.tmux("paste-buffer", "-p", "-r")

    def resize(self, columns: int, rows: int) -> None:
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    @property
    def process(self) -> int:
        """The number of peerkit's process, the shell's child."""
        shell = self.ask("pane_pid")
        path = Path(f"/proc/{shell}/task/{shell}/children")
        if not path.exists():
            pytest.skip("processes are not listed here")
        return int(path.read_text().split()[0])

    def send_signal(self, number: signal.Signals) -> None:
        os.kill(self.process, number)

    def status(self) -> int:
        """Return the exit status of the process once the shell tells it."""
        found = re.search(r"\bstatus ([0-9]+)\.", self.wait_for("status "))
        assert found is not None
        return int(found[1])


@contextmanager
def open_window(
    laptop: Laptop,
    *arguments: str,
    size: tuple[int, int] = (100, 30),
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Window]:
    """Inside the block peerkit runs in a window of that size."""
    window = Window(str(laptop.home / f"tmux{next(_NUMBERS)}"))
    columns, rows = (str(each) for each in size)
    settings = laptop.environment | {"TERM": "screen-256color"} | dict(environment)
    window.tmux(
        *("new-session", "-d", "-x", columns, "-y", rows, "-c", str(laptop.home)),
        *(part for name, value in settings.items() for part in ("-e", f"{name}={value}")),
        *("env", "-u", "TMUX", f"TERM={settings['TERM']}", "sh", "-c", _SHELL, "sh"),
        *laptop.arguments(*arguments),
        *(";", "set-option", "-g", "escape-time", "0"),
    )
    try:
        yield window
    finally:
        window.tmux("kill-server")
