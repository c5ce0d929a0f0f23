"""What a terminal sends becomes keys and pastes; no text, or no terminal, ends the pages."""

import os
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("the keyboard of terminals of POSIX", allow_module_level=True)

import pty
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from textual.events import Key, Paste

from peerkit.terminal.fullscreen.environment import settle_environment

settle_environment()

from peerkit.interview import Paused  # noqa: E402 - as above
from peerkit.terminal.fullscreen.keyboard import WholePastes  # noqa: E402 - read by what it imports
from tests.terminal.laptop import WALK, Laptop  # noqa: E402 - as above

_HOSTILE = (
    "plain words",
    "a key \x1b[19~ in it",
    "a click \x1b[<0;3;3M in it",
    "\x1b the menu \x1b",
    "\x1b]52;c;QUJD\x07 and \x1b[31mred",
    "\x1b[200~ once more",
    "many\nlines\r\nand țânțari 我",
)


def heard(*chunks: str) -> list[tuple[str, str]]:
    """Return the keys and the pastes that become of what the terminal sends, chunk by chunk."""
    parser = WholePastes()
    messages = [message for chunk in chunks for message in parser.feed(chunk)]
    said = [("key", one.key) for one in messages if isinstance(one, Key)]
    said += [("paste", one.text) for one in messages if isinstance(one, Paste)]
    assert len(said) == len(messages)
    return said


@pytest.mark.parametrize("pasted", _HOSTILE)
def test_nothing_in_a_pasted_text_is_a_key(pasted: str) -> None:
    assert [("paste", pasted)] == heard(f"\x1b[200~{pasted}\x1b[201~")


@pytest.mark.parametrize("pasted", _HOSTILE)
def test_a_paste_is_whole_in_whatever_pieces_it_comes(pasted: str) -> None:
    sent = f"\x1b[200~{pasted}\x1b[201~"
    for length in range(3, len(sent)):
        pieces = [sent[at : at + length] for at in range(0, len(sent), length)]
        assert [("paste", pasted)] == heard(*pieces)


def test_keys_stay_keys() -> None:
    keys = {"\x1b[19~": "f8", "\x1b[20~": "f9", "a": "a", "\r": "enter", "\x1b[A": "up"}
    for sent, name in keys.items():
        assert [("key", name)] == heard(sent)
    assert [("key", "f9")] == heard("\x1b[20", "~")


@contextmanager
def a_terminal(laptop: Laptop, *command: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Inside the block an interview stands at its first page, at a terminal whose bytes we send."""
    ours, theirs = pty.openpty()
    settings = laptop.environment | {"TERM": "xterm-256color"}
    arguments = [*(command or laptop.arguments()), "interview", str(WALK)]
    process = subprocess.Popen(
        arguments, stdin=theirs, stdout=theirs, stderr=theirs, env=settings, cwd=laptop.home
    )
    os.close(theirs)
    try:
        read_until(ours, b"INFORMATION")
        yield process, ours
    finally:
        process.kill()
        process.wait()


def read_until(terminal: int, text: bytes) -> bytes:
    """Return what the terminal was sent until that text came."""
    said, deadline = b"", time.monotonic() + 20
    while text not in said:
        assert time.monotonic() < deadline, said
        said += os.read(terminal, 65536)
    return said


def test_bytes_that_are_no_text_are_told_and_cost_no_word(laptop: Laptop) -> None:
    with a_terminal(laptop) as (process, terminal):
        for typed, until in (
            (b"\r", b"BEFORE WE BEGIN"),
            (b"x\r", b"Statement 1"),
            (b"1\r", b"Statement 2"),
            (b"1\r", b"Read it back"),
            (b"x\r", b"Question 1"),
            (b"2\r", b"minutes"),
            (b"30\r", b"Tell me about a walk"),
        ):
            os.write(terminal, typed)
            read_until(terminal, until)
        os.write(terminal, b"A caf\xe9 by \xc8\x9b")
        read_until(terminal, b"could not be read")
        os.write(terminal, "ț.".encode())
        os.write(terminal, b"\x1b[17~")
        while _read_more(terminal) is not None:
            pass
        assert 0 == process.wait(20)
    assert {"story": "A caf\ufffd by țț."} == laptop.drafts()


def _read_more(terminal: int) -> bytes | None:
    """Return what the terminal was sent next; None once nobody is there to send any more."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return None


FAILING = """
from peerkit.terminal.fullscreen.environment import settle_environment
settle_environment()
from peerkit.terminal.fullscreen.keyboard import WholePastes
def fail(self, data):
    if "x" in data:
        raise ValueError("a secret of " + data)
    return ()
WholePastes.feed = fail
from peerkit.__main__ import main
main()
"""


def test_what_fails_while_keys_are_heard_prints_no_key(laptop: Laptop) -> None:
    with a_terminal(laptop, sys.executable, "-c", FAILING) as (process, terminal):
        os.write(terminal, b"x")
        said = b""
        while (more := _read_more(terminal)) is not None:
            said += more
        assert 1 == process.wait(20)
    assert b"ValueError" in said
    assert b"secret" not in said
    assert b"Traceback" not in said


def test_a_terminal_that_is_gone_leaves_no_process(laptop: Laptop) -> None:
    with a_terminal(laptop) as (process, terminal):
        os.close(terminal)
        assert 129 == process.wait(20)
    assert isinstance(laptop.events()[-1], Paused)
