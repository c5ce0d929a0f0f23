"""A kill at any moment of an interview loses no answer that the next prompt acknowledged."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from peerkit.vault import open_vault_with_key
from tests.terminal.laptop import CONSENT, LOOKED_SECONDS, Laptop, look, new_laptop

pexpect = pytest.importorskip("pexpect")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="kills and pseudo-terminals of POSIX"),
]

KILLS = 150 if os.environ.get("PEERKIT_LONG") else 13
"""For each of the two ways in: a pipe and a terminal."""

QUESTIONS = 300
"""When an interview has come to its last question, the next one begins."""

_LONGEST_SECONDS = 0.5
"""Kills come at random within this time after the first prompt: some ten answers."""

_HEAD = Path(__file__).with_name("walk.yaml").read_text(encoding="utf-8").partition("survey:")[0]


def long_questionnaire(folder: Path) -> Path:
    """Return a questionnaire with many questions to answer in words."""
    questions = "".join(
        f"  - {{name: q{number}, type: text, label: {{en: Number {number}?}}}}\n"
        for number in range(1, QUESTIONS + 1)
    )
    path = folder / "long.yaml"
    path.write_text(f"{_HEAD}survey:\n{questions}", encoding="utf-8")
    return path


def words_for(number: int) -> str:
    """Return what is answered to a question."""
    return f"answer {number} " + "word " * (number % 50) + "end"


def is_whole(number: int, kept: object) -> bool:
    """Tell whether an answer is what was typed, or a beginning that a kill left as a draft."""
    return isinstance(kept, str) and bool(kept) and words_for(number).startswith(kept.strip())


class Piped:
    """peerkit behind pipes."""

    def __init__(self, laptop: Laptop, *arguments: str) -> None:
        self._process = subprocess.Popen(
            laptop.arguments(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=laptop.environment,
            cwd=laptop.home,
        )

    def read(self, seconds: float) -> bytes | None:
        """Return what was said, None when nothing came in that time, b"" at the end."""
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], seconds)
        return os.read(self._process.stdout.fileno(), 65536) if ready else None

    def write(self, line: bytes) -> None:
        assert self._process.stdin is not None
        os.write(self._process.stdin.fileno(), line)

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


class Typed:
    """peerkit at a terminal."""

    def __init__(self, laptop: Laptop, *arguments: str) -> None:
        command = laptop.arguments(*arguments)
        self._window = pexpect.spawn(
            command[0], command[1:], env=laptop.environment, cwd=str(laptop.home), echo=False
        )
        self._window.delaybeforesend = None

    def read(self, seconds: float) -> bytes | None:
        """Return what was said, None when nothing came in that time, b"" at the end."""
        try:
            return bytes(self._window.read_nonblocking(65536, seconds))
        except pexpect.TIMEOUT:
            return None
        except pexpect.EOF:
            return b""

    def write(self, line: bytes) -> None:
        self._window.send(line)

    def kill(self) -> None:
        self._window.kill(signal.SIGKILL)
        self._window.close(force=True)


class Interviewer:
    """Answers question after question until the kill, and counts what was acknowledged."""

    def __init__(self, window: Piped | Typed, acknowledged: set[int]) -> None:
        self._window = window
        self._acknowledged = acknowledged
        self._deadline: float | None = None
        self._said = b""
        self.count = 0
        self.is_at_the_end = False

    def hold(self, opening: tuple[str, ...], seconds: float) -> None:
        """Hold the interview until it is killed, so many seconds after its first prompt."""
        self._await_prompt()
        self._deadline = time.monotonic() + seconds + LOOKED_SECONDS
        try:
            earlier = None
            for line in opening:
                look(earlier, line)
                earlier = line
                self._reply(line)
            while True:
                self._answer()
        except EOFError:
            self._window.kill()

    def _answer(self) -> None:
        """Answer the question that is asked; it is acknowledged when the next prompt is seen.

        Where a draft came back, it is accepted as it is.
        """
        asked = int(self._said.rpartition(b"Number ")[2].partition(b"?")[0])
        if asked == QUESTIONS:
            self.is_at_the_end = True
            raise EOFError
        is_draft = b"go on where it stops" in self._said
        self._reply("" if is_draft else words_for(asked), b"> ")
        self._reply(".")
        self._acknowledged.add(asked)
        self.count += 1

    def _reply(self, line: str, until: bytes = b"Next: ") -> None:
        self._said = b""
        try:
            self._window.write(line.encode() + b"\n")
        except OSError:
            raise EOFError from None
        self._await_prompt(until)

    def _await_prompt(self, after: bytes = b"Next: ") -> None:
        """Read up to a prompt that stands behind those words; EOFError at the deadline."""
        while not (after in self._said and self._said.endswith(b"> ")):
            left = 20.0 if self._deadline is None else self._deadline - time.monotonic()
            found = self._window.read(left) if left > 0 else None
            if not found:
                raise EOFError
            self._said += found


@pytest.mark.parametrize("way", [Piped, Typed])
def test_a_kill_loses_nothing_that_was_acknowledged(
    tmp_path: Path, way: type[Piped] | type[Typed]
) -> None:
    laptop = new_laptop(tmp_path / "home")
    questionnaire = long_questionnaire(tmp_path)
    with laptop.vault() as vault:
        key = vault.key
    chance = random.Random(20261121)
    acknowledged: set[int] = set()
    total = 0
    for _ in range(KILLS):
        is_new = not acknowledged
        arguments = ("interview", str(questionnaire)) if is_new else ("resume",)
        seconds = chance.uniform(0.1 if is_new else 0.0, _LONGEST_SECONDS)
        interviewer = Interviewer(way(laptop, *arguments), acknowledged)
        interviewer.hold(CONSENT if is_new else ("1",), seconds)
        with open_vault_with_key(laptop.home / "interviews", key) as vault:
            vault.check_integrity()
        kept = {int(name.removeprefix("q")): words for name, words in laptop.answers().items()}
        assert [number for number in acknowledged if number not in kept] == []
        assert [number for number, words in kept.items() if not is_whole(number, words)] == []
        assert len(kept) <= len(acknowledged) + 1
        total += len(kept) - len(acknowledged) + interviewer.count
        acknowledged = set() if interviewer.is_at_the_end else set(kept)
    assert total > KILLS
