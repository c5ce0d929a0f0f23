"""A second reader of sealed and signed files, written from the specifications alone.

c2sp.org/age for X25519, BIP 173 for the text of keys, and PROTOCOL.sshsig of OpenSSH. It knows
nothing of peerkit, and raises whatever comes when a file is not as it must be.
"""

import base64
import hashlib
import hmac
import re

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from tests.crypto.hybrid_reader import read_hybrid

_CHUNK = 64 * 1024 + 16
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


class NotForUsError(Exception):
    """No stanza is for the identity."""


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes (RFC 5869)."""
    key = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(key, info + b"\1", "sha256")


def _checksum(prefix: str, values: list[int]) -> int:
    expanded = [ord(letter) >> 5 for letter in prefix] + [0]
    expanded += [ord(letter) & 31 for letter in prefix]
    state = 1
    for value in expanded + values:
        top, state = state >> 25, (state & 0x1FFFFFF) << 5 ^ value
        for bit, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            state ^= part * (top >> bit & 1)
    return state


def key_bytes(text: str) -> tuple[str, bytes]:
    """Return the prefix and the bytes of a key's text; raises ValueError where it is none."""
    prefix, _, symbols = text.lower().rpartition("1")
    values = [_BECH32.index(symbol) for symbol in symbols]
    if _checksum(prefix, values) != 1 or not prefix:
        raise ValueError(prefix)
    number, bits = 0, 5 * (len(values) - 6)
    for value in values[:-6]:
        number = number << 5 | value
    return prefix, (number >> bits % 8).to_bytes(bits // 8, "big")


def key_text(prefix: str, content: bytes) -> str:
    """Return the text of a key."""
    bits = 8 * len(content)
    number, count = int.from_bytes(content, "big") << -bits % 5, (bits + 4) // 5
    values = [number >> 5 * (count - 1 - place) & 31 for place in range(count)]
    check = _checksum(prefix, values + [0] * 6) ^ 1
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1" + "".join(_BECH32[value] for value in values)


def recipient_of(identity: str) -> str:
    """Return the recipient of an identity, in age's text."""
    prefix, secret = key_bytes(identity)
    if prefix == "age-secret-key-":
        own = X25519PrivateKey.from_private_bytes(secret)
        return key_text("age", own.public_key().public_bytes_raw())
    expanded = hashlib.shake_256(secret).digest(96)
    lattice = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).public_key().public_bytes_raw()
    curve = X25519PrivateKey.from_private_bytes(expanded[64:]).public_key().public_bytes_raw()
    return key_text("age1pq", lattice + curve)


def is_recipient(text: str) -> bool:
    """Tell whether something can be sealed to that text."""
    try:
        return (key_bytes(text)[0], len(key_bytes(text)[1])) in (("age", 32), ("age1pq", 1216))
    except ValueError:
        return False


def open_age(sealed: bytes, identity: str) -> bytes:
    """Return what is in the file; raises NotForUsError, and anything for a damaged one."""
    prefix, secret = key_bytes(identity)
    if b"\n-> mlkem768x25519 " in sealed[:64]:
        return read_hybrid(sealed, secret)
    assert prefix == "age-secret-key-"
    match = re.match(
        rb"age-encryption\.org/v1\n((?:-> X25519 [!-~]{43}\n[!-~]{43}\n)+)--- ([!-~]{43})\n", sealed
    )
    assert match
    file_key = _file_key(re.findall(rb"-> X25519 (.+)\n(.+)\n", match[1]), secret)
    covered = sealed[: match.end(1)] + b"---"
    mac = hmac.digest(hkdf(file_key, b"", b"header"), covered, "sha256")
    assert base64.b64encode(mac) == match[2] + b"="
    rest = sealed[match.end() :]
    cipher = ChaCha20Poly1305(hkdf(file_key, rest[:16], b"payload"))
    chunks = [rest[i : i + _CHUNK] for i in range(16, len(rest), _CHUNK)]
    assert chunks
    return b"".join(
        cipher.decrypt(place.to_bytes(11, "big") + bytes([place == len(chunks) - 1]), chunk, None)
        for place, chunk in enumerate(chunks)
    )


def _file_key(stanzas: list[tuple[bytes, bytes]], secret: bytes) -> bytes:
    own = X25519PrivateKey.from_private_bytes(secret)
    public = own.public_key().public_bytes_raw()
    for share, body in stanzas:
        given = base64.b64decode(share + b"=", validate=True)
        shared = own.exchange(X25519PublicKey.from_public_bytes(given))
        key = hkdf(shared, given + public, b"age-encryption.org/v1/X25519")
        try:
            wrapped = base64.b64decode(body + b"=", validate=True)
            return ChaCha20Poly1305(key).decrypt(bytes(12), wrapped, None)
        except InvalidTag:
            continue
    raise NotForUsError


def signer_of(armored: str, namespace: str, message: bytes) -> bytes:
    """Return the Ed25519 key that signed; raises anything where the signature does not stand."""
    begin, end = "-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n"
    assert armored.startswith(begin)
    assert armored.endswith(end)
    lines = armored[len(begin) : -len(end)].split("\n")
    assert lines.pop() == ""
    assert all(len(line) == 70 for line in lines[:-1])
    blob = base64.b64decode("".join(lines), validate=True)
    key, used, reserved, algorithm, signature = _fields(blob.removeprefix(b"SSHSIG\0\0\0\1"))
    assert (namespace.encode(), b"", b"sha512") == (used, reserved, algorithm)
    (kind, public), (kind_again, raw) = _fields(key), _fields(signature)
    assert kind == kind_again == b"ssh-ed25519"
    digest = hashlib.sha512(message).digest()
    signed = b"SSHSIG" + b"".join(map(_field, (used, b"", b"sha512", digest)))
    Ed25519PublicKey.from_public_bytes(public).verify(raw, signed)
    return public


def _field(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def _fields(blob: bytes) -> list[bytes]:
    found = []
    while blob:
        length = int.from_bytes(blob[:4], "big")
        assert len(blob) >= 4 + length
        found.append(blob[4 : 4 + length])
        blob = blob[4 + length :]
    return found
