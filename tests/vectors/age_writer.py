"""An age v1 file with chosen instead of random keys, so that a vector is the same each time.

Written from c2sp.org/age alone. It seals to one X25519 recipient: what ML-KEM encapsulates cannot
be chosen through the library.
"""

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_CHUNK = 64 * 1024


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    key = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(key, info + b"\1", "sha256")


def _base64(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def seal_to(public: bytes, plaintext: bytes) -> bytes:
    """Return the file; what should be random is a digest of its contents."""
    seed = hashlib.sha512(b"peerkit vector" + public + plaintext).digest()
    file_key, nonce, ephemeral = (
        seed[:16],
        seed[16:32],
        X25519PrivateKey.from_private_bytes(seed[32:]),
    )
    share = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    wrapping = _hkdf(shared, share + public, b"age-encryption.org/v1/X25519")
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    head = b"age-encryption.org/v1\n-> X25519 %s\n%s\n---" % (_base64(share), _base64(wrapped))
    mac = hmac.digest(_hkdf(file_key, b"", b"header"), head, "sha256")
    return b"%s %s\n%s%s" % (head, _base64(mac), nonce, _payload(file_key, nonce, plaintext))


def _payload(file_key: bytes, nonce: bytes, plaintext: bytes) -> bytes:
    cipher = ChaCha20Poly1305(_hkdf(file_key, nonce, b"payload"))
    starts = range(0, max(1, len(plaintext)), _CHUNK)
    return b"".join(
        cipher.encrypt(
            (start // _CHUNK).to_bytes(11, "big") + bytes([start == starts[-1]]),
            plaintext[start : start + _CHUNK],
            None,
        )
        for start in starts
    )
