"""Passphrases and recovery codes: typed unseen, or from a file; never on the command line.

Law: a passphrase that peerkit makes is shown once, and counts once it was typed back.
"""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peerkit.cli.asking import is_typed
from peerkit.cli.output import Output
from peerkit.errors import (
    NoPassphraseError,
    NoRecoveryCodeFileError,
    NotReadableError,
    NotWritableError,
    OutputExistsError,
    WeakPassphraseError,
)
from peerkit.files import read_up_to, write_atomically
from peerkit.terminal.encoding import check_is_text, check_typing_is_utf8
from peerkit.terminal.folding import folded_for
from peerkit.words import catalogue

_FILE_BYTES = 64 * 1024
"""More than any passphrase; somebody may name a device that never ends."""
MINIMUM_CHARACTERS = 12
"""Length is what makes a passphrase strong (NCSC's advice on three or more random words)."""
_OTHER_SCREEN, _SCREEN_BEFORE = "\x1b[?1049h", "\x1b[?1049l"
"""A page of its own, of which nothing can be scrolled back to (xterm's control sequences)."""


def read_passphrase(
    file: Path | None, question: str = "command.ask.passphrase", **values: str | int
) -> str:
    """Return the passphrase from the file, or as it is typed.

    Raises NoPassphraseError where there is neither, NotReadableError for a file that is not there.
    """
    if file is not None:
        return _first_line(file)
    if not is_typed():
        raise NoPassphraseError
    return _type(question, **values)


def choose_passphrase(
    file: Path | None,
    output: Output,
    question: str = "command.ask.new_passphrase",
    repeat: str = "command.ask.new_passphrase_again",
) -> str:
    """Return a new passphrase: from the file, typed twice alike, or made and typed back."""
    if file is not None:
        return _strong(_first_line(file))
    if not is_typed():
        raise NoPassphraseError
    Output().say("command.passphrase_advice", minimum=MINIMUM_CHARACTERS)
    while True:
        first = _type(question)
        if not first.strip():
            if (made := _make_passphrase()) is not None:
                return made
        elif len(first.strip()) < MINIMUM_CHARACTERS:
            output.say("command.passphrase_short", minimum=MINIMUM_CHARACTERS)
        elif first == _type(repeat):
            return first
        else:
            output.say("command.passphrases_differ")


def _make_passphrase() -> str | None:
    """Return a passphrase of random words, shown once and typed back; None to choose again."""
    from peerkit.crypto import PASSPHRASE_WORDS, new_passphrase

    made = new_passphrase()
    with page_of_its_own():
        Output().say("command.passphrase_made", count=PASSPHRASE_WORDS, passphrase=made)
        if not sys.stdin.readline():
            raise EOFError
    while (typed := _type("command.ask.made_passphrase").strip()) != made:
        if not typed:
            return None
        Output().say("command.passphrase_not_made")
    return made


@contextmanager
def page_of_its_own() -> Iterator[None]:
    """Inside the block what is said stands on a page that is gone behind it, where there can be."""
    if os.name == "nt" or os.environ.get("TERM", "dumb") == "dumb":
        yield
        return
    sys.stderr.write(_OTHER_SCREEN)
    try:
        yield
    finally:
        sys.stderr.write(_SCREEN_BEFORE)
        sys.stderr.flush()


def check_new_passphrase(file: Path | None) -> None:
    """Return if a new passphrase can be had: from a file that holds a strong one, or typed."""
    if file is not None:
        _strong(_first_line(file))
    elif not is_typed():
        raise NoPassphraseError


def check_recovery_code_has_a_place(file: Path | None) -> None:
    """Return if a new vault's recovery code can be shown, or written without replacing another.

    Raises NoRecoveryCodeFileError, OutputExistsError, NotWritableError.
    """
    if file is None:
        if not is_typed():
            raise NoRecoveryCodeFileError
    elif file.exists() and (not file.is_file() or file.stat().st_size):
        raise OutputExistsError(path=str(file))
    elif not os.access(file.parent, os.W_OK):
        raise NotWritableError(path=str(file))


def hand_out_recovery_code(code: str, file: Path | None, output: Output) -> None:
    """Write the recovery code into the file, or show it until it is copied."""
    if file is not None:
        write_atomically(file, (code + "\n").encode("ascii"))
        output.say("command.recovery_code_written", path=str(file))
        return
    Output().say("command.recovery_code", code=code)
    sys.stdin.readline()


def _type(question: str, **values: str | int) -> str:
    check_typing_is_utf8()
    asked = folded_for(catalogue().text(question, **values), sys.stderr)
    return check_is_text(getpass.getpass(asked + " "))


def _strong(passphrase: str) -> str:
    if len(passphrase.strip()) < MINIMUM_CHARACTERS:
        raise WeakPassphraseError(minimum=MINIMUM_CHARACTERS)
    return passphrase


def _first_line(file: Path) -> str:
    data = read_up_to(file, _FILE_BYTES)
    try:
        text = (data or b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        # Not chained: the cause holds the bytes, which may be the passphrase.
        raise NotReadableError(path=os.fspath(file)) from None
    if data is None:
        raise NotReadableError(path=os.fspath(file))
    line = text.split("\n", 1)[0].removesuffix("\r")
    if not line.strip():
        raise NoPassphraseError
    return line
