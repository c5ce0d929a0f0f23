"""Every answer is on the disk before the next prompt: seen from outside, system call by call."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.terminal.laptop import CONSENT, WALK, Laptop

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")

_CALLS = "trace=read,write,fsync,fdatasync"
_READ = re.compile(r"\bread\(0<[^>]*>, \"(?P<line>[^\"]*)\"")
_SYNCED = re.compile(r"\bf(?:data)?sync\(\d+<[^>]*/vault\.db(?:-wal)?>\)\s+= 0")
_RESUMED = re.compile(r"<\.\.\. f(?:data)?sync resumed>\)\s+= 0")
_PROMPT = re.compile(r"\bwrite\(1<[^>]*>, \".*> \"")


def traced(laptop: Laptop, trace: Path, typed: list[str]) -> list[str]:
    """Return the system calls of an interview into which those lines are piped one by one."""
    lines = "; ".join(f"sleep 0.25; printf '%s\\n' '{line}'" for line in typed)
    strace = ("strace", "-f", "-y", "-s", "4096", "-e", _CALLS, "-o", str(trace))
    script = f'(sleep 3; {lines}; sleep 0.25) | "$@"'
    command = ("/bin/sh", "-c", script, "sh", *strace, *laptop.arguments("interview", str(WALK)))
    subprocess.run(
        command,
        env=laptop.environment,
        cwd=laptop.home,
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=120,
    )
    return trace.read_text(encoding="utf-8", errors="replace").splitlines()


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
