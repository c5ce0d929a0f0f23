"""One key for each use, derived from one secret; and the bytes of a passphrase.

Laws:
- Keys for different uses tell nothing about each other or about the secret (RFC 5869).
- A passphrase is the same however a keyboard composes its accents and whatever spaces surround
  it.
"""

import unicodedata

from peerkit.crypto.primitives import KEY_BYTES, hkdf_sha256


def derive_key(key: bytes, use: str, length: int = KEY_BYTES) -> bytes:
    """Return `length` bytes for `use`: HKDF-SHA256 with the info `peerkit/1/<use>`, no salt."""
    return derive_salted_key(key, b"", use, length)


def derive_salted_key(key: bytes, salt: bytes, use: str, length: int = KEY_BYTES) -> bytes:
    """Return what `derive_key` does, with a salt."""
    return hkdf_sha256(key, salt, b"peerkit/1/" + use.encode("ascii"), length)


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the bytes that a typed passphrase stands for: NFKC, stripped, UTF-8."""
    # A terminal may hand over lone surrogates. They are let through, because the exception that
    # strict encoding raises would carry the passphrase into a traceback.
    return unicodedata.normalize("NFKC", passphrase).strip().encode("utf-8", "surrogatepass")
