"""The plain face at a real terminal: typing, pasting, breaking off, closing the window."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peerkit.interview import Answered
from peerkit.terminal.plain.watching import POLL_SECONDS
from tests.terminal.laptop import CONSENT, WALK, Laptop, look

pexpect = pytest.importorskip("pexpect")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")

PROMPT = "\n> "


def open_window(laptop: Laptop, *arguments: str, **environment: str) -> Any:
    """Return a terminal in which peerkit runs."""
    command = laptop.arguments(*arguments)
    window = pexpect.spawn(
        command[0],
        command[1:],
        env=laptop.environment | environment,
        cwd=str(laptop.home),
        encoding="utf-8",
        timeout=20,
    )
    window.delaybeforesend = 0.02
    return window


def say(window: Any, *lines: str) -> None:
    """Type each line when a prompt stands there."""
    earlier = None
    for line in lines:
        window.expect("> ")
        look(earlier, line)
        earlier = line
        window.sendline(line)


def at_the_story(laptop: Laptop, **environment: str) -> Any:
    """Return a terminal at the question that is answered in words."""
    window = open_window(laptop, "interview", str(WALK), "--plain", **environment)
    say(window, *CONSENT, "2", "30")
    window.expect("Tell me about a walk")
    window.expect("> ")
    return window


def closed(window: Any) -> tuple[int | None, int | None]:
    """Return the exit status and the signal of the process, which has ended."""
    window.expect(pexpect.EOF)
    window.close()
    return window.exitstatus, window.signalstatus


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert condition()


@pytest.mark.parametrize("kind", [{}, {"TERM": "xterm-256color"}, {"ACCESSIBLE": "1"}])
def test_a_whole_interview_is_held_at_any_terminal(laptop: Laptop, kind: dict[str, str]) -> None:
    window = at_the_story(laptop, **kind)
    window.sendline("By the river.")
    say(window, ".", ".", "", "1")
    window.expect("Withdrawal code ")
    say(window, "", "yes", "1")
    window.expect("Next: when the slip is copied")
    assert closed(window) == (0, None)


@pytest.mark.parametrize(
    "words",
    ["Îmi place să mă plimb în parc; și țânțarii știu.", "我喜欢在公园里散步、因为那里很安静。"],
    ids=["romanian", "chinese"],
)
def test_every_script_is_kept_as_it_was_typed(laptop: Laptop, words: str) -> None:
    window = at_the_story(laptop)
    window.sendline(words)
    say(window, ".", "/pause")
    assert closed(window) == (0, None)
    assert laptop.answers()["story"] == words


@pytest.mark.parametrize(
    ("term", "letter"), [("dumb", "a"), ("xterm-256color", "ș"), ("xterm-256color", "公")]
)
def test_a_paste_of_5000_characters_is_exact(laptop: Laptop, term: str, letter: str) -> None:
    pasted = "".join(f"{letter}{number:04d}" for number in range(1000))
    window = at_the_story(laptop, TERM=term)
    window.sendline(pasted)
    say(window, ".", "/pause")
    assert closed(window) == (0, None)
    assert laptop.answers()["story"] == pasted


def test_a_half_typed_line_outlives_kill_9_and_is_gone_on_with(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.sendline("First line.")
    window.expect("> ")
    window.send("and half of the sec")
    time.sleep(0.6)
    window.kill(signal.SIGKILL)
    assert closed(window)[1] == signal.SIGKILL
    again = open_window(laptop, "resume", "--plain")
    say(again, "1")
    again.expect("It is kept; go on where it stops:\r\nFirst line.\r\n")
    again.expect("> and half of the sec")
    again.sendline("ond.")
    say(again, ".", "/pause")
    closed(again)
    assert laptop.answers()["story"] == "First line.\nand half of the second."


def test_what_was_taken_back_before_a_kill_does_not_return(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.send("unkind words")
    time.sleep(0.4)
    window.send("\x15")
    time.sleep(0.4)
    window.kill(signal.SIGKILL)
    closed(window)
    assert laptop.drafts() in ({}, {"story": ""})


def test_a_command_on_its_way_is_no_part_of_an_answer(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.sendline("Words.")
    window.expect("> ")
    window.send("/pau")
    time.sleep(0.4)
    window.kill(signal.SIGKILL)
    closed(window)
    assert laptop.drafts() == {"story": "Words."}


def test_ctrl_c_opens_the_menu_and_loses_no_letter(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.sendline("One.")
    window.expect("> ")
    window.send("Two")
    window.expect("Two")
    time.sleep(0.1)  # a terminal throws away what nobody has read yet when Ctrl-C comes
    window.sendintr()
    window.expect("MENU. What would you like to do")
    say(window, "")
    window.expect("One.")
    window.expect("> Two")
    window.sendline(".")
    say(window, ".", "/pause")
    closed(window)
    assert laptop.answers()["story"] == "One.\nTwo."


def test_ctrl_c_again_and_again_never_ends_the_interview(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    for _ in range(4):
        time.sleep(0.1)
        window.sendintr()
        window.expect("MENU. What would you like to do")
        window.expect("> ")
    window.sendline("")
    say(window, "/pause")
    assert closed(window) == (0, None)


def test_the_end_of_input_pauses(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.sendeof()
    window.expect("Paused. Everything up to here is safe")
    assert closed(window) == (0, None)


def test_a_closed_window_loses_nothing_and_exits_129(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.send("a half-typed sentence")
    window.expect("sentence")
    window.kill(signal.SIGHUP)
    assert closed(window) == (129, None)
    assert laptop.drafts() == {"story": "a half-typed sentence"}


def test_words_that_were_typed_are_not_given_up_by_a_slip(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.sendline("By the river.")
    say(window, "/dontknow")
    window.expect("would be erased:\r\nBy the river.\r\n")
    say(window, "", "", ".", "/pause")
    assert closed(window) == (0, None)
    given = [one for one in laptop.events() if isinstance(one, Answered)]
    assert given[-1].answer.value == "By the river."


def test_a_terminal_that_is_taken_away_takes_no_words_with_it(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.sendline("A finished line.")
    window.expect("> ")
    window.send("a half-typed sentence")
    window.expect("sentence")
    time.sleep(3 * POLL_SECONDS)  # what was typed until then is kept; now the window goes
    window.close(force=False)
    wait_for(lambda: not window.isalive())
    assert laptop.drafts() == {"story": "A finished line.\na half-typed sentence"}


def test_a_request_to_end_leaves_a_terminal_that_shows_what_is_typed(
    laptop: Laptop, tmp_path: Path
) -> None:
    settings = tmp_path / "settings"
    command = " ".join(laptop.arguments("interview", f"'{WALK}'", "--plain"))
    shell = pexpect.spawn(
        "/bin/sh",
        [
            "-c",
            f"stty -a > {settings}.before; {command}; echo status $?; stty -a > {settings}.after",
        ],
        env=laptop.environment | {"TERM": "xterm"},
        encoding="utf-8",
        timeout=20,
    )
    say(shell, *CONSENT, "2", "30")
    shell.expect("Tell me about a walk")
    shell.expect("> ")
    shell.send("half")
    shell.expect("half")
    [python] = _children(shell.pid)
    os.kill(python, signal.SIGTERM)
    shell.expect("status 143")
    shell.expect(pexpect.EOF)
    before, after = (Path(f"{settings}.{when}").read_text() for when in ("before", "after"))
    assert before == after
    assert laptop.drafts() == {"story": "half"}


def _children(process: int) -> list[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    if not path.exists():
        pytest.skip("processes are not listed here")
    return [int(one) for one in path.read_text().split()]


def test_a_line_goes_on_where_it_was_after_the_process_was_stopped(laptop: Laptop) -> None:
    window = at_the_story(laptop, TERM="xterm")
    window.send("half a sen")
    window.expect("half a sen")
    time.sleep(POLL_SECONDS)  # a signal while readline is busy with a key is heard at the next key
    os.kill(window.pid, signal.SIGSTOP)
    set_to_whole_lines(window.child_fd)  # as the shell does that a stopped process leaves one in
    os.kill(window.pid, signal.SIGCONT)
    window.expect("> half a sen$")
    window.send("tence")
    window.expect("tence")
    time.sleep(3 * POLL_SECONDS)
    window.kill(signal.SIGKILL)
    window.close()
    assert {"story": "half a sentence"} == laptop.drafts()


def set_to_whole_lines(terminal: int) -> None:
    import termios

    settings = termios.tcgetattr(terminal)
    settings[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, settings)


def test_a_slip_of_the_fingers_that_ends_a_process_keeps_what_was_typed(laptop: Laptop) -> None:
    window = at_the_story(laptop)
    window.send("half a sentence")
    window.expect("half a sentence")
    window.send("\x1c")
    closed(window)
    assert 129 == window.exitstatus
    assert {"story": "half a sentence"} == laptop.drafts()


def test_what_was_said_is_off_the_screen_when_an_interview_rests(laptop: Laptop) -> None:
    window = at_the_story(laptop, TERM="xterm")
    window.sendline("A secret sentence.")
    say(window, ".", "/pause")
    window.expect("\x1b\\[H\x1b\\[2J\x1b\\[3J")
    closed(window)
    assert "Paused. Everything up to here is safe" in window.before
    assert "secret" not in window.before


def test_no_history_is_kept(laptop: Laptop) -> None:
    window = at_the_story(laptop, HOME=str(laptop.home))
    window.sendline("A secret sentence.")
    window.expect("> ")
    window.send("\x1b[A")
    time.sleep(0.3)
    window.sendline("after")
    say(window, ".", "/pause")
    closed(window)
    assert laptop.answers()["story"] == "A secret sentence.\nafter"
    assert [path.name for path in laptop.home.glob(".*")] == []


def test_a_terminal_that_is_not_utf8_is_refused_before_anything_is_kept(laptop: Laptop) -> None:
    window = open_window(laptop, "interview", str(WALK), LC_ALL="C", PYTHONUTF8="0")
    window.expect("which would spoil what people")
    assert closed(window) == (35, None)
    assert laptop.run(("list", "--json")).out == "[]\n"


def test_a_slip_of_the_fingers_leaves_no_passphrase_for_the_shell(laptop: Laptop) -> None:
    kept = {key: value for key, value in laptop.environment.items() if "PASSPHRASE" not in key}
    command = " ".join(laptop.arguments("list"))
    shell = pexpect.spawn(
        "/bin/sh",
        ["-c", f"{command}; echo status $?; read -r left; echo left $left."],
        env=kept,
        encoding="utf-8",
        timeout=20,
    )
    shell.expect("assphrase")
    shell.waitnoecho()
    shell.send("a secret")
    [python] = _children(shell.pid)
    time.sleep(0.3)
    os.kill(python, signal.SIGQUIT)
    shell.expect("status 131")
    shell.sendline("")
    shell.expect(r"left \.")
    shell.expect(pexpect.EOF)
    assert "secret" not in shell.before
