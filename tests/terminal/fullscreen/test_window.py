"""The full-screen face at a real terminal: whole interviews, pastes, windows that close."""

import os
import re
import signal
import sys
import time

import pytest

from tests.terminal.fullscreen.holding import SMALL, VOICES, WIDE
from tests.terminal.fullscreen.window import HAS_TMUX, Window, open_window
from tests.terminal.laptop import WALK, Laptop

pytestmark = [
    pytest.mark.skipif(not HAS_TMUX, reason="needs tmux"),
    pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there"),
]

ROMANIAN = "Îmi place să mă plimb în parc; și țânțarii știu."
CHINESE = "我喜欢在公园里散步、因为那里很安静。"


def agree(window: Window) -> None:
    """Go through information, limits and two statements, yes to both."""
    window.wait_for("INFORMATION.")
    for title in ("BEFORE WE BEGIN.", "Statement 1 of 2"):
        read_on(window, title)
    for title in ("Statement 2 of 2", "Read it back."):
        window.press("1")
        window.wait_for("(chosen)")
        window.press("Enter")
        window.wait_for(title)
    window.press("Enter")
    window.wait_for("Question 1 of")


def read_on(window: Window, until: str) -> None:
    """Press Enter until that stands there: what must be read is scrolled to its end first."""
    for _ in range(20):
        if until in window.words():
            return
        before = window.screen()
        window.press("Enter")
        deadline = time.monotonic() + 5
        while window.screen() == before and time.monotonic() < deadline:
            time.sleep(0.03)
        window.settle()
    raise AssertionError(f"{until} never came:\n{window.screen()}")


def at_the_story(window: Window) -> None:
    """Go to the question of `walk.yaml` that is answered in words."""
    agree(window)
    window.press("2")
    window.wait_for("Chosen: Every week")
    window.press("Enter")
    window.wait_for("For how many minutes")
    window.type("30")
    window.wait_for("Saved on this computer")
    window.press("Enter")
    window.wait_for("Tell me about a walk")


def answer(window: Window, key: str, chosen: str, following: str) -> None:
    """Choose and go on."""
    window.press(key)
    window.wait_for(chosen)
    window.press("Enter")
    window.wait_for(following)


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["100x30", "40x10"])
@pytest.mark.parametrize(("language", "story"), [("ro", ROMANIAN), ("zh", CHINESE)])
def test_a_whole_interview_is_held_at_a_terminal(
    laptop: Laptop, language: str, story: str, size: tuple[int, int]
) -> None:
    with open_window(laptop, "interview", str(VOICES), "--language", language, size=size) as window:
        agree(window)
        answer(window, "2", "2.", "Question 2 of")
        answer(window, "1", "1.", "Question 3 of")
        window.press("3", "2", "1")
        window.wait_for("number 3)")
        window.press("Enter")
        window.wait_for("Enter to go on")
        window.press("Enter")
        window.wait_for("Question 4 of")
        for number, typed in enumerate(
            ("4", "99.5", "7", "21/3/2020", "22:30", "1/2/2026 14:05"), 5
        ):
            window.type(typed)
            window.wait_for("Saved on this computer")
            window.press("Enter")
            window.wait_for("IS THERE ANOTHER" if number == 10 else f"Question {number} of")
        answer(window, "2", "(chosen)", "Question 10 of")
        window.type(story)
        window.wait_for(story)
        window.press("F8")
        window.wait_for("Question 11 of")
        answer(window, "1", "(chosen)", "CHECK ANSWERS")
        window.press("Enter")
        window.wait_for("THE LAST QUESTION")
        answer(window, "1", "(chosen)", "FINISHED")
        for key in ("Enter", "F8", "Escape"):
            window.press(key)
            window.settle()
            assert "FINISHED" in window.words()
        answer(window, "1", "(chosen)", "status ")
        assert 0 == window.status()
        assert "Next: when the slip is copied" in window.words()
    assert story in laptop.run(("show", *_last(laptop))).out


def _last(laptop: Laptop) -> tuple[str, ...]:
    return (laptop.run(("list",)).out.splitlines()[-1].split()[0],)


@pytest.mark.parametrize("letter", ["a", "ș", "公"])
def test_a_paste_of_5000_characters_is_exact(laptop: Laptop, letter: str) -> None:
    pasted = "".join(f"{letter}{number:04d}" for number in range(1000))
    with open_window(laptop, "interview", str(WALK)) as window:
        at_the_story(window)
        window.paste(pasted)
        window.wait_for("0999")
        window.press("F8")
        window.wait_for("Anything else")
    assert pasted == laptop.answers()["story"]


def test_5000_characters_that_come_as_keys_are_exact_and_soon_there(laptop: Laptop) -> None:
    pasted = "\n".join("".join(f"a{number:04d}" for number in range(50)) for _ in range(20))
    with open_window(laptop, "interview", str(WALK)) as window:
        at_the_story(window)
        began = time.monotonic()
        window.tmux("load-buffer", "-", typed=pasted)
        window.tmux("paste-buffer")
        window.wait_for("20 words")
        assert time.monotonic() - began < 10
        window.press("F8")
        window.wait_for("Anything else")
    assert pasted == laptop.answers()["story"]


def test_the_page_is_drawn_anew_at_every_size(laptop: Laptop) -> None:
    with open_window(laptop, "interview", str(WALK)) as window:
        at_the_story(window)
        window.type("A walk by the river with my neighbour and her dog, in the rain.")
        for size in ((40, 10), (200, 50), (60, 15), (80, 24)):
            window.resize(*size)
            window.wait_for("Next: type the answer. F8 saves it and goes on. Esc: menu.")
            window.wait_for("in the rain.")
            assert 1 == window.words().count("Next: type")


def test_ctrl_c_opens_the_menu_and_ctrl_q_does_nothing(laptop: Laptop) -> None:
    with open_window(laptop, "interview", str(WALK)) as window:
        at_the_story(window)
        window.type("Two")
        window.press("C-q", "C-c")
        window.wait_for("MENU. What would you like to do?")
        window.press("C-c")
        window.wait_for("Tell me about a walk")
        window.type(" more")
        window.wait_for("Two more")


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["TERM", "HUP"]
)
def test_a_signal_to_leave_keeps_what_was_typed_and_gives_the_terminal_back(
    laptop: Laptop, number: signal.Signals, status: int
) -> None:
    with open_window(laptop, "interview", str(WALK)) as window:
        at_the_story(window)
        window.type("a half-typed sentence")
        window.wait_for("3 words")
        assert "1" == window.ask("alternate_on")
        window.send_signal(number)
        assert status == window.status()
        assert ("0", "0") == (window.ask("alternate_on"), window.ask("mouse_any_flag"))
    assert {"story": "a half-typed sentence"} == laptop.drafts()


def test_a_window_that_is_closed_leaves_no_process_and_loses_nothing(laptop: Laptop) -> None:
    with open_window(laptop, "interview", str(WALK)) as window:
        at_the_story(window)
        window.type("a half-typed sentence")
        window.wait_for("3 words")
        process = window.process
    deadline = time.monotonic() + 10
    while _is_running(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_running(process)
    assert {"story": "a half-typed sentence"} == laptop.drafts()


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_half_typed_sentence_outlives_kill_9_and_is_gone_on_with(laptop: Laptop) -> None:
    with open_window(laptop, "interview", str(WALK)) as window:
        at_the_story(window)
        window.type("By the ri")
        window.wait_for("3 words")
        window.send_signal(signal.SIGKILL)
        assert 137 == window.status()
    with open_window(laptop, "resume") as window:
        window.wait_for("WELCOME BACK")
        answer(window, "1", "(chosen)", "You began an answer earlier")
        window.type("ver.")
        window.wait_for("By the river.")
        window.press("F8")
        window.wait_for("Anything else")
    assert "By the river." == laptop.answers()["story"]


def test_control_characters_in_a_paste_are_kept_and_never_sent(laptop: Laptop) -> None:
    hostile = "before\x07\x1b]0;title\x07\u202eafter"
    with open_window(laptop, "interview", str(WALK)) as window:
        at_the_story(window)
        window.paste(hostile)
        window.wait_for("after")
        assert "title" != window.ask("pane_title")


@pytest.mark.parametrize(
    "environment", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=["accessible", "dumb"]
)
def test_plain_lines_stand_where_pages_are_not_wanted(
    laptop: Laptop, environment: dict[str, str]
) -> None:
    with open_window(laptop, "interview", str(WALK), environment=environment) as window:
        window.wait_for("Next: press Enter when you have read it aloud. Type ? for more.")
        assert "0" == window.ask("alternate_on")


_SELECTED = re.compile(r"\x1b\[([0-9;]*)m")
_BOLD_REVERSE_AND_DEFAULT_COLOURS = {"", "0", "1", "7", "22", "27", "39", "49"}


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"NO_COLOR": "1"},
        {"TERM": "vt100"},
        {"TERM": "xterm-mono"},
        {"TERM": "linux"},
        {"COLORFGBG": "0;15", "COLORTERM": "truecolor"},
    ],
    ids=["dark", "no_color", "vt100", "mono", "linux", "light"],
)
def test_pages_have_the_colours_of_the_terminal_and_no_other(
    laptop: Laptop, environment: dict[str, str]
) -> None:
    with open_window(laptop, "interview", str(WALK), environment=environment) as window:
        agree(window)
        window.press("2")
        window.wait_for("2. Every week (chosen)")
        drawn = window.tmux("capture-pane", "-p", "-e")
    parts = {part for codes in _SELECTED.findall(drawn) for part in codes.split(";")}
    assert parts <= _BOLD_REVERSE_AND_DEFAULT_COLOURS
    assert {"1", "7"} <= parts


def test_an_interview_goes_on_in_plain_lines(laptop: Laptop) -> None:
    with open_window(laptop, "interview", str(WALK)) as window:
        at_the_story(window)
        window.type("By the ri")
        window.wait_for("3 words")
        window.press("Escape")
        window.wait_for("MENU.")
        [number] = re.findall(r"([0-9]+)\. Go on in plain lines", window.words())
        window.type(number)
        window.wait_for("Chosen: Go on in plain lines")
        window.press("Enter")
        window.wait_for("It is kept; go on where it stops")
        window.wait_for("> By the ri")
