"""The tar inside a bundle or a kit: fixed names in a fixed order, and not one free byte.

Any `tar` unpacks it. The reader joins no name to a path and follows nothing: it compares each
512-byte header with the only one that the writer would write (FORMAT.md §6.2).

Laws:
- The same entries give the same bytes: no time, no owner, one mode.
- `read_container` accepts what `write_container` writes, zeros at the end aside, and nothing else.
"""

import tarfile
from collections.abc import Mapping, Sequence

from peerkit.bundle.padding import padded_bytes

_BLOCK = 512
_END_BLOCKS = 2
_SIZE_FIELD = slice(124, 135)
_OWNER_MAY_READ_AND_WRITE = 0o600


class ContainerError(Exception):
    """A container is not what the writer writes; bundle and kit say so in their own words."""


def write_container(entries: Mapping[str, bytes], *, pad: bool) -> bytes:
    """Return a USTAR archive of the entries, in their order; padded with zeros if asked."""
    parts: list[bytes] = []
    for name, content in entries.items():
        parts += (_header(name, len(content)), content, bytes(-len(content) % _BLOCK))
    length = sum(map(len, parts)) + _END_BLOCKS * _BLOCK
    whole = padded_bytes(length) if pad else length
    parts.append(bytes(whole - length + _END_BLOCKS * _BLOCK))
    return b"".join(parts)


def read_container(container: bytes, names: Sequence[str]) -> list[memoryview]:
    """Return the contents of the entries, which must have exactly those names in that order.

    Raises ContainerError for any other entry, order, type, size or trailing byte.
    """
    view = memoryview(container)
    contents: list[memoryview] = []
    position = 0
    for name in names:
        start = position + _BLOCK
        header = bytes(view[position:start])
        size = _read_size(header)
        if header != _header(name, size) or start + size > len(view):
            raise ContainerError
        contents.append(view[start : start + size])
        position = start + size + -size % _BLOCK
        if any(view[start + size : position]):
            raise ContainerError
    if position + _END_BLOCKS * _BLOCK > len(view) or _has_content(view[position:]):
        raise ContainerError
    return contents


def _header(name: str, size: int) -> bytes:
    entry = tarfile.TarInfo(name)
    entry.size = size
    entry.mode = _OWNER_MAY_READ_AND_WRITE
    return entry.tobuf(format=tarfile.USTAR_FORMAT)


def _read_size(header: bytes) -> int:
    digits = header[_SIZE_FIELD]
    if not digits or digits.strip(b"01234567"):
        raise ContainerError
    return int(digits, 8)


def _has_content(rest: memoryview) -> bool:
    return bool(bytes(rest).strip(b"\0"))
