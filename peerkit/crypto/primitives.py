"""Every call into the cryptography library, and nothing else.

No other module of peerkit imports the library, so this page is what an auditor of its use reads.
It takes and gives plain bytes; what the pieces mean is said by the modules that call it.

Laws:
- A failed authentication gives None or False here; the caller knows whose fault it is.
- The library's submodules are imported where they are used: loading its ciphers costs 15 ms, and
  a command that seals nothing does not pay for them.
"""

import hashlib
import hmac
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hpke import Suite

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
MLKEM_PUBLIC_BYTES = 1184
MLKEM_CIPHERTEXT_BYTES = 1088
_MLKEM_SEED_BYTES = 64


# --- symmetric --------------------------------------------------------------------------------


class Cipher:
    """ChaCha20-Poly1305 (RFC 8439) under one key. A nonce never serves twice."""

    __slots__ = ("_cipher", "_refused")

    def __init__(self, key: bytes) -> None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        self._cipher = ChaCha20Poly1305(key)
        self._refused = InvalidTag

    def encrypt(self, nonce: bytes, plaintext: bytes, bound: bytes = b"") -> bytes:
        """Return the ciphertext and its tag; `bound` is authenticated and not kept."""
        return self._cipher.encrypt(nonce, plaintext, bound)

    def decrypt(self, nonce: bytes, ciphertext: bytes, bound: bytes = b"") -> bytes | None:
        """Return the plaintext, or None if key, nonce, ciphertext or `bound` is another."""
        try:
            return self._cipher.decrypt(nonce, ciphertext, bound)
        except self._refused:
            return None

    def encrypt_into(self, nonce: bytes, plaintext: memoryview, target: memoryview) -> None:
        """Leave the ciphertext and its tag in `target`, which is 16 bytes longer."""
        self._cipher.encrypt_into(nonce, plaintext, None, target)

    def decrypt_into(self, nonce: bytes, ciphertext: memoryview, target: memoryview) -> bool:
        """Leave the plaintext in `target`, 16 bytes shorter, and tell whether it is genuine."""
        try:
            self._cipher.decrypt_into(nonce, ciphertext, None, target)
        except self._refused:
            return False
        return True


def hkdf_sha256(key: bytes, salt: bytes, info: bytes, length: int = KEY_BYTES) -> bytes:
    """Return `length` bytes derived from `key` (RFC 5869). An empty salt is no salt."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length, salt or None, info).derive(key)


def hmac_sha256(key: bytes, message: bytes) -> bytes:
    """Return the 32-byte HMAC-SHA256 (RFC 2104) of `message` under `key`."""
    return hmac.digest(key, message, "sha256")


def is_same(a: bytes, b: bytes) -> bool:
    """Tell whether two secrets are equal, in a time that does not depend on where they differ."""
    return hmac.compare_digest(a, b)


def load_unlocking() -> None:
    """Have loaded what makes a passphrase into a vault's key, so that a thread loads nothing."""
    for name in ("exceptions", "hazmat.primitives.ciphers.aead", "hazmat.primitives.hashes"):
        import_module(f"cryptography.{name}")
    for name in ("argon2", "hkdf"):
        import_module(f"cryptography.hazmat.primitives.kdf.{name}")


def argon2id(secret: bytes, salt: bytes, *, memory_kib: int, passes: int, lanes: int) -> bytes:
    """Return a 32-byte key that costs `memory_kib` and `passes` to derive (RFC 9106)."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory_kib
    ).derive(secret)


def scrypt(secret: bytes, salt: bytes, work_factor: int) -> bytes:
    """Return a 32-byte key by scrypt (RFC 7914): N is 2 to the `work_factor`, r is 8, p is 1."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=KEY_BYTES, n=1 << work_factor, r=8, p=1).derive(secret)


# --- X25519 -----------------------------------------------------------------------------------


def x25519_public(secret: bytes) -> bytes:
    """Return the 32-byte public key of a 32-byte X25519 secret (RFC 7748)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def x25519_shared(secret: bytes, public: bytes) -> bytes | None:
    """Return the shared secret, or None where `public` is of low order, which makes it zero."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (
        X25519PrivateKey,
        X25519PublicKey,
    )

    try:
        other = X25519PublicKey.from_public_bytes(public)
        return X25519PrivateKey.from_private_bytes(secret).exchange(other)
    except ValueError:
        return None


# --- the hybrid of ML-KEM-768 and X25519, by HPKE (RFC 9180, draft-ietf-hpke-pq) ---------------


def hybrid_public(seed: bytes) -> bytes:
    """Return the 1,216-byte public key of a 32-byte seed: ML-KEM-768's, then X25519's."""
    mlkem, x25519 = _hybrid_private(seed)
    return mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()


def hybrid_encrypt(public: bytes, plaintext: bytes, info: bytes) -> bytes | None:
    """Return the encapsulated key and the ciphertext, or None if `public` is no public key."""
    from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
    from cryptography.hazmat.primitives.hpke import MLKEM768X25519PublicKey

    mlkem, x25519 = public[:MLKEM_PUBLIC_BYTES], public[MLKEM_PUBLIC_BYTES:]
    try:
        key = MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(mlkem), X25519PublicKey.from_public_bytes(x25519)
        )
        return _hybrid_suite().encrypt(plaintext, key, info=info)
    except ValueError:
        return None


def hybrid_decrypt(seed: bytes, ciphertext: bytes, info: bytes) -> bytes | None:
    """Return what was encrypted to the public key of `seed`, or None if it was not, or altered."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey

    key = MLKEM768X25519PrivateKey(*_hybrid_private(seed))
    try:
        return _hybrid_suite().decrypt(ciphertext, key, info=info)
    except InvalidTag:
        return None


def hybrid_x25519_secret(seed: bytes) -> bytes:
    """Return the X25519 half of the private key that a 32-byte seed stands for."""
    return _expand(seed)[_MLKEM_SEED_BYTES:]


def _expand(seed: bytes) -> bytes:
    return hashlib.shake_256(seed).digest(_MLKEM_SEED_BYTES + KEY_BYTES)


def _hybrid_private(seed: bytes) -> "tuple[MLKEM768PrivateKey, X25519PrivateKey]":
    from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    expanded = _expand(seed)
    return (
        MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED_BYTES]),
        X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED_BYTES:]),
    )


def _hybrid_suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


# --- Ed25519 ----------------------------------------------------------------------------------


def ed25519_public(seed: bytes) -> bytes:
    """Return the 32-byte public key of a 32-byte Ed25519 seed (RFC 8032)."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def ed25519_sign(seed: bytes, message: bytes) -> bytes:
    """Return the 64-byte signature of `message`."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def is_ed25519_signature(public: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether the holder of `public` made `signature` over `message`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True
