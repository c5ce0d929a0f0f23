"""A backup is whole, says nothing, was read back, and comes back; what is none leaves nothing."""

import hashlib
import io
import json
import os
import random
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from peerkit.crypto import VaultKey, unlock_with_passphrase, unlock_with_recovery_code
from peerkit.errors import (
    BackupDamagedError,
    BackupTooNewError,
    DiskFullError,
    NotReadableError,
    NotWritableError,
    PeerkitError,
    VaultExistsError,
    WrongPassphraseError,
)
from peerkit.record import write_canonical
from peerkit.vault import KnownBackup, Vault, open_vault, open_vault_with_key
from peerkit.vault.backup import BackupFile, find_backups, restore_backup
from peerkit.vault.backup_file import read_backup_manifest, verify_backup
from tests.vault.vaults import AT, PASSPHRASE, PYTHON, ROOT, copy_vault, open_copy, template

CANARY = b"canary-7f3a"
INTERVIEW = "R07-012"
KILLS = 200 if os.environ.get("PEERKIT_LONG") else 8
BLOCK = 512

by_passphrase = partial(unlock_with_passphrase, passphrase=PASSPHRASE)


def quiet(_done: float) -> None:
    pass


def accept(aside: Path, key: VaultKey, _known: KnownBackup) -> None:
    open_vault_with_key(aside, key).close()


def begin(vault: Vault) -> None:
    vault.journal.begin(INTERVIEW, b"", AT)
    vault.journal.append(INTERVIEW, [CANARY, b"x" * 50_000])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def made(vault: Vault, place: Path) -> BackupFile:
    begin(vault)
    return vault.back_up(place, at=AT, keep_until="2028-03-31")


def restore(path: Path, folder: Path) -> str:
    return restore_backup(path, folder, by_passphrase, accept, quiet)


# --- making -------------------------------------------------------------------------------------


def test_what_comes_back_is_what_was_there(vault: Vault, made: BackupFile, tmp_path: Path) -> None:
    bundle = b"a bundle that waits"
    name = f"{hashlib.sha256(bundle).hexdigest()}.pkb"
    (vault.inbox / name).write_bytes(bundle)
    (vault.inbox / "not-a-bundle.pkb").write_bytes(bundle)
    again = vault.back_up(made.path.parent, at="2026-11-22T10:00:00Z")
    assert again.digest == restore(again.path, tmp_path / "home" / "new")
    with open_vault(tmp_path / "home" / "new", PASSPHRASE) as back:
        assert (CANARY, b"x" * 50_000) == back.journal.read(INTERVIEW).events
        assert vault.id == back.id
        assert [name] == [path.name for path in back.inbox.iterdir()]
        assert [] == list(back.outbox.iterdir())
        back.check_integrity()


def test_the_recovery_code_brings_it_back_too(made: BackupFile, tmp_path: Path) -> None:
    unlock = partial(unlock_with_recovery_code, code=template().code)
    restore_backup(made.path, tmp_path / "home" / "new", unlock, accept, quiet)
    open_vault(tmp_path / "home" / "new", PASSPHRASE).close()


def test_the_name_is_a_day_and_a_digest_of_what_lies_there(made: BackupFile) -> None:
    digest = hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert (digest, f"peerkit-2026-11-21-{digest[:12]}.backup") == (made.digest, made.path.name)
    assert [made.path] == list(find_backups(made.path.parent))
    assert made.size == made.path.stat().st_size


def test_any_tar_unpacks_it_and_the_manifest_names_nobody(vault: Vault, made: BackupFile) -> None:
    with tarfile.open(made.path) as tar:
        assert ["manifest.json", "vault.keys.json", "vault.db"] == tar.getnames()
        manifest = json.load(tar.extractfile("manifest.json") or io.BytesIO())
    assert {"v", "kind", "vault", "at", "keep_until", "entries", "mac"} == manifest.keys()
    assert vault.folder.name.encode() not in made.path.read_bytes()[:2048]


def test_no_word_is_readable_in_it_or_was_aside(vault: Vault, place: Path) -> None:
    begin(vault)
    seen: list[bool] = []

    def look(_done: float) -> None:
        files = [*vault.folder.rglob("*"), *place.iterdir()]
        seen.append(any(CANARY in one.read_bytes() for one in files if one.is_file()))

    vault.back_up(place, at=AT, on_progress=look)
    assert seen
    assert not any(seen)


def test_nothing_stays_aside_and_progress_never_falls(vault: Vault, place: Path) -> None:
    begin(vault)
    (place / ".peerkit-backup-left.new").write_bytes(b"what a kill left")
    before = {path.name for path in vault.folder.iterdir()}
    told: list[float] = []
    made = vault.back_up(place, at=AT, on_progress=told.append)
    assert [made.path.name] == [path.name for path in place.iterdir()]
    assert before == {path.name for path in vault.folder.iterdir()}
    assert sorted(told) == told
    assert 1.0 == told[-1]


def test_what_was_changed_by_the_place_is_found_out_and_not_kept(
    vault: Vault, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that gives back something else than it was given."""
    from peerkit.files import sync_file

    def corrupting(path: Path) -> None:
        sync_file(path)
        data = bytearray(path.read_bytes())
        data[-5000] ^= 1
        path.write_bytes(data)

    monkeypatch.setattr("peerkit.vault.backup.sync_file", corrupting)
    with pytest.raises(BackupDamagedError):
        vault.back_up(place, at=AT)
    assert ([], ()) == (list(place.iterdir()), vault.backups.list())


def test_a_place_that_is_not_there_is_not_made(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        vault.back_up(tmp_path / "unplugged", at=AT)
    assert not (tmp_path / "unplugged").exists()


def test_a_copy_that_a_kill_left_in_the_vault_is_gone_at_the_next_opening(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "amina")
    (folder / ".vault.db.left.new").write_bytes(b"x")
    open_vault_with_key(folder, template().key).close()
    assert not (folder / ".vault.db.left.new").exists()


def test_after_a_rekey_an_old_backup_opens_with_what_it_was_made_with(
    vault: Vault, made: BackupFile, tmp_path: Path
) -> None:
    vault.rekey("quite another passphrase")
    restore(made.path, tmp_path / "home" / "old")
    new = vault.back_up(made.path.parent, at=AT)
    with pytest.raises(WrongPassphraseError):
        restore(new.path, tmp_path / "home" / "new")
    assert not (tmp_path / "home" / "new").exists()


# --- hostile files ------------------------------------------------------------------------------


def refused(path: Path, tmp_path: Path) -> PeerkitError:
    """Return the error with which the file is refused; nothing was left of it."""
    home = tmp_path / "restored"
    home.mkdir(exist_ok=True)
    with pytest.raises(PeerkitError) as raised:
        restore(path, home / "new")
    assert [] == list(home.iterdir())
    return raised.value


def test_any_flipped_bit_is_refused(made: BackupFile, tmp_path: Path) -> None:
    whole = made.path.read_bytes()
    chance = random.Random(5)
    positions = [*range(0, 2600, 97), *(chance.randrange(len(whole)) for _ in range(25))]
    changed = tmp_path / "changed.backup"
    for position in positions:
        data = bytearray(whole)
        data[position] ^= 1 << chance.randrange(8)
        changed.write_bytes(data)
        assert isinstance(refused(changed, tmp_path), BackupDamagedError | BackupTooNewError), (
            position
        )


@pytest.mark.parametrize("cut", [0, 100, 512, 1500, 5000, -1024, -1])
def test_a_file_that_was_cut_off_is_refused(made: BackupFile, tmp_path: Path, cut: int) -> None:
    made.path.write_bytes(made.path.read_bytes()[:cut])
    assert isinstance(refused(made.path, tmp_path), BackupDamagedError)


def test_bytes_behind_the_end_are_refused(made: BackupFile, tmp_path: Path) -> None:
    made.path.write_bytes(made.path.read_bytes() + b"\0")
    assert isinstance(refused(made.path, tmp_path), BackupDamagedError)


def tars(made: BackupFile) -> Iterator[bytes]:
    """Yield archives that hold what a backup holds, and something more or something else."""
    with tarfile.open(made.path) as tar:
        parts = [(one, (tar.extractfile(one) or io.BytesIO()).read()) for one in tar.getmembers()]
    yield archive([*parts, (tarfile.TarInfo("more"), b"x")])
    yield archive([*parts, (tarfile.TarInfo("../escaped"), b"x")])
    yield archive([parts[0], parts[2], parts[1]])
    yield archive(parts[:2])
    link = tarfile.TarInfo("vault.db")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    yield archive([*parts[:2], (link, b"")])
    yield archive([(tarfile.TarInfo("manifest.json"), b"{}"), *parts[1:]])
    for change in MANIFESTS:
        document = json.loads(parts[0][1])
        change(document)
        yield archive([(parts[0][0], write_canonical(document)), *parts[1:]])


def archive(parts: list[tuple[tarfile.TarInfo, bytes]]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for info, data in parts:
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


MANIFESTS: tuple[Callable[[dict[str, Any]], object], ...] = (
    lambda one: one["entries"][1].update(name="../../escaped"),
    lambda one: one["entries"][1].update(bytes=2**40),
    lambda one: one["entries"][1].update(bytes=0),
    lambda one: one["entries"].append(one["entries"][1]),
    lambda one: one["entries"].clear(),
    lambda one: one.update(more="words"),
    lambda one: one.update(keep_until="tomorrow"),
    lambda one: one.update(keep_until="20280331"),
    lambda one: one.update(vault="0" * 32),
    lambda one: one.update(at="2099-01-01T00:00:00Z"),
    lambda one: one.update(mac="0" * 64),
    lambda one: one.update(kind="kit"),
)


def test_no_other_archive_is_taken_for_a_backup(made: BackupFile, tmp_path: Path) -> None:
    changed = tmp_path / "changed.backup"
    for number, data in enumerate(tars(made)):
        changed.write_bytes(data)
        assert isinstance(refused(changed, tmp_path), BackupDamagedError), number
    assert not (tmp_path / "escaped").exists()


def test_a_later_format_is_told(made: BackupFile, tmp_path: Path) -> None:
    info, manifest, rest = split(made.path)
    made.path.write_bytes(archive([(info, manifest.replace(b'"v":1', b'"v":2')), *rest]))
    assert isinstance(refused(made.path, tmp_path), BackupTooNewError)


def split(path: Path) -> tuple[tarfile.TarInfo, bytes, list[tuple[tarfile.TarInfo, bytes]]]:
    with tarfile.open(path) as tar:
        parts = [(one, (tar.extractfile(one) or io.BytesIO()).read()) for one in tar.getmembers()]
    return (*parts[0], parts[1:])


def test_another_vaults_database_under_this_key_file_is_refused(
    made: BackupFile, tmp_path: Path
) -> None:
    with open_copy(tmp_path / "other") as other:
        stranger = other.back_up(made.path.parent, at="2026-11-23T10:00:00Z")
    info, manifest, (keys, _) = split(made.path)
    _, _, (_, database) = split(stranger.path)
    mixed = tmp_path / "mixed.backup"
    mixed.write_bytes(archive([(info, manifest), keys, database]))
    assert isinstance(refused(mixed, tmp_path), BackupDamagedError)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe by a name")
def test_a_pipe_and_a_folder_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "", "nosuch"):
        assert isinstance(refused(tmp_path / name, tmp_path), NotReadableError)


def test_a_wrong_passphrase_and_a_taken_name_leave_nothing(
    vault: Vault, made: BackupFile, tmp_path: Path
) -> None:
    wrong = partial(unlock_with_passphrase, passphrase="not the passphrase")
    with pytest.raises(WrongPassphraseError):
        restore_backup(made.path, tmp_path / "home" / "new", wrong, accept, quiet)
    with pytest.raises(VaultExistsError):
        restore(made.path, vault.folder)
    assert ["amina"] == [path.name for path in (tmp_path / "home").iterdir()]


# --- full disks and kills -----------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of 128 KiB, where this machine lets us."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets nobody mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_place_gets_no_backup(vault: Vault, small_disk: Path) -> None:
    begin(vault)
    with pytest.raises(DiskFullError):
        vault.back_up(small_disk, at=AT)
    assert ([], None) == (list(small_disk.iterdir()), vault.backups.last_at())


def test_a_full_disk_gets_no_vault(made: BackupFile, small_disk: Path) -> None:
    with pytest.raises(DiskFullError):
        restore(made.path, small_disk / "new")
    assert [] == list(small_disk.iterdir())


def killed(*arguments: str, seconds: float) -> None:
    process = subprocess.Popen(
        [PYTHON, "-m", "tests.vault.keeper", *arguments], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    assert b"ready\n" == process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.stdout.close()
    process.wait()


@pytest.mark.slow
def test_a_kill_leaves_whole_backups_and_whole_vaults_or_none(tmp_path: Path) -> None:
    chance = random.Random(11)
    folder, place, home = copy_vault(tmp_path / "amina"), tmp_path / "stick", tmp_path / "home"
    place.mkdir()
    with open_vault_with_key(folder, template().key) as vault:
        begin(vault)
    key = template().key.secret.hex()
    for _ in range(KILLS):
        killed("back_up", str(folder), key, str(place), seconds=chance.uniform(0.0, 0.3))
        for path in find_backups(place):
            verify_backup(path, quiet)
            assert read_backup_manifest(path).vault == path_vault(folder)
        with open_vault_with_key(folder, template().key) as vault:
            vault.check_integrity()
            known = {one.digest[:12] for one in vault.backups.list()}
            assert known <= {path.stem[-12:] for path in find_backups(place)}
        killed("restore", str(place), key, str(home), seconds=chance.uniform(0.0, 0.3))
        for new in home.glob("[!.]*"):
            with open_vault_with_key(new, template().key) as vault:
                assert CANARY == vault.journal.read(INTERVIEW).events[0]


def path_vault(folder: Path) -> str:
    with open_vault_with_key(folder, template().key) as vault:
        return vault.id
