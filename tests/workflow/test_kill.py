"""A kill at any moment: nothing said is lost, nothing is twice, and no word is in any file."""

import base64
import os
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from peerkit.vault import open_vault_with_key
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.exchange.syncing import sync
from peerkit.workflow.looking.exporting import Entries
from peerkit.workflow.looking.listing import list_interviews
from tests.vault.vaults import PYTHON, ROOT, template
from tests.workflow.actors import Clock, Story
from tests.workflow.performer import CANARY

KILLS = 500 if os.environ.get("PEERKIT_LONG") else 5


def forms(text: str) -> tuple[bytes, ...]:
    """Return how the words could stand in a file: each encoding, and each phase of base64."""
    plain = text.encode()
    phases = (base64.b64encode(b"x" * phase + plain)[4:-4] for phase in range(3))
    wide = (text.encode("utf-16-le"), text.encode("utf-16-be"), plain.hex().encode())
    ascii_only = text.encode("ascii", "backslashreplace")
    return (plain, plain[:7], *wide, *phases, ascii_only)


def traces(*folders: Path) -> list[str]:
    searched = forms(CANARY)
    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in searched)
    ]


def test_the_search_finds_the_words_where_they_lie(tmp_path: Path) -> None:
    for number, content in enumerate(
        (
            CANARY.encode(),
            CANARY.encode("utf-16"),
            base64.b64encode(b"ab" + CANARY.encode()),
            CANARY.encode().hex().encode(),
        )
    ):
        (tmp_path / str(number)).write_bytes(b"before " + content + b" after")
    assert len(traces(tmp_path)) == 4


@pytest.fixture
def folder(story: Story, tmp_path: Path) -> Path:
    """Return three closed vaults of three tiers, ready for a process to open."""
    story.device("amina")
    story.close()
    return tmp_path / "vaults"


def run_until_killed(folder: Path, home: Path, seconds: float) -> list[str]:
    """Return what the performer said before it was killed."""
    places = {"HOME": str(home), "TMPDIR": str(home), "PEERKIT_HOME": str(home)}
    process = subprocess.Popen(
        [PYTHON, "-m", "tests.workflow.performer", str(folder), template().key.secret.hex()],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | places,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    time.sleep(seconds)
    process.kill()
    said = process.stdout.read().decode()
    process.stdout.close()
    process.wait()
    return said[: said.rfind("\n") + 1].splitlines()


@pytest.mark.slow
def test_a_kill_loses_nothing_doubles_nothing_and_leaves_no_word(
    folder: Path, tmp_path: Path
) -> None:
    chance = random.Random(7)
    home = tmp_path / "home"
    home.mkdir()
    acknowledged = -1
    for _ in range(KILLS):
        said = run_until_killed(folder, home, chance.uniform(0.0, 0.8))
        recorded = [int(line.split()[1]) for line in said if line.startswith("recorded")]
        acknowledged = max([acknowledged, *recorded])
        assert traces(folder, home, tmp_path / "places") == []
    assert acknowledged >= 0
    check(folder, acknowledged)
    shutil.rmtree(home)


def check(folder: Path, acknowledged: int) -> None:
    """After the last kill, everything acknowledged arrives at each tier, once."""
    clock = Clock()
    key = template().key
    with (
        open_vault_with_key(folder / "amina", key) as amina,
        open_vault_with_key(folder / "harbour", key) as harbour,
        open_vault_with_key(folder / "city", key) as city,
    ):
        for vault in (amina, harbour, city, harbour, amina):
            vault.check_integrity()
            sync(vault, clock.at())
        finished = [one for one in list_interviews(amina) if one.where.value != "paused"]
        assert len(finished) >= acknowledged + 1
        assert {one.where.value for one in finished} == {"merged"}
        assert len({one.code for one in finished}) == len(finished)
        for vault in (harbour, city):
            project = find_project(vault)
            assert project is not None
            assert sum(1 for _ in Entries(vault, project)) == len(finished)
