"""Signatures that `ssh-keygen -Y verify` checks: Ed25519 in OpenSSH's SSHSIG (PROTOCOL.sshsig).

Laws:
- A signature is for one namespace and for no other.
- A signature has one text; whatever `sign` would not write is refused before it is checked.
- `verify` says whose signature it is. Whether that key may sign is the caller's question.
"""

import base64
import hashlib
from dataclasses import field

from peerkit.crypto.primitives import (
    KEY_BYTES,
    ed25519_public,
    ed25519_sign,
    is_ed25519_signature,
)
from peerkit.crypto.randomness import random_bytes
from peerkit.errors import SignatureError, UnreadableKeyError
from peerkit.frozen import frozen

_BEGIN = "-----BEGIN SSH SIGNATURE-----\n"
_END = "-----END SSH SIGNATURE-----\n"
_COLUMNS = 70  # as ssh-keygen wraps
_MAGIC = b"SSHSIG"
_VERSION = (1).to_bytes(4, "big")
_ALGORITHM = b"ssh-ed25519"
_HASH = b"sha512"
_SIGNATURE_BYTES = 64


@frozen
class VerifyingKey:
    """The half of a signing key that may be given away."""

    public: bytes

    @classmethod
    def from_bytes(cls, public: bytes) -> "VerifyingKey":
        """Return the key of 32 bytes; raises UnreadableKeyError for another number of them."""
        if len(public) != KEY_BYTES:
            raise UnreadableKeyError(kind="verifying_key")
        return cls(bytes(public))

    def to_bytes(self) -> bytes:
        """Return the 32 bytes."""
        return self.public

    def ssh_line(self, comment: str = "peerkit") -> str:
        """Return the key as a line of an `authorized_keys` or `.pub` file, without its end."""
        return f"ssh-ed25519 {base64.b64encode(_public_blob(self)).decode('ascii')} {comment}"

    def fingerprint(self) -> str:
        """Return `SHA256:…` as `ssh-keygen -l` shows it."""
        hashed = base64.b64encode(hashlib.sha256(_public_blob(self)).digest()).decode("ascii")
        return "SHA256:" + hashed.rstrip("=")


@frozen
class SigningKey:
    """What signs. `repr` hides it."""

    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "SigningKey":
        """Return a new key."""
        return cls(random_bytes(KEY_BYTES))

    @classmethod
    def from_bytes(cls, seed: bytes) -> "SigningKey":
        """Return the key of 32 bytes; raises UnreadableKeyError for another number of them."""
        if len(seed) != KEY_BYTES:
            raise UnreadableKeyError(kind="signing_key")
        return cls(bytes(seed))

    def to_bytes(self) -> bytes:
        """Return the 32 bytes, which are secret."""
        return self.seed

    @property
    def verifying_key(self) -> VerifyingKey:
        """The half that may be given away."""
        return VerifyingKey(ed25519_public(self.seed))


def sign(key: SigningKey, namespace: str, message: bytes) -> str:
    """Return the armored signature of `message` for `namespace`, which is not empty."""
    if not namespace:
        raise ValueError("a signature needs a namespace")
    signature = ed25519_sign(key.seed, _signed(namespace, message))
    return _write(key.verifying_key, namespace, signature)


def verify(signature: str, namespace: str, message: bytes) -> VerifyingKey:
    """Return the key that signed `message` for `namespace`.

    Raises SignatureError: problem form where the text is not what `sign` writes, namespace where
    it was made for another, mismatch where the key did not sign this message.
    """
    key, found_namespace, raw = _read(signature)
    if found_namespace != namespace:
        raise SignatureError(problem="namespace")
    if not is_ed25519_signature(key.public, raw, _signed(namespace, message)):
        raise SignatureError(problem="mismatch")
    return key


def _signed(namespace: str, message: bytes) -> bytes:
    hashed = hashlib.sha512(message).digest()
    return _MAGIC + _write_fields(namespace.encode(), b"", _HASH, hashed)


def _write(key: VerifyingKey, namespace: str, signature: bytes) -> str:
    blob = _MAGIC + _VERSION
    blob += _write_fields(_public_blob(key), namespace.encode(), b"", _HASH)
    blob += _write_field(_write_fields(_ALGORITHM, signature))
    text = base64.b64encode(blob).decode("ascii")
    lines = [text[i : i + _COLUMNS] + "\n" for i in range(0, len(text), _COLUMNS)]
    return _BEGIN + "".join(lines) + _END


def _read(text: str) -> tuple[VerifyingKey, str, bytes]:
    """Return key, namespace and raw signature; there is one text for each three of them."""
    body = text.removeprefix(_BEGIN).removesuffix(_END).replace("\n", "")
    try:
        blob = base64.b64decode(body, validate=True)
        public, namespace, _, _, raw = _read_fields(blob[len(_MAGIC + _VERSION) :])
        key = VerifyingKey.from_bytes(_read_fields(public)[-1])
        name, signature = namespace.decode(), _read_fields(raw)[-1]
    except (ValueError, UnreadableKeyError) as error:
        raise SignatureError(problem="form") from error
    # Writing it again catches every other form: algorithms, versions, reserved fields, line
    # lengths, bytes at the end.
    if len(signature) != _SIGNATURE_BYTES or _write(key, name, signature) != text:
        raise SignatureError(problem="form")
    return key, name, signature


def _public_blob(key: VerifyingKey) -> bytes:
    return _write_fields(_ALGORITHM, key.public)


def _write_field(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def _write_fields(*contents: bytes) -> bytes:
    return b"".join(map(_write_field, contents))


def _read_fields(blob: bytes) -> list[bytes]:
    """Return the length-prefixed fields; raises ValueError unless they fill `blob` exactly."""
    fields: list[bytes] = []
    position = 0
    while position < len(blob):
        start = position + 4
        position = start + int.from_bytes(blob[position:start], "big")
        fields.append(blob[start:position])
    if position != len(blob) or not fields:
        raise ValueError("fields do not fill their space")
    return fields
