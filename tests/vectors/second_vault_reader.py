"""A second reader of key files, rescue files and backups, written from `vault/FORMAT.md` alone.

It imports nothing of peerkit. Even the database is decrypted here, page by page, and read with
Python's own sqlite3. The numbers behind the checks are sections.
"""

import base64
import hashlib
import hmac
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.vectors.second_age import NotForUsError, hkdf, open_age
from tests.vectors.second_reader import (
    MIB,
    RefusedError,
    canonical,
    check_number,
    check_time,
    digest,
    header_of,
    is_hex,
    refusing,
    written,
)

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_USES = {"recovery_code": "recovery-code", "organisation": "rescue-code", "former": "former-key"}
_PAGE, _RESERVED, _SALT = 4096, 80, 16


def derived(vault_key: bytes, use: str) -> bytes:
    """Return `K(use)` (1)."""
    return hkdf(vault_key, b"", b"peerkit/1/" + use.encode())


# --- 2: key files -----------------------------------------------------------------------------


def read_keys(data: bytes) -> dict[str, Any]:
    """Return the key file, of which nothing is believed yet; raises RefusedError."""
    with refusing("vault_damaged"):
        assert len(data) <= 65_536
        assert data.count(b"{") + data.count(b"[") <= 256
        file: dict[str, Any] = canonical(data)
        check_number(file["v"], 1)
        if file["v"] > 1:
            raise RefusedError("vault_too_new")
        assert set(file) == {"v", "vault", "generation", "slots", "mac"}
        assert is_hex(file["vault"], 32)
        assert is_hex(file["mac"], 64)
        check_number(file["generation"], 1)
        slots = file["slots"]
        known = [slot["kind"] for slot in slots if slot["kind"] in {"passphrase", *_USES}]
        assert len({slot["id"] for slot in slots}) == len(slots) <= 16
        assert len(set(known)) == len(known)
        for slot in slots:
            _check_slot(slot)
        return file


def _check_slot(slot: dict[str, Any]) -> None:
    check_number(slot["id"], 1)
    if slot["kind"] not in {"passphrase", *_USES}:
        return
    sealed = {"sealed"} if slot["kind"] == "organisation" else set()
    assert set(slot) == {"id", "kind", "kdf", "wrapped"} | sealed
    assert is_hex(slot["wrapped"], 96)
    assert all(base64.b64decode(slot[name], validate=True) for name in sealed)
    kdf = slot["kdf"]
    assert is_hex(kdf["salt"], 32)
    if slot["kind"] != "passphrase":
        assert set(kdf) == {"name", "salt"}
        assert kdf["name"] == "hkdf-sha256"
        return
    assert set(kdf) == {"name", "salt", "memory_kib", "passes", "lanes"}
    assert kdf["name"] == "argon2id"
    bounds = {"memory_kib": (19_456, 1_048_576), "passes": (2, 16), "lanes": (1, 8)}
    for name, (least, most) in bounds.items():
        check_number(kdf[name], least)
        assert kdf[name] <= most


def unlock(file: Mapping[str, Any], kind: str, secret: bytes) -> bytes:
    """Return the key in the slot of that kind; raises RefusedError.

    `secret` is a passphrase in UTF-8, a code without dashes, or the vault's key (2.2).
    """
    found = [slot for slot in file["slots"] if slot["kind"] == kind]
    if not found:
        raise RefusedError("vault_damaged")
    [slot] = found
    bound = {"id": slot["id"], "kdf": slot["kdf"], "kind": kind, "vault": file["vault"]}
    cipher = ChaCha20Poly1305(_wrapping_key(slot, secret))
    try:
        key = cipher.decrypt(
            bytes(12), bytes.fromhex(slot["wrapped"]), b"peerkit/keyslot/1\0" + written(bound)
        )
    except InvalidTag as error:
        code = "wrong_passphrase" if kind == "passphrase" else "wrong_recovery_code"
        raise RefusedError(code) from error
    if kind != "former":
        said = {name: value for name, value in file.items() if name != "mac"}
        mac = hmac.digest(derived(key, "keyslots-mac"), written(said), "sha256").hex()
        if mac != file["mac"]:
            raise RefusedError("vault_damaged")
    return key


def _wrapping_key(slot: Mapping[str, Any], secret: bytes) -> bytes:
    kdf = slot["kdf"]
    salt = bytes.fromhex(kdf["salt"])
    if slot["kind"] != "passphrase":
        return hkdf(secret, salt, b"peerkit/1/" + _USES[slot["kind"]].encode())
    plain = unicodedata.normalize("NFKC", secret.decode()).strip().encode()
    costs = {"iterations": kdf["passes"], "lanes": kdf["lanes"], "memory_cost": kdf["memory_kib"]}
    return Argon2id(salt=salt, length=32, **costs).derive(plain)


def code_bytes(text: str) -> bytes:
    """Return what a code stands for (2.3); raises where its check does not fit."""
    plain = text.upper().replace("-", "")
    assert re.fullmatch(f"[{_CROCKFORD}]{{28}}", plain)
    number = int(digest("recovery-code", plain[:26].encode())[:4], 16) >> 6
    assert plain[26:] == _CROCKFORD[number >> 5] + _CROCKFORD[number & 31]
    return plain.encode()


# --- 3: rescue files --------------------------------------------------------------------------


def read_rescue(data: bytes, identity: str) -> dict[str, Any]:
    """Return what a rescue file says to the organisation; raises RefusedError."""
    with refusing("rescue_file"):
        assert len(data) <= 65_536
        file = canonical(data)
        check_number(file["v"], 1)
        assert file["kind"] == "rescue"
        if file["v"] > 1:
            raise RefusedError("bundle_too_new")
        try:
            plain = open_age(base64.b64decode(file["sealed"], validate=True), identity)
        except NotForUsError as error:
            raise RefusedError("rescue_file") from error
        said: dict[str, Any] = json.loads(plain)
        assert (1, file["vault"]) == (said["v"], said["vault"])
        assert isinstance(said["holder"], str)
        code_bytes(said["code"])
        return said


# --- 6: backups -------------------------------------------------------------------------------


def read_backup(data: bytes, code: bytes) -> dict[str, bytes]:
    """Return the files of a backup that opens by that recovery code; raises RefusedError."""
    with refusing("backup_damaged"):
        size = int(data[124:135], 8)
        assert data[:512] == header_of("manifest.json", size)
        assert size <= MIB
        manifest = canonical(data[512 : 512 + size])
        _check_manifest(manifest)
        sizes = [size, *(entry["bytes"] for entry in manifest["entries"])]
        assert len(data) == sum(512 + one + -one % 512 for one in sizes) + 1024
        place, files = 512 + size + -size % 512, {}
        assert not any(data[512 + size : place])
        for entry in manifest["entries"]:
            files[entry["name"]], place = _part(data, place, entry)
            if entry["name"] == "vault.keys.json":
                vault_key = _check_owner(manifest, files[entry["name"]], code)
        assert not any(data[place:])
        assert list(pages_of(files["vault.db"], derived(vault_key, "db")))
        return files


def _check_manifest(manifest: dict[str, Any]) -> None:
    check_number(manifest["v"], 1)
    assert manifest["kind"] == "backup"
    if manifest["v"] > 1:
        raise RefusedError("backup_too_new")
    assert set(manifest) == {"v", "kind", "vault", "at", "keep_until", "entries", "mac"}
    assert is_hex(manifest["vault"], 32)
    assert is_hex(manifest["mac"], 64)
    check_time(manifest["at"])
    day = manifest["keep_until"]
    assert day is None or date.fromisoformat(day).isoformat() == day
    names = [entry["name"] for entry in manifest["entries"]]
    waiting = manifest["entries"][2:]
    assert names[:2] == ["vault.keys.json", "vault.db"]
    assert names[2:] == sorted(set(names[2:]))
    assert all(entry["name"] == f"inbox/{entry['sha256']}.pkb" for entry in waiting)
    assert all(entry["bytes"] <= 64 * MIB for entry in waiting)
    for entry in manifest["entries"]:
        assert set(entry) == {"name", "bytes", "sha256"}
        assert is_hex(entry["sha256"], 64)
        check_number(entry["bytes"])


def _check_owner(manifest: dict[str, Any], key_file: bytes, code: bytes) -> bytes:
    """Return the vault's key, under which the manifest has its MAC."""
    try:
        file = read_keys(key_file)
    except RefusedError as error:
        raise RefusedError("backup_damaged") from error
    vault_key = unlock(file, "recovery_code", code)
    said = {name: value for name, value in manifest.items() if name != "mac"}
    mac = hmac.digest(derived(vault_key, "backup"), written(said), "sha256")
    assert mac.hex() == manifest["mac"]
    assert file["vault"] == manifest["vault"]
    return vault_key


def _part(data: bytes, place: int, entry: dict[str, Any]) -> tuple[bytes, int]:
    """Return the content of a file, and where the next one begins."""
    start, end = place + 512, place + 512 + entry["bytes"]
    assert data[place:start] == header_of(entry["name"], entry["bytes"])
    assert hashlib.sha256(data[start:end]).hexdigest() == entry["sha256"]
    following = end + -entry["bytes"] % 512
    assert not any(data[end:following])
    return data[start:end], following


# --- 5: the database --------------------------------------------------------------------------


def pages_of(database: bytes, key: bytes) -> Iterator[bytes]:
    """Yield the pages as SQLite knows them; raises where one is not authentic."""
    assert len(database) % _PAGE == 0
    salt = database[:_SALT]
    mac_salt = bytes(byte ^ 0x3A for byte in salt)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)
    for number, start in enumerate(range(0, len(database), _PAGE), start=1):
        page = database[start : start + _PAGE][_SALT if number == 1 else 0 :]
        content, vector, mac = page[:-_RESERVED], page[-_RESERVED:-64], page[-64:]
        covered = content + vector + number.to_bytes(4, "little")
        assert hmac.digest(mac_key, covered, "sha512") == mac
        cipher = Cipher(AES256(key), CBC(vector)).decryptor()
        head = b"SQLite format 3\0" if number == 1 else b""
        yield head + cipher.update(content) + cipher.finalize() + bytes(_RESERVED)


def rows_of(database: bytes, key: bytes, query: str) -> list[tuple[Any, ...]]:
    """Return what a query finds in a decrypted copy of the database, in memory."""
    plain = bytearray(b"".join(pages_of(database, key)))
    plain[18:20] = b"\1\1"  # a copy has no log beside it, whatever mode it says it is in
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(bytes(plain))
        return connection.execute(query).fetchall()
