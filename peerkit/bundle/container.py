"""The tar inside a bundle or a kit: fixed names in a fixed order, and not one free byte.

Any `tar` unpacks it. The reader joins no name to a path and follows nothing: it compares each
512-byte header with the only one that the writer would write (FORMAT.md §6.2).

Laws:
- The same entries give the same bytes: no time, no owner, one mode.
- `read_container` accepts what `write_container` writes, zeros at the end aside, and nothing else.
"""

import struct
from collections.abc import Mapping, Sequence

from peerkit.bundle.padding import padded_bytes

BLOCK_BYTES = 512
END_BLOCKS = 2
_SIZE_FIELD = slice(124, 135)
_HEADER = struct.Struct("100s8s8s8s12s12s8sc100x8s247x")  # POSIX.1-1988; the rest is zero
_MODE = b"0000600"
_NOBODY = b"0000000"
_NO_TIME = b"00000000000"
_REGULAR = b"0"
_MAGIC = b"ustar\x0000"


class ContainerError(Exception):
    """A container is not what the writer writes; bundle and kit say so in their own words."""


def write_container(entries: Mapping[str, bytes], *, pad: bool) -> bytes:
    """Return a USTAR archive of the entries, in their order; padded with zeros if asked."""
    parts: list[bytes] = []
    for name, content in entries.items():
        parts += (entry_header(name, len(content)), content, bytes(-len(content) % BLOCK_BYTES))
    length = sum(map(len, parts)) + END_BLOCKS * BLOCK_BYTES
    whole = padded_bytes(length) if pad else length
    parts.append(bytes(whole - length + END_BLOCKS * BLOCK_BYTES))
    return b"".join(parts)


def read_container(container: bytes, names: Sequence[str]) -> list[memoryview]:
    """Return the contents of the entries, which must have exactly those names in that order.

    Raises ContainerError for any other entry, order, type, size or trailing byte.
    """
    view = memoryview(container)
    contents: list[memoryview] = []
    position = 0
    for name in names:
        start = position + BLOCK_BYTES
        header = bytes(view[position:start])
        size = entry_size(header)
        if header != entry_header(name, size) or start + size > len(view):
            raise ContainerError
        contents.append(view[start : start + size])
        position = start + size + -size % BLOCK_BYTES
        if any(view[start + size : position]):
            raise ContainerError
    if position + END_BLOCKS * BLOCK_BYTES > len(view) or _has_content(view[position:]):
        raise ContainerError
    return contents


def entry_header(name: str, size: int) -> bytes:
    """Return the one header that an entry of that name and size has, 512 bytes."""
    # Not the library's: what it writes into unused fields has changed between its versions.
    unsummed = _pack(name, size, b" " * 8)
    return _pack(name, size, b"%06o\0 " % sum(unsummed))


def _pack(name: str, size: int, checksum: bytes) -> bytes:
    fields = (_MODE, _NOBODY, _NOBODY, b"%011o" % size, _NO_TIME, checksum, _REGULAR, _MAGIC)
    return _HEADER.pack(name.encode("ascii"), *fields)


def entry_size(header: bytes) -> int:
    """Return the size that a header states, which is checked only with the rest of the header."""
    digits = header[_SIZE_FIELD]
    if not digits or digits.strip(b"01234567"):
        raise ContainerError
    return int(digits, 8)


def _has_content(rest: memoryview) -> bool:
    return bool(bytes(rest).strip(b"\0"))
