"""How each kind of stanza wraps a file key (c2sp.org/age, native recipient types).

Laws:
- A stanza of a known kind that is not exactly of its form is refused, whoever it is for.
- The length of a wrapped key is checked before it is decrypted, so that no file can be made that
  opens differently for two people (partitioning oracles).
"""

import re

from peerkit.crypto.header import Stanza, header_damaged, read_base64, write_base64
from peerkit.crypto.limits import LIMITS
from peerkit.crypto.primitives import (
    KEY_BYTES,
    MLKEM_CIPHERTEXT_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    Cipher,
    hkdf_sha256,
    hybrid_decrypt,
    hybrid_encrypt,
    hybrid_x25519_secret,
    scrypt,
    x25519_public,
    x25519_shared,
)
from peerkit.crypto.randomness import new_salt, random_bytes
from peerkit.errors import UnreadableKeyError

FILE_KEY_BYTES = 16
X25519 = "X25519"
HYBRID = "mlkem768x25519"
SCRYPT = "scrypt"
"""The kinds of stanza: their first arguments."""

_X25519_INFO = b"age-encryption.org/v1/X25519"
_HYBRID_INFO = b"age-encryption.org/mlkem768x25519"
_SCRYPT_INFO = b"age-encryption.org/v1/scrypt"
_SALT_BYTES = 16
_WORK_FACTOR = re.compile(r"[1-9][0-9]?")


def wrap_for_x25519(file_key: bytes, public: bytes) -> Stanza:
    """Return a stanza that only the secret of `public` unwraps."""
    ephemeral = random_bytes(KEY_BYTES)
    share = x25519_public(ephemeral)
    shared = x25519_shared(ephemeral, public)
    if shared is None:
        raise UnreadableKeyError(kind="recipient")
    key = hkdf_sha256(shared, share + public, _X25519_INFO)
    return Stanza((X25519, write_base64(share)), _encrypt(key, file_key))


def unwrap_with_x25519(stanza: Stanza, secret: bytes) -> bytes | None:
    """Return the file key, or None if the stanza is of another kind or for somebody else."""
    if stanza.kind != X25519:
        return None
    share = _read_form(stanza, KEY_BYTES)
    shared = x25519_shared(secret, share)
    if shared is None:
        raise header_damaged()
    return _decrypt(hkdf_sha256(shared, share + x25519_public(secret), _X25519_INFO), stanza.body)


def wrap_for_hybrid(file_key: bytes, public: bytes) -> Stanza:
    """Return a stanza that only the seed of `public` unwraps."""
    encrypted = hybrid_encrypt(public, file_key, _HYBRID_INFO)
    if encrypted is None:
        raise UnreadableKeyError(kind="recipient")
    split = MLKEM_CIPHERTEXT_BYTES + KEY_BYTES
    return Stanza((HYBRID, write_base64(encrypted[:split])), encrypted[split:])


def unwrap_with_hybrid(stanza: Stanza, seed: bytes) -> bytes | None:
    """Return the file key, or None if the stanza is of another kind or for somebody else."""
    if stanza.kind != HYBRID:
        return None
    encapsulated = _read_form(stanza, MLKEM_CIPHERTEXT_BYTES + KEY_BYTES)
    # A share of low order is a malformed header and not somebody else's stanza; the library
    # reports both alike.
    if x25519_shared(hybrid_x25519_secret(seed), encapsulated[MLKEM_CIPHERTEXT_BYTES:]) is None:
        raise header_damaged()
    return hybrid_decrypt(seed, encapsulated + stanza.body, _HYBRID_INFO)


def wrap_with_passphrase(file_key: bytes, secret: bytes, work_factor: int) -> Stanza:
    """Return a stanza that the passphrase `secret` unwraps, at 2 to the `work_factor`."""
    salt = new_salt()
    key = scrypt(secret, _SCRYPT_INFO + salt, work_factor)
    return Stanza((SCRYPT, write_base64(salt), str(work_factor)), _encrypt(key, file_key))


def unwrap_with_passphrase(stanza: Stanza, secret: bytes) -> bytes | None:
    """Return the file key, or None if the passphrase is another.

    Raises SealDamagedError, before working, where the stanza asks for more than the limit.
    """
    *form, factor = stanza.arguments
    if not _WORK_FACTOR.fullmatch(factor) or int(factor) > LIMITS.work_factor:
        raise header_damaged()
    salt = _read_form(Stanza(tuple(form), stanza.body), _SALT_BYTES)
    return _decrypt(scrypt(secret, _SCRYPT_INFO + salt, int(factor)), stanza.body)


def _read_form(stanza: Stanza, length: int) -> bytes:
    match stanza.arguments:
        case (_, argument):
            content = read_base64(argument)
        case _:
            raise header_damaged()
    if len(content) != length or len(stanza.body) != FILE_KEY_BYTES + TAG_BYTES:
        raise header_damaged()
    return content


# Each wrapping key serves once, so the nonce may be zero (c2sp.org/age).
def _encrypt(key: bytes, file_key: bytes) -> bytes:
    return Cipher(key).encrypt(bytes(NONCE_BYTES), file_key)


def _decrypt(key: bytes, wrapped: bytes) -> bytes | None:
    return Cipher(key).decrypt(bytes(NONCE_BYTES), wrapped)
