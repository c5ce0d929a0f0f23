"""Keys that are held down, and clicks that come twice: nobody meant what they would do next."""

import pytest

from peerkit.interview import AskQuestion
from peerkit.terminal.pressing import Pressing
from tests.terminal.fullscreen.holding import VOICES, Screen, hold, sitting_on
from tests.terminal.laptop import Laptop


def test_a_held_key_is_heard_once() -> None:
    pressing = Pressing()
    assert not pressing.is_repeated("f4", 10.0)
    pressing.turn(10.05)
    for first in (0.25, 0.4, 0.66):
        assert pressing.is_repeated("f4", 10.0 + first)
    for times in range(40):
        assert pressing.is_repeated("f4", 10.66 + times * 0.09)


def test_the_first_press_of_all_is_meant() -> None:
    pressing = Pressing()
    pressing.turn(10.0)
    assert not pressing.is_repeated("", 10.01)


def test_whoever_presses_again_and_again_gets_on() -> None:
    pressing, taken = Pressing(), 0
    for times in range(20):
        at = 10.0 + times * 0.5
        if not pressing.is_repeated("enter", at):
            pressing.turn(at)
            taken += 1
    assert 10 == taken


def test_another_key_between_makes_a_press_a_new_one() -> None:
    pressing = Pressing()
    assert not pressing.is_repeated("enter", 10.0)
    pressing.turn(10.01)
    assert not pressing.is_repeated("1", 10.05)
    assert not pressing.is_repeated("enter", 10.1)


@pytest.mark.parametrize("first", [0.25, 0.4, 0.55])
def test_f4_held_down_declines_one_question(laptop: Laptop, first: float) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.press("1", "enter", "1", "enter", "1", "2", "3", "enter", "enter")
        await screen.hold_down("f4", first=first)
        assert "Saved: Prefer not to say." in screen.text()

    with sitting_on(laptop, VOICES) as sitting:
        hold(sitting, keys)
        asked = sitting.prompt()
        assert isinstance(asked, AskQuestion)
        assert "rent" == str(asked.address)
    assert ["people"] == [name for name in laptop.answers() if name not in _BEFORE]


_BEFORE = ("tenure", "problems", "order")


def test_enter_held_down_reads_no_second_page(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.hold_down("enter")
        assert "BEFORE WE BEGIN" in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)


def test_enter_held_down_in_an_answer_begins_new_lines(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.press("2", "enter")
        await screen.type("30")
        await screen.press("enter")
        await screen.type("One")
        await screen.hold_down("enter", seconds=0.5)
        await screen.type("two")
        await screen.press("f8")

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    story = str(laptop.answers()["story"])
    assert ["One", "two"] == story.split()
    assert story.count("\n") > 2


def test_esc_held_down_opens_the_menu_and_leaves_it_open(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.hold_down("escape")
        assert "MENU" in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
