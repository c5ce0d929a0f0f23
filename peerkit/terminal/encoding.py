"""What people say arrives and leaves as UTF-8, or not at all.

Laws:
- Bytes that are no UTF-8 are never stored: half of an answer in a wrong alphabet looks whole.
- A pipe speaks UTF-8 whatever the locale says; a terminal speaks what its locale says, and where
  that is not UTF-8 nobody can type into peerkit.
- Writing never fails for a character that the terminal lacks: its number is shown instead.
"""

import codecs
import io
import os
import sys

from peerkit.errors import InputNotUtf8Error, LocaleNotUtf8Error

_BYTE_ORDER_MARK = "\ufeff"


def settle_streams() -> None:
    """Make pipes speak UTF-8, and what comes in be read strictly.

    A stream that was closed before peerkit began is an empty one: else the vault's own file would
    get its number, and whatever is written there would be written into the vault.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - it stays open, as the stream that it stands for
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        encoding = None if sys.stdin.isatty() else "utf-8"
        sys.stdin.reconfigure(encoding=encoding, errors="strict")


def check_typing_is_utf8() -> None:
    """Return if what is typed here arrives as UTF-8; raises LocaleNotUtf8Error.

    On Windows the console gives characters, not bytes.
    """
    if sys.platform == "win32":
        return
    import locale

    encoding = locale.nl_langinfo(locale.CODESET)
    if codecs.lookup(encoding or "ascii").name != "utf-8":
        raise LocaleNotUtf8Error(encoding=encoding)


def check_is_text(text: str) -> str:
    """Return the text; raises InputNotUtf8Error where bytes of it could not be decoded.

    Python smuggles such bytes through command lines, and in some locales through a terminal.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise InputNotUtf8Error from problem
    return text


def read_piped_line() -> str:
    """Return the next line of a pipe without its end.

    Lines are decoded one by one, so that those before a spoiled one are taken. Raises EOFError
    after the last one, InputNotUtf8Error for bytes that are no UTF-8.
    """
    line = sys.stdin.buffer.readline()
    if not line:
        raise EOFError
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise InputNotUtf8Error from problem
    return text.removesuffix("\n").removesuffix("\r").lstrip(_BYTE_ORDER_MARK)
