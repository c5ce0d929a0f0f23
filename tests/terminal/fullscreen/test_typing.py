"""Words typed and pasted: exact, in every script, and safe to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from peerkit.interview.scalars import LONGEST_TEXT
from peerkit.terminal.fullscreen.counting import count_words
from tests.terminal.fullscreen.holding import SMALL, WIDE, Screen, hold, sitting_on
from tests.terminal.fullscreen.test_interview import to_the_story
from tests.terminal.laptop import Laptop


async def paste(screen: Screen, text: str) -> None:
    screen.app.post_message(events.Paste(text))
    await screen.settle()


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["100x30", "40x10"])
def test_hostile_characters_are_kept_and_never_drawn(laptop: Laptop, size: tuple[int, int]) -> None:
    hostile = "a\x1b[31mb\x07c\u202ed\u2066e\u200f f\U0001f469\u200d\U0001f469 \u200bg"

    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await paste(screen, hostile)
        shown = screen.text()
        assert not set(shown) & set("\x1b\x07\u202e\u2066\u200f\u200b")
        await screen.press("f8")
        await screen.press("f7", "f9")
        assert not set(screen.text()) & set("\x1b\x07\u202e\u2066\u200f\u200b")

    with sitting_on(laptop) as sitting:
        hold(sitting, keys, size)
    assert hostile == laptop.answers()["story"]


def test_a_paste_of_many_lines_is_one_line_where_one_is_asked_for(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.press("2", "enter")
        await paste(screen, "4\r\n5\n")
        assert "4 5" in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)


def test_what_is_too_long_is_not_taken_and_what_was_there_stays(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.type("Before")
        await paste(screen, "x" * LONGEST_TEXT)
        assert f"at most {LONGEST_TEXT} characters" in screen.text()
        await screen.press("f8")

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    assert "Before" == laptop.answers()["story"]


def test_200000_characters_are_an_answer(laptop: Laptop) -> None:
    words = "word " * (LONGEST_TEXT // 5)

    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await paste(screen, words)
        assert f"{LONGEST_TEXT // 5} words" in screen.text()
        await screen.press("f8")

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    assert words == laptop.answers()["story"]


def test_keys_act_in_the_order_in_which_they_came(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        for key in ("a", "x", "backspace", "b", "left", "left", "c", "end", "d"):
            screen.send(key)
        screen.send("f8")
        await screen.settle()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    assert "cabd" == laptop.answers()["story"]


def test_nothing_is_copied_to_a_clipboard(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.type("secret")
        await screen.press("shift+home", "ctrl+x")
        assert "secret" in screen.text()
        assert "" == screen.app.clipboard

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)


@given(st.text())
def test_words_can_be_counted_in_any_text(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("two words", 2), ("și țânțarii știu.", 3), ("我喜欢", 3), ("我 喜欢 tea", 4)],
)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert words == count_words(text)
