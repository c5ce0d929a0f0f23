"""Backing a vault up, and bringing one back from its backup.

Laws:
- A backup stands under its name only after it was read back, whole, from where it lies; a kill or
  a pulled stick leaves none, or a whole one.
- A record counts as backed up only after that, and only where its body was in the copy.
- What is brought back is made aside and renamed: a file that is refused leaves nothing.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from peerkit.crypto import KeySlots, VaultKey, read_keyslots
from peerkit.errors import BackupDamagedError, NotWritableError, VaultDamagedError
from peerkit.files import (
    ASIDE_SUFFIX,
    make_private_folder,
    remove_file,
    sync_file,
    sync_folder,
    writing,
)
from peerkit.frozen import frozen
from peerkit.vault.backup_file import (
    BACKUP_SUFFIX,
    BackupEntry,
    BackupManifest,
    Sink,
    bundle_entry_name,
    describe_entry,
    read_backup,
    read_backup_keys,
    verify_backup,
    write_parts,
)
from peerkit.vault.backups import KnownBackup
from peerkit.vault.copying import OnProgress, copy_database
from peerkit.vault.creation import made_aside
from peerkit.vault.database import Database
from peerkit.vault.folder import DATABASE, INBOX, KEYS, OUTBOX
from peerkit.vault.rekeying import clear_aside, name_aside
from peerkit.vault.writer import Writer

_ASIDE_PREFIX = ".peerkit-backup-"
_NAME = "peerkit-{day}-{short}" + BACKUP_SUFFIX
_NAME_PATTERN = re.compile(r"peerkit-\d{4}-\d{2}-\d{2}-[0-9a-f]{12}" + re.escape(BACKUP_SUFFIX))
_SHORT = 12
_COPYING, _WRITING = 0.4, 0.7
"""How far the bar has come after the copy, and after the writing; the rest is the reading back."""


@frozen
class BackupFile:
    """A backup that was read back: where it is, the SHA-256 of what was read there, its size."""

    path: Path
    digest: str
    size: int
    manifest: BackupManifest


@frozen
class _Copy:
    """A copy of the database, aside, and the last row of the records that are in it."""

    path: Path
    last_row: int


def back_up(  # noqa: PLR0913 - what is backed up, where to, and what the backup says of itself
    folder: Path,
    writer: Writer,
    keys: tuple[KeySlots, VaultKey],
    place: Path,
    on_progress: OnProgress,
    *,
    at: str,
    keep_until: str | None,
    erasures: int,
) -> BackupFile:
    """Return the verified backup in the folder `place`; the vault remembers it.

    `erasures` counts what was erased from the vault until now. Raises DiskFullError,
    NotWritableError, NotReadableError, BackupDamagedError (the place gave back something else);
    then there is no backup.
    """
    if not place.is_dir():  # a stick that is not plugged in must not become a folder
        raise NotWritableError(path=str(place))
    clear_aside(folder)
    copy = _copy_database(folder, writer, keys[1], _part(on_progress, 0.0, _COPYING))
    try:
        sources = _sources(folder, copy.path, keys[0])
        with writing(folder):
            entries = tuple(describe_entry(name, source) for name, source in sources.items())
        manifest = BackupManifest(keys[0].vault_id, at, keep_until, entries).authenticated(keys[1])
        made = _write(place, manifest, sources, on_progress)
    finally:
        remove_file(copy.path)
    writer.write(partial(_remember, made, copy.last_row, erasures))
    return made


def find_backups(place: Path) -> Iterator[Path]:
    """Yield what is called like a backup in that folder, the earliest first."""
    if place.is_dir():
        yield from sorted(one for one in place.iterdir() if _NAME_PATTERN.fullmatch(one.name))


def restore_backup(
    path: Path,
    folder: Path,
    unlock: Callable[[KeySlots], VaultKey],
    prepare: Callable[[Path, VaultKey, KnownBackup], None],
    on_progress: OnProgress,
) -> str:
    """Return the SHA-256 of the backup; `folder` is the vault that was in it, closed.

    `unlock` opens the key file that was backed up; `prepare` is given the folder aside, before it
    is the vault, its key, and the backup as the vault will know it. Raises BackupDamagedError,
    BackupTooNewError, NotReadableError, VaultExistsError, VaultDamagedError, DiskFullError,
    NotWritableError and what the two raise; then there is no vault.
    """
    manifest, key_file = read_backup_keys(path)
    try:
        slots = read_keyslots(key_file)
    except VaultDamagedError as error:
        raise BackupDamagedError(part=KEYS) from error
    vault_key = unlock(slots)
    manifest.verify(vault_key)
    if slots.vault_id != manifest.vault:
        raise BackupDamagedError(part=KEYS)
    with made_aside(folder) as aside:
        for name in (OUTBOX, INBOX):
            make_private_folder(aside / name)
        read, digest = read_backup(path, partial(_open_part, aside), on_progress)
        if read != manifest:
            raise BackupDamagedError(part="manifest.json")
        known = KnownBackup(digest, str(path.parent.absolute()), read.at, read.keep_until, 0)
        prepare(aside, vault_key, known)
    return digest


# --- taking -------------------------------------------------------------------------------------


def _copy_database(folder: Path, writer: Writer, key: VaultKey, on_progress: OnProgress) -> _Copy:
    target = name_aside(folder)
    writer.checkpoint()

    def work(database: Database) -> int:
        last_row = database.execute("SELECT max(row) FROM records").fetchone()[0]
        copy_database(database, folder / DATABASE, target, key, on_progress)
        return int(last_row or 0)

    return _Copy(target, writer.read(work))


def _sources(folder: Path, database: Path, slots: KeySlots) -> dict[str, Path | bytes]:
    sources: dict[str, Path | bytes] = {KEYS: slots.to_bytes(), DATABASE: database}
    for path in sorted((folder / INBOX).iterdir()):
        name = bundle_entry_name(path.stem)
        # What is not a bundle under its own digest was not put there by peerkit.
        if path.is_file() and name == bundle_entry_name(describe_entry(name, path).sha256):
            sources[name] = path
    return sources


def _write(
    place: Path,
    manifest: BackupManifest,
    sources: dict[str, Path | bytes],
    on_progress: OnProgress,
) -> BackupFile:
    aside = _write_aside(place, manifest, sources, _part(on_progress, _COPYING, _WRITING))
    try:
        digest = _read_back(aside, manifest, _part(on_progress, _WRITING, 1.0))
        path = place / _NAME.format(day=manifest.at[:10], short=digest[:_SHORT])
        with writing(path):
            size = aside.stat().st_size
            aside.replace(path)
            sync_folder(place)
    except BaseException:
        remove_file(aside)
        raise
    return BackupFile(path, digest, size, manifest)


def _read_back(aside: Path, manifest: BackupManifest, on_progress: OnProgress) -> str:
    read, digest = verify_backup(aside, on_progress)
    if read != manifest:
        raise BackupDamagedError(part="manifest.json")
    return digest


def _write_aside(
    place: Path,
    manifest: BackupManifest,
    sources: dict[str, Path | bytes],
    on_progress: OnProgress,
) -> Path:
    _clear_place(place)
    with writing(place):
        descriptor, name = tempfile.mkstemp(ASIDE_SUFFIX, _ASIDE_PREFIX, place)
        aside = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                write_parts(file, manifest, sources, on_progress)
            sync_file(aside)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
    return aside


def _clear_place(place: Path) -> None:
    """Remove what a kill left half written at the place."""
    for each in place.glob(f"{_ASIDE_PREFIX}*{ASIDE_SUFFIX}"):
        remove_file(each)


def _remember(made: BackupFile, last_row: int, erasures: int, database: Database) -> None:
    manifest = made.manifest
    database.execute(
        "INSERT INTO backups (digest, place, at, keep_until, erasures) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [made.digest, str(made.path.parent), manifest.at, manifest.keep_until, erasures],
    )
    database.execute(
        "INSERT INTO backed_up (row) SELECT row FROM records"
        " WHERE row <= ? AND (body IS NOT NULL OR is_erased = 1) ON CONFLICT DO NOTHING",
        [last_row],
    )


def _part(on_progress: OnProgress, start: float, end: float) -> OnProgress:
    return lambda done: on_progress(start + (end - start) * done)


# --- bringing back ------------------------------------------------------------------------------


@contextmanager
def _open_part(aside: Path, entry: BackupEntry) -> Iterator[Sink]:
    """Inside the block the sink writes that part to its place in the folder aside."""
    folder, _, name = entry.name.rpartition("/")
    path = aside / (INBOX if folder else "") / name
    with writing(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            yield file.write
            file.flush()
        sync_file(path)
