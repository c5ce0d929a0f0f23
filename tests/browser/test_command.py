"""`peerkit interview --browser` as a process: it serves, pauses, ends, and loses nothing."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

import pytest

from peerkit.browser.launch import NO_OPEN
from peerkit.browser.signals import TERMINATED, WINDOW_CLOSED
from peerkit.record import RecordKind
from peerkit.record.bodies.debrief import read_debrief
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.interviews.afterwards import owes_debrief
from peerkit.workflow.ledger.bodies import body_of
from tests.browser.test_interview import at_the_story
from tests.browser.visitor import Visitor
from tests.terminal.laptop import WALK, Laptop, new_laptop
from tests.terminal.test_home import join_project

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

KILLS = 60 if os.environ.get("PEERKIT_LONG") else 6
_LONGEST_SECONDS = 0.6
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[0-9a-f]{64}/")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """Return a laptop whose vault knows on whose behalf it interviews."""
    return new_laptop(tmp_path / "home")


@contextmanager
def running(
    laptop: Laptop, *arguments: str
) -> Iterator[tuple[subprocess.Popen[str], Visitor, list[str]]]:
    """Inside the block the command runs; the visitor has its address."""
    process = subprocess.Popen(
        laptop.arguments(*arguments, "--browser"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**laptop.environment, NO_OPEN: "1"},
        cwd=laptop.home,
    )
    assert process.stderr is not None
    said: list[str] = []
    try:
        while not (found := _ADDRESS.search("".join(said))):
            line = process.stderr.readline()
            assert line, said
            said.append(line)
        yield process, Visitor(found[0]), said
    finally:
        process.kill()
        process.wait()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the exit status and what was said at the end."""
    _, said = process.communicate(timeout=20)
    return process.returncode, said


def test_an_interview_is_held_and_the_command_ends(laptop: Laptop) -> None:
    with running(laptop, "interview", str(WALK)) as (process, visitor, _):
        at_the_story(visitor)
        visitor.type("By the river.")
        visitor.type("No.")
        visitor.press("All is right. Go on")
        visitor.choose("Yes: keep it", "Go on")
        assert "Withdrawal code" in visitor.seen.words
        status, said = ended(process)
    assert status == 0
    assert "The interview is safe on this computer." in said
    assert "By the river" not in said
    assert laptop.run(["list"]).out.count("walk") == 1


def test_a_pause_ends_the_command_and_resume_goes_on(laptop: Laptop) -> None:
    with running(laptop, "interview", str(WALK)) as (process, visitor, _):
        at_the_story(visitor)
        visitor.type("By the riv", "Pause; go on later, today or another day")
        status, said = ended(process)
    assert (status, "peerkit resume" in said) == (0, True)
    with running(laptop, "resume") as (_, visitor, _):
        visitor.look()
        visitor.choose("Yes")
        assert visitor.seen.fields["answer"] == ["By the riv"]


@posix
@pytest.mark.parametrize(
    ("number", "status"),
    [("SIGTERM", TERMINATED), ("SIGHUP", WINDOW_CLOSED), ("SIGINT", 0)],
)
def test_a_request_to_end_pauses_at_the_last_character(
    laptop: Laptop, number: str, status: int
) -> None:
    with running(laptop, "interview", str(WALK)) as (process, visitor, _):
        at_the_story(visitor)
        assert visitor.draft(answer="By the riv") == 204
        process.send_signal(getattr(signal, number))
        assert ended(process)[0] == status
    assert laptop.drafts() == {"story": "By the riv"}
    assert [type(event).__name__ for event in laptop.events()][-1] == "Paused"


@posix
@pytest.mark.slow
def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(laptop: Laptop) -> None:
    chance = random.Random(7)
    with running(laptop, "interview", str(WALK)) as (process, visitor, _):
        at_the_story(visitor)
        kept = type_until_killed(process, visitor, "", chance)
    for _ in range(KILLS - 1):
        assert laptop.drafts()["story"] in (kept, kept + "x")
        with running(laptop, "resume") as (process, visitor, _):
            visitor.look()
            visitor.choose("Yes")
            [returned] = visitor.seen.fields["answer"]
            assert returned in (kept, kept + "x")
            kept = type_until_killed(process, visitor, returned, chance)


def type_until_killed(
    process: subprocess.Popen[str], visitor: Visitor, begun: str, chance: random.Random
) -> str:
    """Return the last words that were acknowledged before the process was killed."""
    kept, until = begun, time.monotonic() + chance.uniform(0, _LONGEST_SECONDS)
    pid = process.pid
    killer = subprocess.Popen(
        ["/bin/sh", "-c", f"sleep {max(0.0, until - time.monotonic()):.3f}; kill -9 {pid}"]
    )
    try:
        while visitor.draft(answer=kept + "x") == 204:
            kept += "x"
    except (OSError, HTTPException):
        return kept
    finally:
        killer.wait()
    return kept


def test_home_opens_in_the_browser(laptop: Laptop) -> None:
    with running(laptop) as (process, visitor, _):
        visitor.look()
        visitor.press("Unlock", passphrase="not the passphrase")
        assert "That is not the passphrase." in visitor.seen.words
        visitor.press("Unlock", passphrase="a passphrase of six plain words")
        assert "Interviews on this computer: 0." in visitor.seen.words
        visitor.press("Leave")
        assert "You can close this page" in visitor.seen.words
        assert ended(process)[0] == 0


def test_what_is_read_from_the_right_opens_in_the_browser_at_a_terminal(laptop: Laptop) -> None:
    pexpect = pytest.importorskip("pexpect")
    questionnaire = Path(__file__).with_name("every_type.yaml")
    command = laptop.arguments("interview", str(questionnaire), "--language", "ar")
    window = pexpect.spawn(
        command[0],
        command[1:],
        env={**laptop.environment, NO_OPEN: "1"},
        cwd=str(laptop.home),
        encoding="utf-8",
        dimensions=(40, 200),
        timeout=20,
    )
    window.expect(r"http://127\.0\.0\.1:\d+/[0-9a-f]{64}/")
    visitor = Visitor(window.match[0])
    visitor.look()
    assert "Go on in the terminal, in plain lines" in visitor.seen.buttons
    visitor.press("Go on in the terminal, in plain lines")
    window.expect("What would make this easier for the participant")
    window.expect("> ")
    window.sendline("/pause")
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == 0


def test_after_the_slip_the_researcher_is_asked_how_it_was(laptop: Laptop, tmp_path: Path) -> None:
    join_project(laptop, tmp_path, steps="debrief")
    with running(laptop, "interview", str(WALK)) as (process, visitor, _):
        at_the_story(visitor)
        visitor.type("By the river.")
        visitor.type("No.")
        visitor.press("All is right. Go on")
        visitor.choose("Yes: keep it", "Go on")
        assert "Withdrawal code" in visitor.seen.words
        visitor.press("I have written the slip down. Go on")
        assert "How are you?" in visitor.seen.words
        assert "Withdrawal code" not in visitor.html
        visitor.press("It was heavy")
        visitor.press("Go on", typed="It was a lot.")
        visitor.press("Not now")
        assert "You can close this page" in visitor.seen.words
        assert "Look after yourself." in visitor.seen.words
        status, said = ended(process)
    assert (status, "It was a lot" in said) == (0, False)
    with laptop.vault() as vault:
        assert not owes_debrief(vault)
        [link] = find_links(vault)
        [record] = vault.records.by_kind(link.project, RecordKind.DEBRIEF)
        kept = read_debrief(body_of(record))
        assert (kept.feeling, kept.words, kept.is_call) == ("heavy", "It was a lot.", False)


def test_a_window_closed_at_the_slip_brings_the_debrief_back_at_home(
    laptop: Laptop, tmp_path: Path
) -> None:
    join_project(laptop, tmp_path, steps="debrief")
    with running(laptop, "interview", str(WALK)) as (process, visitor, _):
        at_the_story(visitor)
        visitor.press("Pause; go on later, today or another day")
        assert "Go on" not in visitor.seen.buttons
        assert ended(process)[0] == 0
    with running(laptop, "resume") as (process, visitor, _):
        visitor.look()
        visitor.choose("Yes")
        visitor.press("End the interview here")
        visitor.choose("Keep it", "Go on")
        assert "I have written the slip down. Go on" in visitor.seen.buttons
        process.kill()
    with laptop.vault() as vault:
        assert owes_debrief(vault)
