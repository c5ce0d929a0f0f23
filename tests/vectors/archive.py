"""Archives and compressed lines, written by hand so that each field can be wrong."""

import struct
import zlib
from dataclasses import dataclass

_BLOCK = 512
_STORED_BYTES = 65_535
_GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""Deflate, no name, no time, no hint, of an unknown system (RFC 1952)."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; its header says what a right one says unless told otherwise."""

    name: str
    content: bytes
    size: int | None = None
    mode: bytes = b"0000600"
    kind: bytes = b"0"
    owner: bytes = b""

    def to_bytes(self) -> bytes:
        """Return header and content, filled up with zeros."""
        size = len(self.content) if self.size is None else self.size
        unsummed = self._header(size, b" " * 8)
        header = self._header(size, b"%06o\0 " % sum(unsummed))
        return header + self.content + bytes(-len(self.content) % _BLOCK)

    def _header(self, size: int, checksum: bytes) -> bytes:
        nobody, magic = b"0000000", b"ustar\x0000"
        fields = (self.mode, nobody, nobody, b"%011o" % size, b"0" * 11, checksum, self.kind)
        return struct.pack(
            "100s8s8s8s12s12s8sc100x8s32s215x",
            *(self.name.encode(), *fields, magic, self.owner),
        )


def archive(*members: Member, end: bytes = bytes(2 * _BLOCK)) -> bytes:
    """Return an archive of those members."""
    return b"".join(member.to_bytes() for member in members) + end


def gzip(plain: bytes) -> bytes:
    """Return a gzip member that stores the bytes as they are: every library writes it alike."""
    pieces = [plain[i : i + _STORED_BYTES] for i in range(0, max(1, len(plain)), _STORED_BYTES)]
    blocks = [
        struct.pack("<BHH", place == len(pieces) - 1, len(piece), len(piece) ^ 0xFFFF) + piece
        for place, piece in enumerate(pieces)
    ]
    end = struct.pack("<II", zlib.crc32(plain), len(plain) & 0xFFFFFFFF)
    return _GZIP_HEADER + b"".join(blocks) + end
