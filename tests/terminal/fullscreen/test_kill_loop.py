"""A kill at any moment on the full screen loses no answer, and no word that is called saved."""

import os
import random
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from peerkit.vault import open_vault_with_key
from tests.terminal.fullscreen.test_window import agree
from tests.terminal.fullscreen.window import HAS_TMUX, Window, open_window
from tests.terminal.laptop import Laptop, new_laptop
from tests.terminal.test_kill_loop import is_whole, long_questionnaire, words_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not HAS_TMUX, reason="needs tmux"),
    pytest.mark.skipif(sys.platform == "win32", reason="kills and pseudo-terminals of POSIX"),
]

KILLS = 100 if os.environ.get("PEERKIT_LONG") else 4
_LONGEST_SECONDS = 2.0
"""Kills come at random within this time after the first question: some five answers."""


def asked_now(screen: str) -> int | None:
    """Return which question stands on the screen."""
    found = re.search(r"Number ([0-9]+)\?", screen)
    return int(found[1]) if found else None


def interview_until(window: Window, deadline: float, acknowledged: set[int]) -> str:
    """Answer until the time comes; return the words of which the screen says that they are saved.

    A question is acknowledged once the next one stands there.
    """
    typed: int | None = None
    while time.monotonic() < deadline:
        screen = window.screen()
        asked = asked_now(screen)
        if asked is None:
            continue
        if asked != typed:
            if typed is not None:
                acknowledged.add(typed)
            typed = asked
            if "You began an answer earlier" in screen:  # it is accepted as it is
                window.press("F8")
                typed = _after(window, asked, deadline, acknowledged)
            else:
                window.type(words_for(asked))
        elif words_for(asked) in " ".join(screen.split()) and "Saved on this computer" in screen:
            window.press("F8")
            typed = _after(window, asked, deadline, acknowledged)
    return window.words()


def _after(window: Window, asked: int, deadline: float, acknowledged: set[int]) -> int | None:
    """Wait for the page that follows."""
    while time.monotonic() < deadline:
        if asked_now(window.screen()) not in (asked, None):
            acknowledged.add(asked)
            return None
    return asked


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "home")
    questionnaire = long_questionnaire(tmp_path)
    with laptop.vault() as vault:
        key = vault.key
    chance = random.Random(20261122)
    acknowledged: set[int] = set()
    total = 0
    for number in range(KILLS):
        arguments = ("interview", str(questionnaire)) if number == 0 else ("resume",)
        with open_window(laptop, *arguments) as window:
            if number == 0:
                agree(window)
            else:
                confirm(window)
            deadline = time.monotonic() + chance.uniform(0.2, _LONGEST_SECONDS)
            last = interview_until(window, deadline, acknowledged)
            window.send_signal(signal.SIGKILL)
            assert 137 == window.status()
        with open_vault_with_key(laptop.home / "interviews", key) as vault:
            vault.check_integrity()
        check_kept(laptop, acknowledged, last)
        total = len(acknowledged)
    assert total >= KILLS


def confirm(window: Window) -> None:
    """Say that the participant still agrees."""
    window.wait_for("WELCOME BACK")
    window.press("1")
    window.wait_for("(chosen)")
    window.press("Enter")
    window.wait_for("Number ")


def check_kept(laptop: Laptop, acknowledged: set[int], last: str) -> None:
    """Check what the vault has against what the screen said."""
    kept = {int(name.removeprefix("q")): words for name, words in laptop.answers().items()}
    assert [number for number in acknowledged if number not in kept] == []
    assert [number for number, words in kept.items() if not is_whole(number, words)] == []
    assert len(kept) <= len(acknowledged) + 1
    acknowledged |= set(kept)
    typing = re.search(r"Number ([0-9]+)\? (answer .*end) [0-9]+ words\. Saved", last)
    if typing and int(typing[1]) not in kept:
        assert typing[2] == laptop.drafts()[f"q{typing[1]}"]
