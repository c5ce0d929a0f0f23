"""Backups: a good one, and one for each way of being wrong.

Their database is `backup/vault.db`, which SQLCipher made: what it encrypts is never the same twice.
It holds one small table, because what a vault's tables are is not the backup file's business.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from peerkit.crypto import VaultKey
from peerkit.errors import BackupDamagedError, BackupTooNewError, PeerkitError
from peerkit.record import write_canonical
from tests.record.chains import AT
from tests.vectors.archive import Member, archive
from tests.vectors.key_files import VAULT_KEY, held, slots
from tests.vectors.project import VAULT_ID
from tests.vectors.vector import Vector

DATABASE = Path(__file__).parent / "backup" / "vault.db"
WAITING = b"a bundle that waits"
KEYS = "vault.keys.json"
MANIFEST = "manifest.json"


def unchanged(value: Any) -> Any:
    return value


def waiting_name(content: bytes) -> str:
    return f"inbox/{hashlib.sha256(content).hexdigest()}.pkb"


def contents() -> dict[str, bytes]:
    return {
        KEYS: held().to_bytes(),
        "vault.db": DATABASE.read_bytes(),
        waiting_name(WAITING): WAITING,
    }


@dataclass(frozen=True, slots=True)
class BackupRecipe:
    """Each step of making a backup, and what is changed after it."""

    contents: Mapping[str, bytes] = field(default_factory=contents)
    entries: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] = unchanged
    fields: Mapping[str, Any] = field(default_factory=dict)
    key: VaultKey = VAULT_KEY
    late: Callable[[bytes], bytes] = unchanged
    """The manifest's bytes, when its MAC is in it already."""
    late_contents: Callable[[dict[str, bytes]], Mapping[str, bytes]] = unchanged
    members: Callable[[list[Member]], list[Member]] = unchanged
    file: Callable[[bytes], bytes] = unchanged

    def document(self) -> dict[str, Any]:
        """Return the manifest without its MAC."""
        entries = [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in self.contents.items()
        ]
        return {
            "v": 1,
            "kind": "backup",
            "vault": VAULT_ID,
            "at": AT,
            "keep_until": "2028-03-31",
            "entries": self.entries(entries),
        } | dict(self.fields)

    def to_bytes(self) -> bytes:
        """Return the file."""
        document = self.document()
        mac = hmac.digest(self.key.derive("backup"), write_canonical(document), "sha256").hex()
        manifest = self.late(write_canonical({**document, "mac": mac}))
        contents = self.late_contents(dict(self.contents))
        members = [Member(name, content) for name, content in contents.items()]
        return self.file(archive(*self.members([Member(MANIFEST, manifest), *members])))


GOOD = BackupRecipe()


def unauthenticated() -> bytes:
    """Return the manifest of a good one without its MAC."""
    return write_canonical(GOOD.document())


def vectors() -> Iterator[Vector]:
    """Yield every backup."""
    yield _one("good", GOOD, "nothing")
    alone = dict(list(contents().items())[:2])
    yield _one("good_no_inbox", BackupRecipe(alone), "nothing: no bundle waits")
    forever = replace(GOOD, fields={"keep_until": None})
    yield _one("good_forever", forever, "nothing: no day on which to delete it")
    yield from _files()
    yield from _manifests()
    yield from _parts()


def _one(
    name: str,
    recipe: BackupRecipe,
    says: str,
    part: str = "",
    error: type[PeerkitError] = BackupDamagedError,
    **values: str | int,
) -> Vector:
    content = recipe.to_bytes()
    if part:
        values = {**values, "part": part}
    is_good = name.startswith("good")
    return Vector(f"backup/{name}.backup", content, says, None if is_good else error, values)


def _files() -> Iterator[Vector]:
    yield _one(
        "truncated", replace(GOOD, file=lambda d: d[:-1]), "the last byte is missing", "size"
    )
    yield _one("trailing_byte", replace(GOOD, file=lambda d: d + b"\0"), "a byte more", "size")
    end = replace(GOOD, file=lambda data: data[:-1] + b"x")
    yield _one("end_not_zero", end, "a byte behind the last part", "end")
    yield _one("empty", replace(GOOD, file=lambda _: b""), "nothing is in it", "size")
    order = replace(GOOD, members=lambda m: [m[0], m[2], m[1], *m[3:]])
    yield _one("member_order", order, "the database before the key file", KEYS)
    mode = replace(GOOD, members=lambda m: [replace(m[0], mode=b"0000644"), *m[1:]])
    yield _one("member_mode", mode, "another mode", MANIFEST)


def _manifests() -> Iterator[Vector]:
    def said(name: str, says: str, **fields: Any) -> Vector:
        return _one(name, replace(GOOD, fields=fields), says, MANIFEST)

    def listed(name: str, says: str, entries: Callable[[Any], Any]) -> Vector:
        return _one(name, replace(GOOD, entries=entries), says, MANIFEST)

    def first(**changes: Any) -> Callable[[Any], Any]:
        return lambda entries: [entries[0] | changes, *entries[1:]]

    space = replace(GOOD, late=lambda data: data + b"\n")
    yield _one("manifest_space", space, "white space", MANIFEST)
    yield said("manifest_field", "a field more", words="nobody asked for")
    yield said("manifest_kind", "of another kind", kind="records")
    yield said("manifest_time", "a time with a zone", at="2026-11-21T10:00:00+00:00")
    yield said("manifest_day", "a day that is none", keep_until="2028-02-30")
    yield said("manifest_vault", "a vault's id of one digit", vault="a")
    yield listed("entry_name", "a part that leads elsewhere", first(name="../vault.keys.json"))
    yield listed("entry_missing", "no database", lambda entries: entries[:1])
    yield listed("entry_digest_form", "a digest of one digit", first(sha256="a"))
    named = {**contents(), "inbox/" + "0" * 64 + ".pkb": b"x"}
    yield _one("entry_bundle_name", BackupRecipe(named), "not named by its digest", MANIFEST)
    yield listed("entry_twice", "a bundle twice", lambda entries: [*entries, entries[-1]])
    yield _one(
        "version_2",
        replace(GOOD, fields={"v": 2}),
        "a later version's",
        error=BackupTooNewError,
        found=2,
        known=1,
    )


def _parts() -> Iterator[Vector]:
    def flipped(name: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
        return lambda all_: all_ | {name: all_[name][:-1] + bytes([all_[name][-1] ^ 1])}

    mac = replace(GOOD, key=VaultKey(b"?" * 32))
    yield _one("mac", mac, "another key's MAC", "mac")
    changed = replace(GOOD, late=lambda data: data.replace(b"2028-03-31", b"2029-03-31"))
    yield _one("keep_until_changed", changed, "to be deleted a year later", "mac")
    yield _one("keys_changed", replace(GOOD, late_contents=flipped(KEYS)), "a bit is flipped", KEYS)
    others = {**contents(), KEYS: slots("b" * 32).to_bytes()}
    yield _one("keys_of_another_vault", BackupRecipe(others), "not the vault's it names", KEYS)
    spoilt = {**contents(), KEYS: b"{}"}
    yield _one("keys_form", BackupRecipe(spoilt), "no key file", KEYS)
    database = replace(GOOD, late_contents=flipped("vault.db"))
    yield _one("database_changed", database, "a bit is flipped", "vault.db")
    name = waiting_name(WAITING)
    yield _one(
        "bundle_changed", replace(GOOD, late_contents=flipped(name)), "a bit is flipped", name
    )
