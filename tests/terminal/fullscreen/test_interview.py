"""Interviews at the keyboard of the full-screen face."""

from peerkit.interview import AskQuestion
from peerkit.values import MissingReason
from peerkit.workflow.face import FaceOutcome
from tests.terminal.fullscreen.holding import VOICES, Screen, hold, resumed_on, sitting_on
from tests.terminal.laptop import Laptop


async def to_the_story(screen: Screen) -> None:
    """Go to the question that is answered in words."""
    await screen.agree()
    await screen.press("2", "enter")
    await screen.type("30")
    await screen.press("enter")
    assert "Tell me about a walk" in screen.text()


def test_a_whole_interview_is_held_by_keyboard(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.type("By the river.")
        await screen.press("f8", "f8")
        assert "Nothing is typed yet" in screen.text()
        await screen.press("escape", "1", "enter", "enter", "1", "enter")
        assert "Withdrawal code " in screen.text()
        await screen.press("1", "enter")

    with sitting_on(laptop) as sitting:
        assert FaceOutcome.FINISHED == hold(sitting, keys)
        assert sitting.slip is not None


def test_no_key_pressed_by_habit_takes_the_slip_away(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.press("escape", "1", "enter", "escape", "1", "enter", "enter", "1", "enter")
        for key in ("enter", "f8", "escape", "f6", "f7", "f4", "enter"):
            await screen.press(key)
            assert "Withdrawal code " in screen.text()
            assert "First copy the slip" in screen.text()
        await screen.press("1")
        assert "I have written it down for them (chosen)" in screen.text()
        await screen.press("enter")

    with sitting_on(laptop) as sitting:
        assert FaceOutcome.FINISHED == hold(sitting, keys)


def test_every_type_of_question_takes_its_answer(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.press("2", "enter")
        await screen.press("1", "3", "enter")
        await screen.press("3", "1", "2", "enter")
        await screen.press("enter")
        for typed in ("4", "120,50", "7", "21/3/2020", "22:30", "1/2/2026 14:05"):
            await screen.type(typed)
            await screen.press("enter")
        await screen.press("1", "enter")
        await screen.type("For work.")
        await screen.press("f8", "2", "enter")
        await screen.type("We get up.\nWe eat.")
        await screen.press("f8", "1", "enter")
        assert "CHECK ANSWERS" in screen.text()

    with sitting_on(laptop, VOICES) as sitting:
        hold(sitting, keys)
    assert laptop.answers() == {
        "tenure": "private",
        "problems": ("damp", "crowding"),
        "order": ("crowding", "damp", "repairs"),
        "people": 4,
        "rent": "120.5",
        "mood": 7,
        "moved": "2020-03-21",
        "quiet": "22:30:00",
        "visit": "2026-02-01T14:05:00",
        "why_moved[1]": "For work.",
        "story": "We get up.\nWe eat.",
        "thanked": "OK",
    }


def test_a_digit_chooses_and_never_goes_on(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.press("2")
        assert "2. Every week (chosen)" in screen.text()
        await screen.press("3")
        assert "2. Every week (chosen)" not in screen.text()
        assert "3. Every day (chosen)" in screen.text()

    with sitting_on(laptop) as sitting:
        assert hold(sitting, keys) is None
    assert {} == laptop.answers()


def test_a_double_press_answers_no_next_question(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.press("2")
        for _ in range(3):
            screen.send("enter")
        await screen.settle()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
        asked = sitting.prompt()
        assert isinstance(asked, AskQuestion)
        assert "minutes" == str(asked.address)
    assert {"how_often": "weekly"} == laptop.answers()


def test_a_change_from_the_check_comes_back_to_the_check(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.press("escape", "1", "enter", "escape", "1", "enter")
        await screen.press("2", "enter")
        assert "For how many minutes" in screen.text()
        await screen.press("backspace", "backspace")
        await screen.type("45")
        await screen.press("enter")
        assert "CHECK ANSWERS" in screen.text()
        assert "Answer: 45" in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)


def test_words_come_back_after_a_pause(laptop: Laptop) -> None:
    async def pause(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.type("By the ri")
        await screen.press("f6")

    async def go_on(screen: Screen) -> None:
        assert "WELCOME BACK" in screen.text()
        await screen.press("1", "enter")
        assert "You began an answer earlier" in screen.text()
        await screen.type("ver.")
        await screen.press("f8")

    with sitting_on(laptop) as sitting:
        assert FaceOutcome.PAUSED == hold(sitting, pause)
    with resumed_on(laptop) as sitting:
        hold(sitting, go_on)
    assert "By the river." == laptop.answers()["story"]


def test_a_reason_for_no_answer_asks_before_words_go(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.type("Secret")
        await screen.press("f4")
        assert "WORDS ARE TYPED HERE" in screen.text()
        await screen.press("escape")
        assert "Secret" in screen.text()
        await screen.press("f4", "2", "enter")
        assert "Saved: Prefer not to say." in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    assert MissingReason.PREFER_NOT_TO_SAY == laptop.answers()["story"]


def test_the_menu_comes_back_to_the_same_character(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.type("By river")
        await screen.press(*["left"] * 5, "ctrl+c")
        assert "MENU" in screen.text()
        await screen.press("escape")
        await screen.type("the ")
        await screen.press("f8")

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    assert "By the river" == laptop.answers()["story"]


def test_a_note_is_kept_as_it_is_typed(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.press("f3")
        await screen.type("She laughed")
        assert "Saved on this computer." in screen.text()
        await screen.press("escape")
        assert "The note is saved." in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    assert {"story": "She laughed"} == laptop.notes()


def test_ctrl_q_does_not_quit(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await to_the_story(screen)
        await screen.press("ctrl+q")
        assert "Tell me about a walk" in screen.text()

    with sitting_on(laptop) as sitting:
        assert hold(sitting, keys) is None


def test_nothing_is_erased_without_a_typed_word(laptop: Laptop) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.press("escape", "up")
        await screen.press("end", "enter")
        assert "ENDING THE INTERVIEW HERE" in screen.text()
        await screen.press("2", "enter", "enter")
        assert "Nothing was erased." in screen.text()
        await screen.press("enter")
        await screen.type("ERASE")
        await screen.press("enter")
        assert "everything that was said is erased" in screen.text()
        await screen.press("enter")

    with sitting_on(laptop) as sitting:
        assert FaceOutcome.ENDED == hold(sitting, keys)
