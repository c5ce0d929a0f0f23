"""A second window is told so before anything is typed, and leaves the first alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from peerkit.errors import VaultInUseError
from peerkit.vault import check_is_free, open_vault_with_key
from tests.vault.vaults import copy_vault, open_copy, template

_LOOK = """
import sys
from pathlib import Path
from peerkit.vault import check_is_free
check_is_free(Path(sys.argv[1]))
"""


def look_from_another_process(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(folder)], capture_output=True, text=True, check=False
    )
    return done.stderr


def test_another_process_sees_that_the_vault_is_open(tmp_path: Path) -> None:
    with open_copy(tmp_path / "vault") as vault:
        assert "VaultInUseError" in look_from_another_process(vault.folder)
        with pytest.raises(VaultInUseError):
            check_is_free(vault.folder)
        vault.documents.set("after", b"x")
        assert "VaultInUseError" in look_from_another_process(vault.folder)
    assert look_from_another_process(vault.folder) == ""


def test_looking_changes_nothing(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "vault")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    check_is_free(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    open_vault_with_key(folder, template().key).close()


def test_where_there_is_no_database_there_is_nothing_to_say(tmp_path: Path) -> None:
    check_is_free(tmp_path)
    assert list(tmp_path.iterdir()) == []
