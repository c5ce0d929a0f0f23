"""A kill at any moment loses nothing that was acknowledged and leaves a sound vault."""

import os
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from peerkit.crypto import LOWEST_COSTS
from peerkit.errors import VaultMissingError
from peerkit.vault import create_vault, open_vault, open_vault_with_key
from tests.vault.interviewer import INTERVIEW
from tests.vault.vaults import AT, PASSPHRASE, PYTHON, ROOT, copy_vault, template

KILLS = 300 if os.environ.get("PEERKIT_LONG") else 16
CREATIONS = 60 if os.environ.get("PEERKIT_LONG") else 4


def run_until_killed(folder: Path, seconds: float) -> list[bytes]:
    """Return what the interviewer acknowledged before it was killed."""
    process = subprocess.Popen(
        [PYTHON, "-m", "tests.vault.interviewer", str(folder), template().key.secret.hex()],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    time.sleep(seconds)
    process.kill()
    said = process.stdout.read()
    process.stdout.close()
    process.wait()
    return said[: said.rfind(b"\n") + 1].splitlines()


@pytest.mark.slow
def test_nothing_acknowledged_is_missing_after_a_kill(tmp_path: Path) -> None:
    chance = random.Random(7)
    folder = copy_vault(tmp_path / "amina")
    with open_vault_with_key(folder, template().key) as vault:
        vault.journal.begin(INTERVIEW, b"", AT)
    acknowledged = 0
    for _ in range(KILLS):
        said = run_until_killed(folder, chance.uniform(0.0, 0.05))
        kept = [int(line.split()[1]) for line in said if line.startswith(b"kept ")]
        acknowledged = max([acknowledged, *kept])
        with open_vault_with_key(folder, template().key) as vault:
            vault.check_integrity()
            journal = vault.journal.read(INTERVIEW)
        found = [int(event.split()[0]) for event in journal.events]
        assert found == list(range(len(found)))
        assert len(found) in {acknowledged, acknowledged + 2}
        if len(found) == acknowledged and said and said[-1].startswith(b"typed "):
            earlier, later = said[-1].removeprefix(b"typed ").decode().split(":")
            assert journal.drafts["story"] in {f"{earlier}:{later}", f"{earlier}:{int(later) + 1}"}
        acknowledged = len(found)
    assert acknowledged > 0


@pytest.mark.slow
def test_a_kill_while_a_vault_is_made_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    chance = random.Random(7)
    program = (
        "import sys; from pathlib import Path\n"
        "from peerkit.crypto import LOWEST_COSTS\n"
        "from peerkit.vault import create_vault\n"
        "from peerkit.vault.database import load_sqlite_utils; load_sqlite_utils()\n"
        "print('ready', flush=True)\n"
        f"create_vault(Path(sys.argv[1]), {PASSPHRASE!r}, at={AT!r}, costs=LOWEST_COSTS)\n"
    )
    folder = tmp_path / "home" / "amina"
    made = 0
    for _ in range(CREATIONS):
        process = subprocess.Popen(
            [PYTHON, "-c", program, str(folder)], stdout=subprocess.PIPE, cwd=ROOT
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.0, 0.12))
        process.kill()
        process.wait()
        process.stdout.close()
        try:
            open_vault(folder, PASSPHRASE).close()
            made += 1
        except VaultMissingError:
            assert not folder.exists()
            vault, _ = create_vault(folder, PASSPHRASE, at=AT, costs=LOWEST_COSTS)
            vault.close()
        assert [each.name for each in folder.parent.iterdir()] == ["amina"]
        shutil.rmtree(folder)
    assert made < CREATIONS
