"""What is done while a key is made is done in time, and what goes wrong is raised."""

import subprocess
import threading
from pathlib import Path

import pytest

from peerkit.errors import WrongPassphraseError
from peerkit.vault import open_vault
from tests.vault.vaults import PASSPHRASE, PYTHON, ROOT, copy_vault

_SILENT = """
import sys
from peerkit.crypto import load_unlocking
from peerkit.vault import open_vault
from peerkit.vault.meanwhile import unlocked_beside
import peerkit.vault.vault as opening

seen = []
def watched(unlock, meanwhile):
    load_unlocking()
    before = set(sys.modules)
    key = unlock()
    seen.extend(sorted(set(sys.modules) - before))
    return key
opening.unlocked_beside = watched
open_vault(__import__("pathlib").Path(sys.argv[1]), sys.argv[2], lambda: None).close()
print(seen)
"""


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    return copy_vault(tmp_path / "amina")


def test_it_is_done_once_and_here_while_the_key_is_made(closed: Path) -> None:
    done: list[threading.Thread] = []
    with open_vault(closed, PASSPHRASE, lambda: done.append(threading.current_thread())):
        assert done == [threading.current_thread()]


def test_a_wrong_passphrase_is_told_when_it_is_done(closed: Path) -> None:
    done: list[int] = []
    with pytest.raises(WrongPassphraseError):
        open_vault(closed, "another passphrase", lambda: done.append(1))
    assert done == [1]


def test_what_goes_wrong_meanwhile_leaves_the_vault_closed(closed: Path) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        open_vault(closed, PASSPHRASE, fail)
    open_vault(closed, PASSPHRASE).close()


def test_making_a_key_imports_nothing(closed: Path) -> None:
    program = [PYTHON, "-c", _SILENT, str(closed), PASSPHRASE]
    said = subprocess.run(program, cwd=ROOT, capture_output=True, check=True, text=True)
    assert "[]\n" == said.stdout
