"""Looking for words everywhere: with every key, in every page, log, bundle, backup and file.

found = traces([tmp_path], keys_of(amina.vault, lead.vault), "the words")

A database is read as it lies on the disk, page by page, so that what was deleted is looked at too,
and its write-ahead log frame by frame. A bundle is opened with every identity that the vaults have
ever had, and what is packed inside is unpacked.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from peerkit.crypto import Identity, VaultKey, open_sealed
from peerkit.errors import PeerkitError
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import find_former_links, find_links
from peerkit.workflow.belonging.membership import find_next_keys
from tests.vault.vaults import template

_PAGE_BYTES = 4096
_RESERVE_BYTES = 80  # SQLCipher 4: 16 of the initialisation vector, 64 of the page's MAC
_SALT_BYTES = 16  # stands in plain text where the first page begins
_LOG_HEADER_BYTES, _FRAME_HEADER_BYTES = 32, 24
_BLOCK_BYTES = 512
_LOG_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_GZIP = b"\x1f\x8b\x08"
_TAR = b"ustar"
_AGE = b"age-encryption.org/v1"


@dataclass(frozen=True, slots=True)
class Keys:
    """Whatever opens anything in a story."""

    vault_key: VaultKey
    identities: tuple[Identity, ...]


def keys_of(*vaults: Vault) -> Keys:
    """Return every key that the vaults have, and had."""
    identities = [
        link.identity
        for vault in vaults
        for link in (*find_former_links(vault), *find_links(vault))
    ]
    identities += [keys[1] for vault in vaults if (keys := find_next_keys(vault)) is not None]
    return Keys(template().key, tuple(identities))


def forms(text: str) -> tuple[bytes, ...]:
    """Return how the words could stand in bytes: each encoding, escape, and phase of base64."""
    plain = text.encode()
    phases = (base64.b64encode(b"x" * phase + plain)[4:-4] for phase in range(3))
    urls = (base64.urlsafe_b64encode(b"x" * phase + plain)[4:-4] for phase in range(3))
    wide = (text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode("utf-32-le"))
    escaped = (json.dumps(text), json.dumps(text, ensure_ascii=False), text.casefold())
    in_digits = (plain.hex().encode(), plain.hex().upper().encode())
    return (
        *(plain, plain[:12], *wide, *phases, *urls, *in_digits),
        *(form.strip('"').encode() for form in escaped),
        text.encode("ascii", "backslashreplace"),
    )


def traces(folders: Iterable[Path], keys: Keys, *texts: str) -> list[str]:
    """Return where any of the words stand below the folders, however they are wrapped."""
    searched = {form for text in texts for form in forms(text)}
    return sorted(
        f"{path}{inside}"
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
        for inside, content in _layers(path.read_bytes(), keys)
        if any(form in content for form in searched)
    )


def _layers(data: bytes, keys: Keys, inside: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the bytes, and whatever they hold once they are opened, each with its way there."""
    yield inside, data
    for how, opened in _opened(data, keys):
        yield from _layers(opened, keys, f"{inside} > {how}")


def _opened(data: bytes, keys: Keys) -> Iterator[tuple[str, bytes]]:
    if data.startswith(_AGE):
        with suppress(PeerkitError):
            yield "seal", open_sealed(data, keys.identities)
        return
    if data[257:262] == _TAR:
        yield from _entries(data)
        return
    for at in _places(data, _GZIP):
        with suppress(zlib.error):
            yield f"gzip at {at}", zlib.decompressobj(wbits=31).decompress(data[at:])
    for at in _places(data, _AGE):
        with suppress(PeerkitError):
            yield f"seal at {at}", open_sealed(data[at:], keys.identities)
    yield from _pages(data, keys)


def _places(data: bytes, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each entry of a tar, read here by hand."""
    at = 0
    while name := data[at : at + 100].strip(b"\0").decode():
        size = int(data[at + 124 : at + 135], 8)
        yield name, data[at + _BLOCK_BYTES : at + _BLOCK_BYTES + size]
        at += _BLOCK_BYTES + size + -size % _BLOCK_BYTES


def _pages(data: bytes, keys: Keys) -> Iterator[tuple[str, bytes]]:
    """Yield the decrypted pages of a database, or of its log, as one piece.

    Words that go on from one page to the next are found where a reader of the whole finds them, in
    the cells; what is left over of them is looked for by its beginning.
    """
    if data[:4] in _LOG_MAGIC:
        step, skip, begin = _FRAME_HEADER_BYTES + _PAGE_BYTES, _FRAME_HEADER_BYTES, 32
    elif len(data) % _PAGE_BYTES == 0 and len(data) >= 2 * _PAGE_BYTES:
        step, skip, begin = _PAGE_BYTES, 0, 0
    else:
        return
    starts = range(begin, len(data) - step + 1, step)
    pages = [data[start + skip : start + step] for start in starts]
    yield "pages", b"".join(_decrypted(page, keys.vault_key.database_key()) for page in pages)


def _decrypted(page: bytes, key: bytes) -> bytes:
    """Return what a page holds, and the same read as a first page, which begins with a salt."""
    end, vector = _PAGE_BYTES - _RESERVE_BYTES, page[-_RESERVE_BYTES:][:16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    plain = decryptor.update(page[:end])
    first = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return plain + first.update(page[_SALT_BYTES:end])
