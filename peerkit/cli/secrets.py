"""Passphrases and recovery codes: typed unseen, or from a file; never on the command line."""

import getpass
import os
import sys
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
from peerkit.words import catalogue

_FILE_BYTES = 64 * 1024
"""More than any passphrase; somebody may name a device that never ends."""
MINIMUM_CHARACTERS = 12
"""Length is what makes a passphrase strong (NCSC's advice on three or more random words)."""


def read_passphrase(file: Path | None, question: str = "command.ask.passphrase") -> str:
    """Return the passphrase from the file, or as it is typed.

    Raises NoPassphraseError where there is neither, NotReadableError for a file that is not there.
    """
    if file is not None:
        return _first_line(file)
    if not is_typed():
        raise NoPassphraseError
    return _type(question)


def choose_passphrase(
    file: Path | None,
    output: Output,
    question: str = "command.ask.new_passphrase",
    repeat: str = "command.ask.new_passphrase_again",
) -> str:
    """Return a new passphrase, typed twice alike, or from the file."""
    if file is not None:
        return _strong(_first_line(file))
    if not is_typed():
        raise NoPassphraseError
    Output().say("command.passphrase_advice", minimum=MINIMUM_CHARACTERS)
    while True:
        first = _type(question)
        if len(first.strip()) < MINIMUM_CHARACTERS:
            output.say("command.passphrase_short", minimum=MINIMUM_CHARACTERS)
        elif first == _type(repeat):
            return first
        else:
            output.say("command.passphrases_differ")


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


def _type(question: str) -> str:
    check_typing_is_utf8()
    return check_is_text(getpass.getpass(catalogue().text(question) + " "))


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
