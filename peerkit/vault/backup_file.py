"""The backup file: one tar of a manifest, a vault's key file, its database and its inbox.

Each part but the manifest is encrypted by itself already: the database under the vault's key, the
key file by passphrase and codes, the bundles of the inbox for their receiver. The manifest says
nothing of people, and a MAC under the vault's key binds all parts together (FORMAT.md).

Laws:
- What stands in the file is what the manifest says, to the byte, or the file is refused; there is
  no free byte, no other entry, no name that could lead anywhere.
- Nothing is believed of a file before its MAC fits, but how it is laid out.
- A reader holds no more than a piece of it in memory, and never reads past what was declared.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

from peerkit.bundle.container import (
    BLOCK_BYTES,
    END_BLOCKS,
    ContainerError,
    entry_header,
    entry_size,
)
from peerkit.crypto import VaultKey, hmac_sha256, is_same
from peerkit.errors import (
    BackupDamagedError,
    BackupTooNewError,
    BodyError,
    NotCanonicalError,
    NotReadableError,
)
from peerkit.frozen import frozen
from peerkit.record import read_canonical, write_canonical
from peerkit.record.fields import Fields, read_fields
from peerkit.values import HEX_32, HEX_64
from peerkit.vault.copying import OnProgress
from peerkit.vault.folder import DATABASE, INBOX, KEYS

BACKUP_VERSION = 1
BACKUP_SUFFIX = ".backup"

_MANIFEST = "manifest.json"
_KIND = "backup"
_BUNDLE_SUFFIX = ".pkb"
_PIECE_BYTES = 1024 * 1024


@frozen
class BackupLimits:
    """How large the parts of a backup may be, in bytes: a tar's entry can state 8 GiB less one."""

    manifest_bytes: int = 1024 * 1024
    keys_bytes: int = 1024 * 1024
    database_bytes: int = 8 * 1024**3 - 1
    bundle_bytes: int = 64 * 1024 * 1024


BACKUP_LIMITS = BackupLimits()


@frozen
class BackupEntry:
    """One part of a backup: its name in the tar, its size, and its SHA-256."""

    name: str
    size: int
    sha256: str


@frozen
class BackupManifest:
    """What a backup says of itself. `keep_until` is the project's retention date, if it has one."""

    vault: str
    at: str
    keep_until: str | None
    entries: tuple[BackupEntry, ...]
    mac: bytes = b""

    def is_expired(self, today: str) -> bool:
        """Tell whether the backup should have been deleted by that ISO date."""
        return self.keep_until is not None and self.keep_until < today

    def document(self) -> dict[str, Any]:
        """Return what the MAC is over."""
        return {
            "v": BACKUP_VERSION,
            "kind": _KIND,
            "vault": self.vault,
            "at": self.at,
            "keep_until": self.keep_until,
            "entries": [
                {"name": one.name, "bytes": one.size, "sha256": one.sha256} for one in self.entries
            ],
        }

    def to_bytes(self) -> bytes:
        """Return the manifest as it stands in the file."""
        return write_canonical({**self.document(), "mac": self.mac.hex()})

    def authenticated(self, key: VaultKey) -> "BackupManifest":
        """Return the manifest with its MAC."""
        return replace(self, mac=_mac(self, key))

    def verify(self, key: VaultKey) -> None:
        """Return if the vault's key made the backup; raises BackupDamagedError (part mac)."""
        if not is_same(_mac(self, key), self.mac):
            raise BackupDamagedError(part="mac")


def _mac(manifest: BackupManifest, key: VaultKey) -> bytes:
    return hmac_sha256(key.derive("backup"), write_canonical(manifest.document()))


# --- writing ------------------------------------------------------------------------------------


def describe_entry(name: str, source: Path | bytes) -> BackupEntry:
    """Return the entry of that name with what the source holds now."""
    hasher, size = hashlib.sha256(), 0
    for piece in _pieces_of(source):
        hasher.update(piece)
        size += len(piece)
    return BackupEntry(name, size, hasher.hexdigest())


def write_parts(
    file: BinaryIO,
    manifest: BackupManifest,
    sources: Mapping[str, Path | bytes],
    on_progress: OnProgress,
) -> None:
    """Write the whole backup to `file`. Raises OSError, for the caller to word."""
    head = manifest.to_bytes()
    whole, written = max(1, sum(one.size for one in manifest.entries)), 0
    _write_entry(file, _MANIFEST, len(head), iter([head]))
    for entry in manifest.entries:
        _write_entry(file, entry.name, entry.size, _pieces_of(sources[entry.name]))
        written += entry.size
        on_progress(written / whole)
    file.write(bytes(END_BLOCKS * BLOCK_BYTES))


def _write_entry(file: BinaryIO, name: str, size: int, pieces: Iterator[bytes]) -> None:
    file.write(entry_header(name, size))
    file.writelines(pieces)
    file.write(bytes(-size % BLOCK_BYTES))


def _pieces_of(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece


# --- reading ------------------------------------------------------------------------------------

Sink = Callable[[bytes], object]
"""Is given the pieces of one part, in order."""

OpenSink = Callable[[BackupEntry], AbstractContextManager[Sink]]


def read_backup_manifest(path: Path) -> BackupManifest:
    """Return what the file says of itself, not yet believed.

    Raises BackupDamagedError, BackupTooNewError, NotReadableError.
    """
    with _opened(path) as file:
        return _Reader(file).manifest()


def read_backup_keys(path: Path) -> tuple[BackupManifest, bytes]:
    """Return what the file says of itself, and the key file in it. Raises as above."""
    with _opened(path) as file:
        reader = _Reader(file)
        manifest = reader.manifest()
        pieces: list[bytes] = []
        reader.part(manifest.entries[0], pieces.append)
        return manifest, b"".join(pieces)


def read_backup(
    path: Path, open_sink: OpenSink, on_progress: OnProgress
) -> tuple[BackupManifest, str]:
    """Return the manifest, and the SHA-256 of the whole file, once every part was read and fits.

    The sinks are given what was read before it is known to fit: a caller drops it all when this
    raises BackupDamagedError, BackupTooNewError, NotReadableError.
    """
    with _opened(path) as file:
        reader = _Reader(file)
        manifest = reader.manifest()
        whole = max(1, manifest_file_bytes(manifest))
        for entry in manifest.entries:
            with open_sink(entry) as sink:
                reader.part(entry, sink, lambda: on_progress(min(1.0, reader.count / whole)))
        reader.zeros(END_BLOCKS * BLOCK_BYTES)
        if file.read(1):
            raise BackupDamagedError(part="end")
        on_progress(1.0)
        return manifest, reader.hasher.hexdigest()


def verify_backup(path: Path, on_progress: OnProgress) -> tuple[BackupManifest, str]:
    """Return what `read_backup` does; nothing of it is kept."""
    return read_backup(path, lambda _entry: nullcontext(_ignore), on_progress)


def manifest_file_bytes(manifest: BackupManifest) -> int:
    """Return how large a file with that manifest is."""
    sizes = [len(manifest.to_bytes()), *(one.size for one in manifest.entries)]
    return sum(BLOCK_BYTES + size + -size % BLOCK_BYTES for size in sizes) + (
        END_BLOCKS * BLOCK_BYTES
    )


def _ignore(_piece: bytes) -> None:
    return None


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    if not path.is_file():  # a pipe would be waited for, for ever
        raise NotReadableError(path=str(path))
    try:
        with path.open("rb") as file:
            _forget_cached(file)
            yield file
    except OSError as error:
        raise NotReadableError(path=str(path)) from error


def _forget_cached(file: BinaryIO) -> None:
    """Let what is read come from the place itself, where the system knows how."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


class _Reader:
    """Reads one file from its beginning, and takes the digest of all that it reads."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.hasher = hashlib.sha256()
        self.count = 0

    def manifest(self) -> BackupManifest:
        header = self._take(BLOCK_BYTES)
        try:
            size = entry_size(header)
        except ContainerError as error:
            raise BackupDamagedError(part=_MANIFEST) from error
        if header != entry_header(_MANIFEST, size) or size > BACKUP_LIMITS.manifest_bytes:
            raise BackupDamagedError(part=_MANIFEST)
        manifest = _read_manifest(self._take(size))
        self.zeros(-size % BLOCK_BYTES)
        if os.fstat(self._file.fileno()).st_size != manifest_file_bytes(manifest):
            raise BackupDamagedError(part="size")
        return manifest

    def part(
        self, entry: BackupEntry, sink: Sink, on_piece: Callable[[], None] = lambda: None
    ) -> None:
        if self._take(BLOCK_BYTES) != entry_header(entry.name, entry.size):
            raise BackupDamagedError(part=entry.name)
        hasher, left = hashlib.sha256(), entry.size
        while left:
            piece = self._take(min(left, _PIECE_BYTES))
            hasher.update(piece)
            sink(piece)
            left -= len(piece)
            on_piece()
        if hasher.hexdigest() != entry.sha256:
            raise BackupDamagedError(part=entry.name)
        self.zeros(-entry.size % BLOCK_BYTES)

    def zeros(self, count: int) -> None:
        if self._take(count) != bytes(count):
            raise BackupDamagedError(part="end")

    def _take(self, count: int) -> bytes:
        taken = self._file.read(count)
        if len(taken) != count:
            raise BackupDamagedError(part="size")
        self.hasher.update(taken)
        self.count += count
        return taken


def _read_manifest(content: bytes) -> BackupManifest:
    try:
        fields = read_fields(read_canonical(content, len(content)), "manifest")
        version = fields.integer("v", least=1)
        if fields.text("kind") != _KIND:
            raise fields.refuse("kind")
        if version > BACKUP_VERSION:
            raise BackupTooNewError(found=version, known=BACKUP_VERSION)
        manifest = BackupManifest(
            vault=fields.matching("vault", HEX_32),
            at=fields.instant("at"),
            keep_until=_read_day(fields),
            entries=tuple(map(_read_entry, fields.objects("entries"))),
            mac=bytes.fromhex(fields.matching("mac", HEX_64)),
        )
    except (NotCanonicalError, BodyError) as error:
        raise BackupDamagedError(part=_MANIFEST) from error
    if manifest.to_bytes() != content:  # one field more could carry words past whoever looks
        raise BackupDamagedError(part=_MANIFEST)
    _check_names(manifest.entries)
    return manifest


def _read_day(fields: Fields) -> str | None:
    if fields.values.get("keep_until") is None:
        return None
    day = fields.text("keep_until")
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise fields.refuse("keep_until") from error


def _read_entry(fields: Fields) -> BackupEntry:
    return BackupEntry(
        fields.text("name"), fields.integer("bytes"), fields.matching("sha256", HEX_64)
    )


def _check_names(entries: tuple[BackupEntry, ...]) -> None:
    """Return if the entries are a key file, a database, and bundles by their digests, in order."""
    names = [one.name for one in entries]
    bundles = entries[2:]
    limits = BACKUP_LIMITS
    holds = (
        names[:2] == [KEYS, DATABASE],
        names[2:] == sorted(set(names[2:])),
        all(one.name == bundle_entry_name(one.sha256) for one in bundles),
        all(one.size <= limits.bundle_bytes for one in bundles),
        all(one.size <= limits.keys_bytes for one in entries[:1]),
        all(one.size <= limits.database_bytes for one in entries[1:2]),
    )
    if not all(holds):
        raise BackupDamagedError(part=_MANIFEST)


def bundle_entry_name(digest: str) -> str:
    """Return the name under which a bundle of the inbox stands in a backup."""
    return f"{INBOX}/{digest}{_BUNDLE_SUFFIX}"
