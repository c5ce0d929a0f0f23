"""Whatever a command is started with, it says what is wrong in words, and soon."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shell's redirections")


def run(home: Path, command: str, redirection: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m peerkit {command} {redirection}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env=os.environ | {"TERM": "dumb", "PEERKIT_HOME": str(home)},
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with one empty vault; its passphrase is in the file `passphrase`."""
    from peerkit.crypto import LOWEST_COSTS
    from peerkit.vault import create_vault

    passphrase = "a passphrase of six plain words"
    (tmp_path / "passphrase").write_text(passphrase, encoding="utf-8")
    at = "2026-11-21T10:00:00Z"
    create_vault(tmp_path / "one", passphrase, at=at, costs=LOWEST_COSTS)[0].close()
    return tmp_path


def test_no_command_leaves_its_memory_on_the_disk() -> None:
    resource = pytest.importorskip("resource")
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    if most == 0:
        pytest.skip("nothing here may leave it anyway")
    program = (
        "import resource as r; from peerkit.cli.run import run;"
        f" r.setrlimit(r.RLIMIT_CORE, ({most}, {most})); run(['list', '--help']);"
        " print('at most', r.getrlimit(r.RLIMIT_CORE)[0])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "at most 0" == shown.stdout.splitlines()[-1]


def test_a_passphrase_file_that_never_ends_is_not_read_for_ever(home: Path) -> None:
    shown = run(home, "list --passphrase-file /dev/zero")
    assert (shown.returncode, shown.stdout) == (34, "")
    assert "/dev/zero" in shown.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_an_empty_one(home: Path, closed: str) -> None:
    shown = run(home, f"list --passphrase-file {home / 'passphrase'}", closed)
    assert (shown.returncode, "unexpected" in shown.stderr) == (0, False)


def test_nobody_to_ask_is_said_when_the_standard_input_is_closed(home: Path) -> None:
    shown = run(home, "list", "<&-")
    assert "unexpected" not in shown.stderr
    assert "--passphrase-file" in shown.stderr
