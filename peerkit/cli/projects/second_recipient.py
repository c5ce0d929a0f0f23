"""The second recipient, as the command line tells of one: a name, and a key, or a new one.

Law: whatever can be wrong is found before anybody is asked anything, and what a failure leaves of
a new key is nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from peerkit.cli.output import Output
from peerkit.frozen import frozen
from peerkit.workflow.projects.second_recipients import IDENTITY_FILE

if TYPE_CHECKING:
    from peerkit.bundle import SecondRecipient
    from peerkit.crypto import Identity, RecipientKind


@frozen
class ToldSecond:
    """What was told of a second recipient: a name, their key's file, or where a new one goes."""

    name: str | None = None
    key: Path | None = None
    new_file: Path | None = None
    passphrase_file: Path | None = None

    @property
    def path(self) -> Path | None:
        """Where a new key goes; None where none is made."""
        is_new = self.name is not None and self.key is None
        return (self.new_file or Path(IDENTITY_FILE)) if is_new else None


def check_told(told: ToldSecond, kind: "RecipientKind | None" = None) -> None:
    """Return if the second recipient can be had as told, for an organisation of that kind of key.

    Raises MissingOptionError for a key of nobody, OutputExistsError, NoPassphraseError,
    WeakPassphraseError, and what a key that cannot be one raises.
    """
    from peerkit.cli.secrets import check_new_passphrase
    from peerkit.errors import MissingOptionError
    from peerkit.workflow.new_files import check_new

    if told.name is None and (told.key or told.new_file or told.passphrase_file):
        raise MissingOptionError(option="--second-recipient")
    if told.name is not None and not told.name.strip():
        raise MissingOptionError(option="--second-recipient")
    if told.path is not None:
        check_new(told.path)
        check_new_passphrase(told.passphrase_file)
    elif told.name is not None:
        _check_key(told, kind)


@contextmanager
def second_recipients(
    told: ToldSecond, kind: "RecipientKind", output: Output
) -> "Iterator[tuple[SecondRecipient, ...]]":
    """Inside the block they are as told; their new key, if one was made, is gone if it fails."""
    if told.name is None:
        yield ()
    elif told.path is None:
        yield (_read_key(told),)
    else:
        made = _make_key(told, told.path, kind, output)
        try:
            yield (made,)
        except BaseException:
            told.path.unlink(missing_ok=True)
            raise
        output.say("people.second_file", name=told.name.strip(), path=str(told.path.absolute()))


def read_own_key(file: Path, passphrase_file: Path | None) -> "Identity":
    """Return the identity in a second recipient's own file; its passphrase is asked for."""
    from peerkit.cli.secrets import read_passphrase
    from peerkit.errors import UnreadableKeyError
    from peerkit.files import read_up_to
    from peerkit.workflow.projects.second_recipients import (
        LIMIT_BYTES,
        needs_passphrase,
        read_second_identity,
    )

    data = read_up_to(file, LIMIT_BYTES)
    if data is None:
        raise UnreadableKeyError(kind="identity")
    if not needs_passphrase(data):
        return read_second_identity(data)
    return read_second_identity(data, read_passphrase(passphrase_file, "command.ask.identity"))


def _check_key(told: ToldSecond, kind: "RecipientKind | None") -> None:
    from peerkit.crypto import generate_identity
    from peerkit.workflow.projects.second_recipients import check_second_recipients

    second = _read_key(told)
    if kind is not None:
        check_second_recipients([second], generate_identity(kind).recipient())


def _make_key(
    told: ToldSecond, path: Path, kind: "RecipientKind", output: Output
) -> "SecondRecipient":
    from peerkit.cli.secrets import choose_passphrase
    from peerkit.workflow.projects.second_recipients import make_second_recipient

    name = (told.name or "").strip()
    if told.passphrase_file is None:
        Output().say("people.ask.second", name=name)
    passphrase = choose_passphrase(told.passphrase_file, output)
    return make_second_recipient(name, passphrase, path, kind)


def _read_key(told: ToldSecond) -> "SecondRecipient":
    from peerkit.errors import NotReadableError
    from peerkit.files import read_up_to
    from peerkit.workflow.projects.second_recipients import LIMIT_BYTES, read_second_recipient

    assert told.key is not None
    data = read_up_to(told.key, LIMIT_BYTES)
    if data is None:
        raise NotReadableError(path=str(told.key))
    return read_second_recipient((told.name or "").strip(), data)
