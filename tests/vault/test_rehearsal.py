"""A copy to rehearse on is the vault, byte by byte, and is gone afterwards whatever happens."""

import shutil
import subprocess
from pathlib import Path

import pytest

from peerkit.errors import VaultInUseError, VaultMissingError
from peerkit.vault import open_vault, open_vault_with_key
from peerkit.vault.rehearsal import clear_rehearsals, rehearsal_copy
from tests.vault.vaults import AT, PASSPHRASE, PYTHON, ROOT, contents, copy_vault, template


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_copy_opens_as_the_vault_does_and_leaves_it_as_it_was(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "amina")
    before = files(folder)
    with rehearsal_copy(folder) as copy, open_vault(copy, PASSPHRASE) as vault:
        vault.documents.set("canary", b"kanarek")
        vault.rekey("quite another passphrase")
        assert files(folder).items() >= before.items()
        assert not any(b"kanarek" in content for content in contents(folder))
    assert before == files(folder)
    assert [] == [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_what_was_in_the_log_of_a_killed_window_is_in_the_copy(tmp_path: Path) -> None:
    with open_vault_with_key(copy_vault(tmp_path / "living"), template().key) as vault:
        vault.documents.set("canary", b"kanarek")
        folder = tmp_path / "killed"
        shutil.copytree(vault.folder, folder)
    assert (folder / "vault.db-wal").stat().st_size > 0
    before = files(folder)
    with rehearsal_copy(folder) as copy, open_vault_with_key(copy, template().key) as vault:
        assert b"kanarek" == vault.documents.get("canary")
    assert before == files(folder)


def test_an_open_vault_and_one_that_is_missing_are_not_copied(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "amina")
    with open_vault_with_key(folder, template().key), pytest.raises(VaultInUseError):
        rehearsal_copy(folder).__enter__()
    with pytest.raises(VaultMissingError):
        rehearsal_copy(tmp_path / "nobody").__enter__()
    assert ["amina"] == [path.name for path in tmp_path.iterdir()]
    assert {"vault.db", "vault.keys.json"} == set(files(folder))


def test_what_a_kill_leaves_goes_when_the_vault_is_opened_and_what_is_in_use_stays(
    tmp_path: Path,
) -> None:
    folder = copy_vault(tmp_path / "amina")
    program = (
        "import sys; from pathlib import Path\n"
        "from peerkit.vault.rehearsal import rehearsal_copy\n"
        "with rehearsal_copy(Path(sys.argv[1])):\n"
        "    print('ready', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [PYTHON, "-c", program, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert b"ready\n" == process.stdout.readline()
    [room] = folder.glob(".rehearsal.*")
    with open_vault_with_key(folder, template().key) as vault:
        vault.audit.add("opened", AT, {})
    assert (room / "vault" / "vault.db").is_file()
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    assert (room / "vault" / "vault.db").is_file()
    open_vault_with_key(folder, template().key).close()
    assert not room.exists()


def test_what_a_kill_left_before_it_was_locked_goes_too(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "amina")
    (folder / ".rehearsal.0.new" / "vault").mkdir(parents=True)
    clear_rehearsals(folder)
    assert [] == list(folder.glob(".*"))


def test_what_only_goes_by_the_name_of_a_copy_is_left_alone(tmp_path: Path) -> None:
    """A link, or a file: clearing follows it nowhere, and keeps nobody from their vault."""
    folder, elsewhere = copy_vault(tmp_path / "amina"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").write_text("kanarek", encoding="utf-8")
    (folder / ".rehearsal.link.new").symlink_to(elsewhere, target_is_directory=True)
    (folder / ".rehearsal.file.new").write_bytes(b"")
    clear_rehearsals(folder)
    with rehearsal_copy(folder), open_vault_with_key(folder, template().key):
        pass
    assert ["precious"] == [path.name for path in elsewhere.iterdir()]
