"""Identities and recipients: the two halves of the keys that files are sealed with.

Laws:
- An identity shows itself to `str` alone; `repr`, and so a traceback or a log, hides it.
- A key has one text, and only that text is read.
"""

from dataclasses import field
from enum import StrEnum
from typing import assert_never

from peerkit.crypto.bech32 import read_bech32, write_bech32
from peerkit.crypto.primitives import (
    KEY_BYTES,
    MLKEM_PUBLIC_BYTES,
    hybrid_public,
    x25519_public,
)
from peerkit.crypto.randomness import random_bytes
from peerkit.errors import UnreadableKeyError
from peerkit.frozen import frozen
from peerkit.values import digest

_RECIPIENT_ID_DIGITS = 32


class RecipientKind(StrEnum):
    """Who can break it: a file has recipients of one kind, because it is as weak as its weakest."""

    HYBRID = "hybrid"
    """ML-KEM-768 with X25519: also safe from quantum computers. The age command from 1.3 on."""
    X25519 = "x25519"
    """X25519 alone: every age command."""


_RECIPIENT_FORMS = {
    "age": (RecipientKind.X25519, KEY_BYTES),
    "age1pq": (RecipientKind.HYBRID, MLKEM_PUBLIC_BYTES + KEY_BYTES),
}
_IDENTITY_FORMS = {
    "age-secret-key-": (RecipientKind.X25519, KEY_BYTES),
    "age-secret-key-pq-": (RecipientKind.HYBRID, KEY_BYTES),
}
_RECIPIENT_PREFIX = {kind: prefix for prefix, (kind, _) in _RECIPIENT_FORMS.items()}
_IDENTITY_PREFIX = {kind: prefix for prefix, (kind, _) in _IDENTITY_FORMS.items()}


@frozen
class Recipient:
    """To whom a file can be sealed. `str()` gives `age1…`."""

    kind: RecipientKind
    public: bytes

    def __str__(self) -> str:
        return write_bech32(_RECIPIENT_PREFIX[self.kind], self.public)


@frozen
class Identity:
    """Who can open a sealed file. `str()` gives `AGE-SECRET-KEY-…`: keep it sealed."""

    kind: RecipientKind
    secret: bytes = field(repr=False)

    def __str__(self) -> str:
        return write_bech32(_IDENTITY_PREFIX[self.kind], self.secret).upper()

    def recipient(self) -> Recipient:
        """Return the half that may be given away."""
        match self.kind:
            case RecipientKind.HYBRID:
                return Recipient(self.kind, hybrid_public(self.secret))
            case RecipientKind.X25519:
                return Recipient(self.kind, x25519_public(self.secret))
            case _:
                assert_never(self.kind)


def generate_identity(kind: RecipientKind = RecipientKind.HYBRID) -> Identity:
    """Return a new identity."""
    return Identity(kind, random_bytes(KEY_BYTES))


def read_identity(text: str) -> Identity:
    """Return the identity that `str()` wrote; raises UnreadableKeyError for anything else."""
    if text != text.upper():
        raise UnreadableKeyError(kind="identity")
    return Identity(*_read_key(text, "identity"))


def read_recipient(text: str) -> Recipient:
    """Return the recipient that `str()` wrote; raises UnreadableKeyError for anything else.

    That its bytes are a point of the curve is found out when something is sealed to it.
    """
    if text != text.lower():
        raise UnreadableKeyError(kind="recipient")
    return Recipient(*_read_key(text, "recipient"))


def _read_key(text: str, role: str) -> tuple[RecipientKind, bytes]:
    forms = _IDENTITY_FORMS if role == "identity" else _RECIPIENT_FORMS
    try:
        prefix, content = read_bech32(text)
    except ValueError:
        # Not chained: the cause's traceback would hold the identity's text.
        raise UnreadableKeyError(kind=role) from None
    kind, length = forms.get(prefix, (None, 0))
    if kind is None or len(content) != length:
        raise UnreadableKeyError(kind=role)
    return kind, content


def recipient_id(recipient: Recipient) -> str:
    """Return 32 hex digits that name a recipient: a digest of its text."""
    return digest("recipient", str(recipient).encode("ascii"))[:_RECIPIENT_ID_DIGITS]
