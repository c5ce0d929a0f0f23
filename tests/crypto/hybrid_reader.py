"""A second reader of hybrid age files, written from the texts alone.

It shares nothing with peerkit but ML-KEM, X25519 and ChaCha20-Poly1305: the header is taken apart
by hand, and X-Wing and HPKE (RFC 9180) are built from hashes, so that an error in peerkit's use of
the library's HPKE cannot cancel out between sealing and opening.
"""

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

SUITE = b"HPKE" + bytes.fromhex("647a 0001 0003")  # MLKEM768-X25519, HKDF-SHA256, ChaCha20
INFO = b"age-encryption.org/mlkem768x25519"
XWING_LABEL = b"\\.//^\\"
SEALED_CHUNK = 64 * 1024 + 16


def extract(salt: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), secret, "sha256")


def expand(key: bytes, info: bytes, length: int) -> bytes:
    return hmac.digest(key, info + b"\1", "sha256")[:length]


def labeled_extract(salt: bytes, label: bytes, secret: bytes) -> bytes:
    return extract(salt, b"HPKE-v1" + SUITE + label + secret)


def labeled_expand(key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    return expand(key, length.to_bytes(2, "big") + b"HPKE-v1" + SUITE + label + info, length)


def xwing_shared(seed: bytes, encapsulated: bytes) -> bytes:
    expanded = hashlib.shake_256(seed).digest(96)
    x25519 = X25519PrivateKey.from_private_bytes(expanded[64:])
    share = encapsulated[1088:]
    from_mlkem = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).decapsulate(encapsulated[:1088])
    from_x25519 = x25519.exchange(X25519PublicKey.from_public_bytes(share))
    own = x25519.public_key().public_bytes_raw()
    return hashlib.sha3_256(from_mlkem + from_x25519 + share + own + XWING_LABEL).digest()


def hpke_open(shared: bytes, ciphertext: bytes) -> bytes:
    context = b"\0" + labeled_extract(b"", b"psk_id_hash", b"")
    context += labeled_extract(b"", b"info_hash", INFO)
    secret = labeled_extract(shared, b"secret", b"")
    key = labeled_expand(secret, b"key", context, 32)
    nonce = labeled_expand(secret, b"base_nonce", context, 12)
    return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, b"")


def decode(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def read_hybrid(sealed: bytes, seed: bytes) -> bytes:
    """Return the plaintext of a file with exactly one hybrid stanza."""
    version, arguments, body, end, rest = sealed.split(b"\n", 4)
    assert version == b"age-encryption.org/v1"
    mark, kind, encapsulated = arguments.split(b" ")
    assert (mark, kind) == (b"->", b"mlkem768x25519")
    file_key = hpke_open(xwing_shared(seed, decode(encapsulated)), decode(body))
    covered = b"\n".join([version, arguments, body, b"---"])
    mac_key = expand(extract(b"", file_key), b"header", 32)
    assert end == b"--- " + base64.b64encode(hmac.digest(mac_key, covered, "sha256")).rstrip(b"=")
    cipher = ChaCha20Poly1305(expand(extract(rest[:16], file_key), b"payload", 32))
    chunks = [rest[i : i + SEALED_CHUNK] for i in range(16, len(rest), SEALED_CHUNK)]
    nonces = [i.to_bytes(11, "big") + b"\0" for i in range(len(chunks) - 1)]
    nonces.append((len(chunks) - 1).to_bytes(11, "big") + b"\1")
    return b"".join(
        cipher.decrypt(nonce, chunk, None) for nonce, chunk in zip(nonces, chunks, strict=True)
    )
