"""The first minutes of somebody who has never seen peerkit, at a terminal with nothing on it."""

import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from peerkit.vault import open_vault
from tests.bundle.test_kits import DATA
from tests.terminal.laptop import PASSPHRASE, WALK, Laptop

pexpect = pytest.importorskip("pexpect")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")


def open_window(home: Path, *arguments: str, terminal: str = "dumb") -> Any:
    """Return a terminal in which peerkit runs on a machine without any vault."""
    home.mkdir()
    shutil.copy(WALK, home / "walk.yaml")
    laptop = Laptop(home)
    environment = laptop.environment
    del environment["PEERKIT_PASSPHRASE_FILE"]
    environment["TERM"] = terminal
    command = laptop.arguments(*arguments)
    window = pexpect.spawn(
        command[0],
        command[1:],
        env=environment,
        cwd=str(home),
        encoding="utf-8",
        timeout=30,
        dimensions=(30, 200),
    )
    window.delaybeforesend = 0.05
    return window


def answer(window: Any, *asked: tuple[str, str]) -> None:
    """Type each answer when its question stands there."""
    for question, typed in asked:
        window.expect(question)
        window.expect("[>:] ")
        window.sendline(typed)


def test_the_first_interview_asks_for_one_thing_at_a_time(tmp_path: Path) -> None:
    window = open_window(tmp_path / "home", "interview", "walk.yaml")
    window.logfile_read = log = (tmp_path / "screen").open("w", encoding="utf-8")
    answer(
        window,
        ("New passphrase", "short"),
        ("That is too short; 12 characters or more, please.\r\nNew passphrase", PASSPHRASE),
        ("The same passphrase again", "something else"),
        ("The two are not the same. Once more, please.\r\nNew passphrase", PASSPHRASE),
        ("The same passphrase again", PASSPHRASE),
    )
    window.expect("RECOVERY CODE: [0-9A-Z-]+\r\n")
    window.expect("Next: press Enter when you have copied it.")
    window.sendline("")
    answer(
        window,
        ("Which organisation are these interviews for", ""),
        ("Please type something", "Riverside Voices"),
        ("Whom can a participant ask", "Amina, 020 7946 0000"),
        ("Until when can answers be removed", "some day"),
        ("Please type a day like 31/3/2027", "31/3/2027"),
    )
    window.expect("Riverside Voices asks, and shares with nobody else. Until 31 March 2027")
    window.expect("> ")
    window.sendeof()
    window.expect(pexpect.EOF)
    window.close()
    log.close()
    assert window.exitstatus == 0
    assert PASSPHRASE not in (tmp_path / "screen").read_text(encoding="utf-8")


def test_a_passphrase_can_be_made_and_is_typed_back_before_it_counts(tmp_path: Path) -> None:
    window = open_window(tmp_path / "home", "interview", "walk.yaml", terminal="xterm")
    window.expect("Press Enter alone, and peerkit makes one")
    answer(window, ("New passphrase", ""))
    first = made_passphrase(window)
    answer(window, ("Now type them", ""), ("New passphrase", ""))
    made = made_passphrase(window)
    assert made != first
    window.logfile_read = log = (tmp_path / "screen").open("w", encoding="utf-8")
    answer(
        window,
        ("Now type them", first),
        ("Those are not the words", made),
    )
    window.expect("RECOVERY CODE: [0-9A-Z-]+\r\n")
    window.sendintr()
    window.expect(pexpect.EOF)
    window.close()
    log.close()
    assert made not in (tmp_path / "screen").read_text(encoding="utf-8")
    with open_vault(tmp_path / "home" / "interviews", made) as vault:
        assert vault.journal.open_interviews() == ()


def made_passphrase(window: Any) -> str:
    """Return the passphrase that is shown, on a page that is gone once it was copied."""
    window.expect("\x1b\\[\\?1049hYOUR PASSPHRASE: ([a-z ]+)\r\n")
    made: str = window.match[1]
    window.expect("press Enter when you have copied them")
    window.sendline("")
    window.expect("\x1b\\[\\?1049l")
    return made


def test_practice_asks_for_no_organisation_and_shows_what_can_be_practised(tmp_path: Path) -> None:
    window = open_window(tmp_path / "home", "interview", "--practice", "--language", "english")
    window.expect("Practice is not locked with a passphrase. Type nothing about real people.")
    shown = "Which questionnaire[^>]*green_spaces[^>]*researcher_feedback"
    answer(window, (shown, "researcher_feedback"))
    window.expect("Practice Organisation")
    window.expect("> ")
    window.sendeof()
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == 0


def test_wrong_words_of_a_kit_are_asked_again_and_make_no_vault(tmp_path: Path) -> None:
    kit = tmp_path / "amina.pkk"
    kit.write_bytes(DATA)
    window = open_window(tmp_path / "home", "join", str(kit))
    answer(window, *[("Type the six words", "one two three four five six")] * 3)
    window.expect("Those are not the six words of this kit.\r\nNext: Nothing was changed.")
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == 48
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == ["walk.yaml"]


def test_a_project_asks_for_everything_before_it_makes_anything(tmp_path: Path) -> None:
    window = open_window(tmp_path / "home", "project", "new")
    answer(
        window,
        ("What is the project called", "Walks"),
        ("Which organisation runs it", "Riverside Voices"),
        ("Which community", "Riverside, Hillside"),
        ("What is its theme", "Walking"),
        ("Whom can a participant ask", "Amina, 020 7946 0000"),
        ("Until when can answers be removed", "31/3/2020"),
        ("That day is over", "31/3/2077"),
        ("In which folder", ""),
        ("Which questionnaires does", "99"),
        ("Please type numbers from 1", "2 1"),
        ("Who looks after safeguarding", "Bea"),
        ("Who stands in for them", "Cyn"),
        ("Bea chooses a passphrase[^>]*New passphrase", PASSPHRASE),
        ("The same passphrase again", PASSPHRASE),
    )
    window.expect("Cyn chooses a passphrase[^>]*New passphrase[^>]*: ")
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == ["walk.yaml"]
    window.sendintr()
    window.expect("\r\nInterrupted.")
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == 130
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == ["walk.yaml"]


def test_a_request_to_end_at_the_passphrase_leaves_a_terminal_that_echoes(tmp_path: Path) -> None:
    window = open_window(tmp_path / "home", "interview", "walk.yaml")
    window.expect("New passphrase")
    window.waitnoecho()
    window.kill(signal.SIGTERM)
    window.expect(pexpect.EOF)
    assert window.getecho()
    window.close()
    assert window.exitstatus == 143
