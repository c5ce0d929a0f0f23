"""The menu's first row goes on from any page, with what stands on it."""

from pathlib import Path

from peerkit.interview import AskDetail, ShowHandBack
from tests.terminal.fullscreen.holding import Screen, hold, sitting_on
from tests.terminal.laptop import Laptop

AROUND = Path(__file__).with_name("around.yaml")

ON = ("escape", "1", "enter")
"""The menu, and what its first row says."""


async def to_the_offer(screen: Screen) -> None:
    """Go through what comes before the offer to type alone, leaving out what may be left out."""
    await screen.press("enter", "enter", *ON)
    await screen.press("1", "enter", "1", "enter", "3", "enter")
    await screen.read_on()
    await screen.press("1", "enter")
    await screen.read_on()
    await screen.press("1", "enter", "1", "enter", "enter")
    assert "Tell me about this place." in screen.text()
    await screen.press(*ON)
    assert "ANSWERS THAT THEY CAN TYPE" in screen.text()


def test_words_that_were_typed_are_the_answer_when_the_menu_goes_on(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.press("3", *ON)
        assert "Saved: Every day." in screen.text()
        await screen.type("30")
        await screen.press(*ON)
        await screen.type("By the river.")
        await screen.press(*ON)
        assert "Saved." in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    assert {"how_often": "daily", "minutes": 30, "story": "By the river."} == laptop.answers()


def test_long_words_around_the_questions_are_left_by_the_menu_too(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.press("enter", "enter")
        assert "Anything else" in screen.text()
        await screen.press("enter")
        assert "Enter begins a new line here. F8 goes on" in screen.text()
        await screen.type("a low table")
        await screen.press(*ON)
        assert "Saved: a low table." in screen.text()
        await screen.press(*ON)
        assert "This one needs an answer." in screen.text()

    with sitting_on(laptop, AROUND) as sitting:
        hold(sitting, keys)
        asked = sitting.prompt()
        assert isinstance(asked, AskDetail)
        assert "safe_place" == asked.address.name


def test_nothing_chosen_at_the_offer_is_told_there(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_offer(screen)
        await screen.press("enter")
        assert "ANSWERS THAT THEY CAN TYPE" in screen.text()
        assert "Nothing is chosen yet." in screen.text()
        await screen.press("1", "enter", "enter")
        assert "Nothing is chosen yet." not in screen.text()

    with sitting_on(laptop, AROUND) as sitting:
        hold(sitting, keys)


def test_who_types_alone_can_go_on_without_an_answer_as_the_page_says(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_offer(screen)
        await screen.press("1", "enter", "enter")
        await screen.press("enter")
        assert "To go on without an answer: Esc, then 1." in screen.text()
        await screen.press(*ON)
        assert "What is your faith" in screen.text()
        await screen.press(*ON)

    with sitting_on(laptop, AROUND) as sitting:
        hold(sitting, keys)
        assert isinstance(sitting.prompt(), ShowHandBack)
