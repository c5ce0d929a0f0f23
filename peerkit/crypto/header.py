"""The textual header of an age file (c2sp.org/age): stanzas that wrap the file key, and a MAC.

It knows the form only; what a stanza means is the business of the module of its kind.

Law: every header that is read is written back to the same bytes. There is one form of each.
"""

import base64
import re
from collections.abc import Sequence

from peerkit.crypto.limits import LIMITS
from peerkit.crypto.primitives import hkdf_sha256, hmac_sha256, is_same
from peerkit.errors import SealDamagedError
from peerkit.frozen import frozen

_VERSION = b"age-encryption.org/v1\n"
_COLUMNS = 64
# The specification's ABNF, letter for letter. No alternative overlaps another, so matching is
# linear in the header.
_STANZA = re.compile(
    rb"-> ([!-~]+(?: [!-~]+)*)\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)",
)
_MARK = b"---"
_END = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")


@frozen
class Stanza:
    """One wrapping of the file key. The first argument says its kind."""

    arguments: tuple[str, ...]
    body: bytes

    @property
    def kind(self) -> str:
        """The first argument."""
        return self.arguments[0]


@frozen
class Header:
    """A header as it stood in a file."""

    stanzas: tuple[Stanza, ...]
    authenticated: bytes
    """What the MAC covers: all before it, with the mark `---`."""
    mac: bytes
    length: int
    """Where the payload begins."""


def header_damaged() -> SealDamagedError:
    """Return the error that every fault of a header's form has."""
    return SealDamagedError(part="header")


def write_base64(content: bytes) -> str:
    """Return `content` in base64 without padding."""
    return base64.b64encode(content).decode("ascii").rstrip("=")


def read_base64(text: str) -> bytes:
    """Return what `write_base64` was given; raises SealDamagedError for any other text."""
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise header_damaged() from error
    if write_base64(content) != text:
        raise header_damaged()
    return content


def write_header(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """Return the header with its MAC."""
    authenticated = _VERSION + b"".join(map(_write_stanza, stanzas)) + _MARK
    mac = write_base64(_mac(file_key, authenticated))
    return authenticated + b" " + mac.encode("ascii") + b"\n"


def _write_stanza(stanza: Stanza) -> bytes:
    text = write_base64(stanza.body)
    # One line more than is full, so that the last is shorter than 64 columns, if need be empty.
    lines = [text[i : i + _COLUMNS] for i in range(0, len(text) + 1, _COLUMNS)]
    return "\n".join(["-> " + " ".join(stanza.arguments), *lines, ""]).encode("ascii")


def read_header(sealed: bytes) -> Header:
    """Return the header with which `sealed` begins, not yet authenticated.

    Raises SealDamagedError (part header) where its form is not that of age v1, or where it is
    over the limits.
    """
    if not sealed.startswith(_VERSION):
        raise header_damaged()
    position = len(_VERSION)
    stanzas: list[Stanza] = []
    while match := _STANZA.match(sealed, position, LIMITS.header_bytes):
        arguments = tuple(match[1].decode("ascii").split(" "))
        body = match[2].decode("ascii").replace("\n", "")
        stanzas.append(Stanza(arguments, read_base64(body)))
        position = match.end()
        if len(stanzas) > LIMITS.stanzas:
            raise header_damaged()
    end = _END.match(sealed, position)
    if end is None or not stanzas:
        raise header_damaged()
    authenticated = sealed[: position + len(_MARK)]
    return Header(tuple(stanzas), authenticated, read_base64(end[1].decode("ascii")), end.end())


def verify_header(header: Header, file_key: bytes) -> None:
    """Return only if the holder of `file_key` wrote the header; raises SealDamagedError (mac)."""
    if not is_same(_mac(file_key, header.authenticated), header.mac):
        raise SealDamagedError(part="mac")


def _mac(file_key: bytes, authenticated: bytes) -> bytes:
    return hmac_sha256(hkdf_sha256(file_key, b"", b"header"), authenticated)
