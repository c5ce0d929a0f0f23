"""Sealed files: age v1 (c2sp.org/age), whole or not at all.

It works in memory on files that the caller has bounded. It knows no plug-ins and no SSH keys:
stanzas of other kinds are passed over, as the specification asks.

Laws:
- `open_sealed(seal(x, …), …) == x`, and any flipped bit is refused.
- Nothing is returned before the header's MAC and every chunk are verified.
- Whether a header is refused does not depend on the order of its stanzas.
"""

from collections.abc import Sequence
from typing import assert_never

from peerkit.crypto.derivation import passphrase_bytes
from peerkit.crypto.header import (
    Header,
    Stanza,
    header_damaged,
    read_header,
    verify_header,
    write_header,
)
from peerkit.crypto.keys import Identity, Recipient, RecipientKind
from peerkit.crypto.limits import LIMITS
from peerkit.crypto.payload import open_payload, seal_payload
from peerkit.crypto.randomness import random_bytes
from peerkit.crypto.wrapping import (
    FILE_KEY_BYTES,
    SCRYPT,
    unwrap_with_hybrid,
    unwrap_with_passphrase,
    unwrap_with_x25519,
    wrap_for_hybrid,
    wrap_for_x25519,
    wrap_with_passphrase,
)
from peerkit.errors import NotAddressedError, WrongPassphraseError

_WORK_FACTOR = 18  # the age tool's: about a second and 256 MiB


def seal(plaintext: bytes, recipients: Sequence[Recipient]) -> bytes:
    """Return `plaintext` sealed, so that each of the recipients' identities opens it.

    Raises ValueError for no recipients, too many, or recipients of two kinds: a file is as weak
    as its weakest stanza. Raises UnreadableKeyError for a recipient that is no point of its curve.
    """
    if not 0 < len(recipients) <= LIMITS.stanzas:
        raise ValueError("a file is sealed to at least one recipient and to no crowd")
    if len({recipient.kind for recipient in recipients}) > 1:
        raise ValueError("recipients of different kinds are not mixed")
    file_key = random_bytes(FILE_KEY_BYTES)
    stanzas = [_wrap(file_key, recipient) for recipient in recipients]
    return seal_payload(write_header(stanzas, file_key), file_key, plaintext)


def open_sealed(sealed: bytes, identities: Sequence[Identity]) -> bytes:
    """Return what was sealed to one of the identities.

    Raises NotAddressedError where none fits, and SealDamagedError with the part (header, mac,
    payload) where the file is not exactly what `seal` made.
    """
    header = _read_header(sealed)
    file_keys = [
        file_key
        for stanza in header.stanzas
        for identity in identities
        if (file_key := _unwrap(stanza, identity)) is not None
    ]
    if not file_keys:
        raise NotAddressedError
    return _open(sealed, header, file_keys[0])


def seal_with_passphrase(
    plaintext: bytes, passphrase: str, *, work_factor: int = _WORK_FACTOR
) -> bytes:
    """Return `plaintext` sealed under a passphrase, as a file that `age --decrypt` opens.

    Raises ValueError for an empty passphrase and for a work factor that would not be read.
    """
    secret = passphrase_bytes(passphrase)
    if not secret or not 0 < work_factor <= LIMITS.work_factor:
        raise ValueError("a passphrase has at least one character, and its work is bounded")
    file_key = random_bytes(FILE_KEY_BYTES)
    stanza = wrap_with_passphrase(file_key, secret, work_factor)
    return seal_payload(write_header([stanza], file_key), file_key, plaintext)


def open_with_passphrase(sealed: bytes, passphrase: str) -> bytes:
    """Return what was sealed under the passphrase.

    Raises WrongPassphraseError for another passphrase, NotAddressedError where the file has none,
    and SealDamagedError as `open_sealed` does.
    """
    header = _read_header(sealed)
    if header.stanzas[0].kind != SCRYPT:
        raise NotAddressedError
    file_key = unwrap_with_passphrase(header.stanzas[0], passphrase_bytes(passphrase))
    if file_key is None:
        raise WrongPassphraseError
    return _open(sealed, header, file_key)


def _read_header(sealed: bytes) -> Header:
    header = read_header(sealed)
    # A passphrase stands alone: whoever opens with it may take the file to be by one who knows it.
    if len(header.stanzas) > 1 and any(stanza.kind == SCRYPT for stanza in header.stanzas):
        raise header_damaged()
    return header


def _wrap(file_key: bytes, recipient: Recipient) -> Stanza:
    match recipient.kind:
        case RecipientKind.HYBRID:
            return wrap_for_hybrid(file_key, recipient.public)
        case RecipientKind.X25519:
            return wrap_for_x25519(file_key, recipient.public)
        case _:
            assert_never(recipient.kind)


def _unwrap(stanza: Stanza, identity: Identity) -> bytes | None:
    match identity.kind:
        case RecipientKind.HYBRID:
            return unwrap_with_hybrid(stanza, identity.secret)
        case RecipientKind.X25519:
            return unwrap_with_x25519(stanza, identity.secret)
        case _:
            assert_never(identity.kind)


def _open(sealed: bytes, header: Header, file_key: bytes) -> bytes:
    verify_header(header, file_key)
    return open_payload(sealed, header.length, file_key)
