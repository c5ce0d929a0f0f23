"""Every answer is on the disk before the next prompt: seen from outside, system call by call."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from threading import Timer

import pytest

from tests.terminal.laptop import CONSENT, WALK, Laptop

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")

_LONGEST_SECONDS = 100
_CALLS = "trace=read,write,fsync,fdatasync"
_READ = re.compile(r"\bread\(0<[^>]*>, \"(?P<line>[^\"]*)\"")
_SYNCED = re.compile(r"\bf(?:data)?sync\(\d+<[^>]*/vault\.db(?:-wal)?>\)\s+= 0")
_RESUMED = re.compile(r"<\.\.\. f(?:data)?sync resumed>\)\s+= 0")
_PROMPT = re.compile(r"\bwrite\(1<[^>]*>, \".*> \"")


def traced(laptop: Laptop, trace: Path, typed: list[str]) -> list[str]:
    """Return the system calls of an interview that gets each of those lines when it asks for it."""
    strace = ("strace", "-f", "-y", "-s", "4096", "-e", _CALLS, "-o", str(trace))
    command = (*strace, *laptop.arguments("interview", str(WALK)))
    with subprocess.Popen(
        command,
        env=laptop.environment,
        cwd=laptop.home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        late = Timer(_LONGEST_SECONDS, process.kill)
        late.start()
        for line in typed:
            _await_prompt(process)
            _type(process, line)
        _await_prompt(process)
        process.communicate()
        late.cancel()
    return trace.read_text(encoding="utf-8", errors="replace").splitlines()


def _await_prompt(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdout is not None
    seen = b""
    while not seen.endswith(b"> "):
        more = os.read(process.stdout.fileno(), 65536)
        assert more, seen.decode()
        seen += more


def _type(process: "subprocess.Popen[bytes]", line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n".encode())
    process.stdin.flush()


def test_a_sync_of_the_vault_stands_between_each_answer_and_the_next_prompt(
    laptop: Laptop, tmp_path: Path
) -> None:
    answers = ["2", "30", "/dontknow", "/prefernot"]
    calls = traced(laptop, tmp_path / "trace", [*CONSENT, *answers])
    read = [number for number, call in enumerate(calls) if _READ.search(call)]
    durable = 0
    for start in read[len(CONSENT) :]:
        until = next(
            (number for number in range(start, len(calls)) if _PROMPT.search(calls[number])),
            len(calls),
        )
        between = calls[start:until]
        synced = [call for call in between if _SYNCED.search(call) or _RESUMED.search(call)]
        assert synced, "\n".join(between)
        durable += until < len(calls)
    assert durable == len(answers)
