"""A line at which nobody types is locked, hidden, and comes back at the same letter."""

import sys
import time
from typing import Any

import pytest

from peerkit.terminal.plain import idling
from peerkit.terminal.plain.idling import IdleError, broken_off_when_idle
from tests.terminal.laptop import CONSENT, PASSPHRASE, WALK, Laptop, look

pexpect = pytest.importorskip("pexpect")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")

HURRIED = """
import sys
from peerkit.workflow.interviews import idle
idle._SECONDS = float(sys.argv.pop(1))
from peerkit.__main__ import main
main()
"""
"""peerkit with a shorter minute, so that nobody waits for half an hour."""


def open_window(laptop: Laptop, minute_seconds: float, *arguments: str, **environment: str) -> Any:
    window = pexpect.spawn(
        sys.executable,
        ["-c", HURRIED, str(minute_seconds), *arguments],
        env=laptop.environment | environment,
        cwd=str(laptop.home),
        encoding="utf-8",
        timeout=10,
        dimensions=(40, 120),
    )
    window.delaybeforesend = 0.03
    return window


def say(window: Any, *lines: str) -> None:
    earlier = None
    for line in lines:
        window.expect("> $")
        look(earlier, line)
        earlier = line
        window.sendline(line)


def open_lock(window: Any) -> None:
    window.expect("LOCKED. Nobody used the keyboard")
    window.expect("Passphrase, to go on where you were.*: $")
    window.waitnoecho()
    window.sendline(PASSPHRASE)
    window.expect("Welcome back")


def at_the_story(laptop: Laptop, **environment: str) -> Any:
    window = open_window(laptop, 0.05, "interview", str(WALK), "--plain", **environment)
    say(window, *CONSENT, "2", "30")
    window.expect("Tell me about a walk")
    window.expect("> $")
    return window


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_a_locked_interview_goes_on_at_the_same_letter(laptop: Laptop, term: str) -> None:
    window = at_the_story(laptop, TERM=term)
    window.sendline("First line, țânțari.")
    window.expect("> $")
    window.send("and half of the sec")
    open_lock(window)
    window.expect("> First line, țânțari.\r\n")
    window.expect("> and half of the sec$")
    window.sendline("ond.")
    say(window, ".", "/pause")
    window.expect(pexpect.EOF)
    assert laptop.answers()["story"] == "First line, țânțari.\nand half of the second."


def test_what_stood_on_the_screen_is_hidden_while_it_is_locked(laptop: Laptop) -> None:
    window = at_the_story(laptop, TERM="xterm-256color")
    window.send("a secret")
    window.expect("\x1b\\[H\x1b\\[2J\x1b\\[3J")
    window.expect("LOCKED")
    window.expect(": $")
    assert "secret" not in window.before
    window.waitnoecho()
    window.sendline("not the passphrase")
    window.expect("That is not the passphrase")
    window.expect(": $")
    assert "secret" not in window.before
    window.close(force=True)
    assert laptop.drafts() == {"story": "a secret"}


def test_the_end_of_input_at_the_lock_pauses_the_interview(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.send("kept")
    window.expect("LOCKED")
    window.expect(": $")
    window.waitnoecho()
    window.sendeof()
    window.expect("Paused. Everything up to here is safe")
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == 0
    assert laptop.drafts() == {"story": "kept"}


def test_whoever_types_is_not_locked(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    begun = time.monotonic()
    typed = ""
    while time.monotonic() - begun < 2.5:
        window.send("a")
        typed += "a"
        time.sleep(0.4)
    window.sendline("")
    say(window, ".", "/pause")
    window.expect(pexpect.EOF)
    assert "LOCKED" not in window.before
    assert laptop.answers()["story"] == typed


def test_the_letter_that_wakes_a_laptop_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    slept_seconds, line = 0.0, "half a sen"

    def sleep_then_type() -> None:
        nonlocal slept_seconds, line
        time.sleep(0.2)
        slept_seconds, line = 3600.0, "half a sent"
        time.sleep(5)

    monkeypatch.setattr(idling, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(idling, "_clocks", lambda: (time.monotonic(), time.time() + slept_seconds))
    with pytest.raises(IdleError) as locked, broken_off_when_idle(1800, lambda: line):
        sleep_then_type()
    assert "half a sent" == locked.value.line


def test_home_locks_too_and_comes_back(laptop: Laptop) -> None:
    window = open_window(laptop, 0.3, "--plain")
    window.expect("Your passphrase.*: $")
    window.waitnoecho()
    window.sendline(PASSPHRASE)
    window.expect("HOME")
    window.expect("> $")
    open_lock(window)
    window.expect(r"(\d+)\. Leave")
    number = str(window.match[1])
    say(window, number)
    window.expect("Goodbye")
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == 0
