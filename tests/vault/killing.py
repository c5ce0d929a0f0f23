"""Programs killed at a random moment of what they do.

A program says `ready` when it begins, and then, a line each, what it has done. How long it takes is
found out by letting it end once, so that kills fall within, on a slow machine and on a fast one.
"""

import subprocess
import time
from dataclasses import dataclass, field
from random import Random

from tests.vault.vaults import PYTHON, ROOT

_BEYOND = 1.1
"""Of the time that a program takes, so that some end before they are killed."""


@dataclass(slots=True)
class Killing:
    """One program, which is run again and again, and how long it takes to its end."""

    program: str
    chance: Random
    longest: float = field(init=False, default=0.0)

    def whole(self, *arguments: str) -> list[str]:
        """Return what the program says when nobody kills it; its time is remembered."""
        begun, process = self._begin(arguments)
        said, _ = process.communicate()
        self.longest = max(self.longest, (time.monotonic() - begun) * _BEYOND)
        assert process.returncode == 0
        return said.decode().splitlines()

    def killed(self, *arguments: str) -> list[str]:
        """Return what the program said before it was killed."""
        _, process = self._begin(arguments)
        # More of them early: what a process does last, to close and to end, takes its time too.
        time.sleep(self.longest * self.chance.random() ** 2)
        process.kill()
        said, _ = process.communicate()
        return said[: said.rfind(b"\n") + 1].decode().splitlines()

    def _begin(self, arguments: tuple[str, ...]) -> "tuple[float, subprocess.Popen[bytes]]":
        command = [PYTHON, "-m", self.program, *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        return time.monotonic(), process


@dataclass(slots=True)
class Outcomes:
    """How often a kill left the old state, and how often the new one."""

    old: int = 0
    new: int = 0

    def count(self, *, is_new: bool) -> None:
        self.new += is_new
        self.old += not is_new
