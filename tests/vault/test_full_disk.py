"""A disk that is really full, and one that cannot be written, leave the vault as it was."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerkit.errors import DiskFullError, NotWritableError
from peerkit.files import write_atomically
from peerkit.vault import Vault, open_vault_with_key
from tests.vault.vaults import AT, PYTHON, ROOT, copy_vault, template

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses POSIX limits and mounts")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of one megabyte, where this machine lets us."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets nobody mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(vault: Vault) -> list[bytes]:
    """Append events until the disk is full, and return those that were acknowledged."""
    kept: list[bytes] = []
    while len(kept) < 1000:
        event = b"%d " % len(kept) + b"x" * 9000
        try:
            vault.journal.append("R07-012", [event])
        except (DiskFullError, NotWritableError):
            return kept
        kept.append(event)
    raise AssertionError("the disk is larger than it should be")


def test_a_full_disk_keeps_what_was_acknowledged_and_only_that(small_disk: Path) -> None:
    vault = open_vault_with_key(copy_vault(small_disk / "amina"), template().key)
    vault.journal.begin("R07-012", b"", AT)
    kept = fill(vault)
    with pytest.raises(DiskFullError):
        vault.journal.append("R07-012", [b"x" * 9000])
    assert kept
    assert vault.journal.read("R07-012").events == tuple(kept)
    vault.close()
    with open_vault_with_key(small_disk / "amina", template().key) as again:
        again.check_integrity()
        assert again.journal.read("R07-012").events == tuple(kept)


def test_a_file_that_has_no_room_is_not_there_at_all(small_disk: Path) -> None:
    write_atomically(small_disk / "bundle", b"old")
    with pytest.raises(DiskFullError):
        write_atomically(small_disk / "bundle", bytes(2_000_000))
    assert {each.name: each.read_bytes() for each in small_disk.iterdir()} == {"bundle": b"old"}


def test_a_disk_that_turns_read_only_changes_nothing(small_disk: Path) -> None:
    folder = copy_vault(small_disk / "amina")
    before = (folder / "vault.db").read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(NotWritableError):
        open_vault_with_key(folder, template().key)
    with pytest.raises(NotWritableError):
        write_atomically(small_disk / "bundle", b"new")
    assert (folder / "vault.db").read_bytes() == before
    assert not (small_disk / "bundle").exists()


def test_a_limit_on_the_size_of_files_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "amina")
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from tests.vault.test_full_disk import AT, fill, open_vault_with_key, template\n"
        "from peerkit.crypto import VaultKey\n"
        "vault = open_vault_with_key(Path(sys.argv[1]), VaultKey(bytes.fromhex(sys.argv[2])))\n"
        "vault.journal.begin('R07-012', b'', AT)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))\n"
        "print(len(fill(vault)))\n"
        "vault.close()\n"
    )
    run = subprocess.run(
        [PYTHON, "-c", program, str(folder), template().key.secret.hex()],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    with open_vault_with_key(folder, template().key) as vault:
        vault.check_integrity()
        assert len(vault.journal.read("R07-012").events) == int(run.stdout) > 0
