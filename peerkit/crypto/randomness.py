"""The only place where peerkit makes randomness: from the operating system's generator."""

import secrets

from peerkit.values import RECOVERY_CODE, WITHDRAWAL_CODE, CodeKind, write_code

_SALT_BYTES = 16
_ID_BYTES = 16
PASSPHRASE_WORDS = 6


def random_bytes(count: int) -> bytes:
    """Return `count` bytes that nobody can guess."""
    return secrets.token_bytes(count)


def new_salt() -> bytes:
    """Return 16 new bytes that keep equal things from looking equal."""
    return random_bytes(_SALT_BYTES)


def new_id() -> str:
    """Return 32 new hex digits, never given out before."""
    return random_bytes(_ID_BYTES).hex()


def new_withdrawal_code() -> str:
    """Return a new code for a participant's slip: 60 random bits and a check."""
    return _new_code(WITHDRAWAL_CODE)


def new_recovery_code() -> str:
    """Return a new code that opens a vault: 130 random bits and a check."""
    return _new_code(RECOVERY_CODE)


def new_passphrase() -> str:
    """Return a new passphrase of six words with spaces between them: 66 random bits.

    Each word is one of 2,048 and stands for 11 bits. Five would be 55: fewer than the 64 that hold
    whatever becomes of what a guess costs.
    """
    from peerkit.words.wordlist import WORDS  # few commands make a passphrase

    return " ".join(secrets.choice(WORDS) for _ in range(PASSPHRASE_WORDS))


def _new_code(kind: CodeKind) -> str:
    return write_code(kind, secrets.randbits(kind.bits))
