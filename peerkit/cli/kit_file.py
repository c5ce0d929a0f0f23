"""Reading a kit file that somebody was given, and the six words for which it is trusted."""

from pathlib import Path

from peerkit.bundle import KIT_LIMITS, matches_kit_words
from peerkit.cli.asking import ask
from peerkit.cli.output import Output
from peerkit.errors import KitDamagedError, KitWordsError
from peerkit.files import read_up_to

_TRIES = 3


def read_kit_file(path: Path) -> bytes:
    """Return the file's bytes; raises NotReadableError, KitDamagedError when it is too large."""
    data = read_up_to(path, KIT_LIMITS.kit_bytes)
    if data is None:
        raise KitDamagedError(part="size")
    return data


def read_kit_words(data: bytes, told: str | None) -> str:
    """Return the kit's six words: as told, or as they are typed; two slips are forgiven.

    Raises KitWordsError, MissingOptionError where they were not told and nobody can type.
    """
    said = told or ask("command.ask.words", "--words")
    tries = 1
    while not matches_kit_words(data, said):
        if told is not None or tries == _TRIES:
            raise KitWordsError
        Output().say("command.words_differ")
        said = ask("command.ask.words", "--words")
        tries += 1
    return said


def typed_path(typed: str) -> Path:
    """Return the path that was typed, or dragged into the window with quotation marks around it."""
    plain = typed.strip()
    for mark in ("'", '"'):
        if len(plain) > 1 and plain[0] == plain[-1] == mark:
            plain = plain[1:-1]
    return Path(plain).expanduser()
