"""A second recipient: somebody besides the project's own vault who can open what is sealed to it.

A trustee with a key of their own, or a key on a stick in a safe. They read; they speak for nobody:
the signing key is the project's alone.

Laws:
- What is taken for a second recipient is the half of a key that may be given away, of the kind of
  the organisation's own, and something can be sealed to it.
- An identity that peerkit makes for them is a file under their own passphrase, and nowhere else.
- Whoever joins is told who can open everything besides.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from peerkit.bundle import SecondRecipient
from peerkit.crypto import (
    Identity,
    Recipient,
    RecipientKind,
    generate_identity,
    is_armored,
    open_with_passphrase,
    read_armor,
    read_identity,
    read_recipient,
    seal,
    seal_with_passphrase,
    write_armor,
)
from peerkit.errors import (
    OtherKindOfKeyError,
    OutputExistsError,
    OwnKeyGivenError,
    SecretKeyGivenError,
    UnreadableKeyError,
    WrongIdentityPassphraseError,
    WrongPassphraseError,
)
from peerkit.files import write_atomically

IDENTITY_FILE = "second-recipient.age"
"""What the file of an identity is called where nobody named it."""
LIMIT_BYTES = 64 * 1024

_SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - what a secret key begins with, and none
_REMARK = "#"


def read_second_recipient(name: str, data: bytes) -> SecondRecipient:
    """Return the second recipient of that name, by the file with the key that they gave.

    It holds one line that begins with `age1`, and remarks, as the age command writes it. Raises
    SecretKeyGivenError, UnreadableKeyError.
    """
    lines = _lines(data)
    if any(line.upper().startswith(_SECRET) for line in lines):
        raise SecretKeyGivenError(kind="identity")
    if len(lines) != 1:
        raise UnreadableKeyError(kind="recipient")
    return SecondRecipient(name, str(read_recipient(lines[0])))


def make_second_recipient(
    name: str,
    passphrase: str,
    path: Path,
    kind: RecipientKind = RecipientKind.HYBRID,
    work_factor: int | None = None,
) -> SecondRecipient:
    """Return a new second recipient; their identity is in the file, under the passphrase.

    `work_factor` is the price of guessing it; None for ours. Raises OutputExistsError,
    NotWritableError, DiskFullError.
    """
    if path.exists():
        raise OutputExistsError(path=str(path))
    identity, under = generate_identity(kind), seal_with_passphrase
    if work_factor is not None:
        under = partial(seal_with_passphrase, work_factor=work_factor)
    sealed = under(f"{identity}\n".encode("ascii"), passphrase)
    write_atomically(path, write_armor(sealed).encode("ascii"))
    return SecondRecipient(name, str(identity.recipient()))


def check_second_recipients(second: Sequence[SecondRecipient], own: Recipient) -> None:
    """Return if everything can be sealed to them beside the organisation's `own` recipient.

    Raises OtherKindOfKeyError, OwnKeyGivenError for one that is there already, UnreadableKeyError.
    """
    seen = {str(own)}
    for one in second:
        recipient = read_recipient(one.recipient)
        if recipient.kind is not own.kind:
            raise OtherKindOfKeyError(kind=own.kind.value)
        if one.recipient in seen:
            raise OwnKeyGivenError(kind="recipient")
        seen.add(one.recipient)
        seal(b"", [recipient])  # a key that is no point of the curve is found out by sealing to it


def needs_passphrase(data: bytes) -> bool:
    """Tell whether the file of an identity is under a passphrase, as those that peerkit makes."""
    return not any(line.startswith(_SECRET) for line in _lines_or_none(data))


def read_second_identity(data: bytes, passphrase: str = "") -> Identity:
    """Return the identity of a second recipient: peerkit's file, or `age-keygen`'s.

    Raises WrongIdentityPassphraseError, UnreadableKeyError, SealDamagedError.
    """
    if needs_passphrase(data):
        sealed = read_armor(data) if is_armored(data) else data
        try:
            data = open_with_passphrase(sealed, passphrase)
        except WrongPassphraseError as error:
            raise WrongIdentityPassphraseError from error
    lines = _lines(data)
    if len(lines) != 1:
        raise UnreadableKeyError(kind="identity")
    return read_identity(lines[0])


def _lines(data: bytes) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Not chained: the cause holds the bytes, which may be a key.
        raise UnreadableKeyError(kind="recipient") from None
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(_REMARK)]


def _lines_or_none(data: bytes) -> list[str]:
    try:
        return _lines(data)
    except UnreadableKeyError:
        return []
