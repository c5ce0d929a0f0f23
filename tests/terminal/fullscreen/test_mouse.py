"""Whole interviews by mouse alone: consent, answers, the menu, the end."""

from peerkit.values import ConsentState
from peerkit.workflow.face import FaceOutcome
from tests.terminal.fullscreen.holding import SMALL, VOICES, Screen, hold, sitting_on
from tests.terminal.laptop import Laptop


async def agree(screen: Screen) -> None:
    """Go through information, limits and two statements by clicks: yes, and no."""
    while "INFORMATION" in screen.text():
        await screen.click("[Next: Enter]")
    await screen.click("[Next: Enter]")
    assert "Statement 1 of 2" in screen.text()
    await screen.click("1. YES")
    assert "1. YES (chosen)" in screen.text()
    await screen.click("[Next: Enter]")
    await screen.click("2. NO")
    await screen.click("[Next: Enter]")
    assert "Read it back" in screen.text()
    await screen.click("[Next: Enter]")
    assert "Question 1 of" in screen.text()


def test_an_interview_is_held_by_mouse_alone(laptop: Laptop) -> None:
    async def clicks(screen: Screen) -> None:
        await agree(screen)
        await screen.click("2. Every week")
        await screen.click("[Next: Enter]")
        await screen.click("[Menu: Esc]")
        await screen.click("Next question")
        await screen.click("[Next: Enter]")
        await screen.click("[Menu: Esc]")
        await screen.click("Prefer not to say")
        await screen.click("[Next: Enter]")
        await screen.click("[Menu: Esc]")
        await screen.click("Next question")
        await screen.click("[Next: Enter]")
        assert "CHECK ANSWERS" in screen.text()
        await screen.click("[Next: Enter]")
        await screen.click("1. YES")
        await screen.click("[Next: Enter]")
        assert "Withdrawal code " in screen.text()
        await screen.click("written it down")
        await screen.click("[Next: Enter]")

    with sitting_on(laptop) as sitting:
        assert FaceOutcome.FINISHED == hold(sitting, clicks)
        assert [ConsentState.YES, ConsentState.NO] == list(sitting.state.consent.values())


def test_a_double_click_is_one_click(laptop: Laptop) -> None:
    async def clicks(screen: Screen) -> None:
        while "INFORMATION" in screen.text():
            await screen.click("[Next: Enter]")
        await screen.click("[Next: Enter]", times=2)
        assert "Statement 1 of 2" in screen.text()
        await screen.click("1. YES", times=2)
        assert "1. YES (chosen)" in screen.text()
        await screen.click("[Next: Enter]", times=2)
        assert "Statement 2 of 2" in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, clicks)


def test_several_answers_are_ticked_and_unticked_by_clicks(laptop: Laptop) -> None:
    async def clicks(screen: Screen) -> None:
        await agree(screen)
        await screen.click("2. Private landlord")
        await screen.click("[Next: Enter]")
        await screen.click("1. Damp", times=2)
        await screen.click("3. Not enough")
        assert "1. Damp or mould (chosen)" in screen.text()
        await screen.click("1. Damp")
        await screen.click("[Next: Enter]")
        for label in ("2. Repairs", "1. Damp", "3. Not enough"):
            await screen.click(label)
        assert "2. Repairs not done (number 1)" in screen.text()
        await screen.click("[Back: F7]")
        assert "3. Not enough space (chosen)" in screen.text()

    with sitting_on(laptop, VOICES) as sitting:
        hold(sitting, clicks)
    assert ("crowding",) == laptop.answers()["problems"]


def test_a_click_on_the_question_sends_no_key_astray(laptop: Laptop) -> None:
    async def clicks(screen: Screen) -> None:
        await agree(screen)
        await screen.click("2. Every week")
        await screen.press("enter")
        await screen.type("30")
        await screen.press("enter")
        await screen.click("Tell me about a walk")
        await screen.type("One")
        await screen.click("Tell me about a walk")
        await screen.press("enter")
        await screen.type("two")
        await screen.press("f8")

    with sitting_on(laptop) as sitting:
        hold(sitting, clicks)
    assert "One\ntwo" == laptop.answers()["story"]


def test_every_button_can_be_clicked_on_a_small_screen(laptop: Laptop) -> None:
    async def clicks(screen: Screen) -> None:
        await agree(screen)
        await screen.click("[Menu: Esc]")
        assert "MENU" in screen.text()
        await screen.click("[Go back: Esc]")
        assert "Question 1 of" in screen.text()
        await screen.click("2. Every week")
        await screen.click("[Next: Enter]")
        await screen.click("[Back: F7]")
        assert "2. Every week (chosen)" in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, clicks, SMALL)
