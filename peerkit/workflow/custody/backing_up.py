"""Backing up: where the backups are, which of them should go, and when there should be another.

Laws:
- A backup is told to be there only after it was read back from its place.
- A backup that holds what was withdrawn since is removed once a newer one is verified beside it.
- Only backups of this very vault are listed or removed.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from peerkit.errors import NoBackupPlaceError, PeerkitError
from peerkit.files import remove_file
from peerkit.frozen import frozen
from peerkit.values import read_instant
from peerkit.vault import Vault
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.ledger.auditing import AuditEvent, log_event

REMIND_AFTER_DAYS = 7

_PLACE = "backup/place"


@frozen
class Backed:
    """A backup that was made: its file, its SHA-256, its size, and older ones that were removed."""

    path: Path
    digest: str
    size: int
    keep_until: str | None
    removed: tuple[Path, ...]


@frozen
class Kept:
    """A backup of this vault at a known place.

    `is_expired` says that its date has passed; `holds_withdrawn` that it is known to hold what was
    erased since. Of one that another copy of the vault made nothing is known.
    """

    path: Path
    at: str
    size: int
    keep_until: str | None
    is_expired: bool
    holds_withdrawn: bool


def back_up(
    vault: Vault, place: Path | None, at: str, on_progress: Callable[[float], None]
) -> Backed:
    """Return the verified backup; its place is remembered, and receipts will tell of it.

    Without a `place` it is the last one. Raises NoBackupPlaceError where there was none,
    DiskFullError, NotWritableError, NotReadableError, BackupDamagedError; then there is no backup.
    """
    folder = (place or _last_place(vault)).absolute()
    erasures = count_erasures(vault)
    made = vault.back_up(
        folder,
        at=at,
        keep_until=_retention(vault),
        erasures=erasures,
        on_progress=on_progress,
    )
    with vault.transaction():
        vault.documents.set(_PLACE, str(folder).encode("utf-8"))
        log_event(vault, AuditEvent.BACKED_UP, at, digest=made.digest)
    outdated = [
        one.path
        for one in list_backups(vault, at[:10])
        if one.holds_withdrawn and one.path.parent == folder and one.path != made.path
    ]
    removed = _remove(vault, outdated, at)
    return Backed(made.path, made.digest, made.size, made.manifest.keep_until, removed)


def list_backups(vault: Vault, today: str) -> list[Kept]:
    """Return the backups of this vault at the places that are known and can be reached."""
    from peerkit.vault.backup import find_backups

    known = {one.digest[:_SHORT]: one for one in vault.backups.list()}
    erasures = count_erasures(vault)
    found: list[Kept] = []
    for place in sorted({one.place for one in known.values()}):
        for path in find_backups(Path(place)):
            digest = path.stem.rpartition("-")[2]
            one = known.get(digest)
            is_old = one is not None and one.erasures < erasures
            found += _kept(vault, path, today, holds_withdrawn=is_old)
    return found


def remove_expired(vault: Vault, at: str) -> tuple[Path, ...]:
    """Return the backups at known places that were past their date, and are gone now."""
    return _remove(vault, [one.path for one in list_backups(vault, at[:10]) if one.is_expired], at)


def days_without_backup(vault: Vault, now: datetime) -> int | None:
    """Return for how many days there was no backup, where somebody should be reminded."""
    if vault.is_practice:
        return None
    since = read_instant(vault.backups.last_at() or vault.facts.created_at)
    days = (now - since).days
    return days if days >= REMIND_AFTER_DAYS else None


def count_erasures(vault: Vault) -> int:
    """Return a number that grows whenever something is erased that an older backup still holds."""
    taken = (AuditEvent.WITHDRAWN, AuditEvent.ERASED)
    return vault.backups.erased_records() + sum(vault.audit.count(one) for one in taken)


_SHORT = 12
"""Digits of a backup's digest in its name."""


def _last_place(vault: Vault) -> Path:
    stored = vault.documents.get(_PLACE)
    if stored is None:
        raise NoBackupPlaceError
    return Path(stored.decode("utf-8"))


def _retention(vault: Vault) -> str | None:
    project, membership = find_project(vault), find_membership(vault)
    if project is not None:
        return project.details.retention
    return None if membership is None else membership.kit.retention


def _kept(vault: Vault, path: Path, today: str, *, holds_withdrawn: bool) -> Iterator[Kept]:
    """Yield the backup if it is this vault's; another's, or what is none, is passed over."""
    from peerkit.vault.backup_file import manifest_file_bytes, read_backup_manifest

    try:
        manifest = read_backup_manifest(path)
    except PeerkitError:
        return
    if manifest.vault == vault.id:
        yield Kept(
            path=path,
            at=manifest.at,
            size=manifest_file_bytes(manifest),
            keep_until=manifest.keep_until,
            is_expired=manifest.is_expired(today),
            holds_withdrawn=holds_withdrawn,
        )


def _remove(vault: Vault, paths: list[Path], at: str) -> tuple[Path, ...]:
    for path in paths:
        remove_file(path)
    if paths:
        short = {path.stem.rpartition("-")[2] for path in paths}
        with vault.transaction():
            vault.backups.forget(
                one.digest for one in vault.backups.list() if one.digest[:_SHORT] in short
            )
            log_event(vault, AuditEvent.BACKUP_DELETED, at, backups=len(paths))
    return tuple(paths)
