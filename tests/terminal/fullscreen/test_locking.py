"""A screen that nobody uses is hidden, and what opens it is the passphrase alone."""

import pytest

from peerkit.terminal.fullscreen.face import interview_flow
from peerkit.terminal.fullscreen.page import Field, FieldKind, Flow, Page
from peerkit.workflow.interviews.idle import IdleLock
from tests.terminal.fullscreen.holding import Screen, desk_of, hold_flow, sitting_on
from tests.terminal.laptop import PASSPHRASE, Laptop

_SECRET = "Words that were said"
_LONG_SECONDS = 1800.0


def asking(replies: list[str]) -> Flow[None]:
    """Ask twice, and keep what was typed."""
    for _ in range(2):
        reply = yield Page("A page", (_SECRET,), "Next: type.", Field(FieldKind.WORDS))
        replies.append(reply.text)


def locked_after(seconds: float = _LONG_SECONDS) -> IdleLock:
    return IdleLock(seconds, lambda typed: typed == "open")


def sleep(screen: Screen) -> None:
    """Let the laptop have slept until now: one of the clocks has not gone on meanwhile."""
    screen.app._absence.wall -= 2 * _LONG_SECONDS


def test_the_key_that_wakes_a_laptop_opens_nothing() -> None:
    replies: list[str] = []

    async def keys(screen: Screen) -> None:
        await screen.type("half a sen")
        sleep(screen)
        await screen.type("x")
        assert _SECRET not in screen.text()
        assert "LOCKED" in screen.text()
        await screen.type("open")
        await screen.press("enter")
        assert _SECRET in screen.text()
        await screen.type("tence")
        await screen.press("f8")

    hold_flow(asking(replies), keys, lock=locked_after())
    assert ["half a sentence"] == replies


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "f8", "f7", "f9", "f6", "f3", "enter", "tab"])
def test_no_key_but_the_passphrase_opens_the_lock(key: str) -> None:
    replies: list[str] = []

    async def keys(screen: Screen) -> None:
        sleep(screen)
        screen.app._lock_if_absent()
        await screen.settle()
        for size in ((40, 10), (100, 30)):
            await screen.press(key)
            await screen.pilot.resize_terminal(*size)
            await screen.pilot.click(offset=(3, 3))
            await screen.settle()
            assert _SECRET not in screen.text()
            assert "LOCKED" in screen.text()

    hold_flow(asking(replies), keys, lock=locked_after())
    assert [] == replies


def test_the_right_passphrase_brings_an_interview_back_to_the_same_character(
    laptop: Laptop,
) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()
        await screen.press("2", "enter")
        await screen.type("30")
        await screen.press("enter")
        await screen.type("By the ri")
        sleep(screen)
        screen.app._lock_if_absent()
        await screen.settle()
        assert "LOCKED" in screen.text()
        await screen.type("not the passphrase")
        await screen.press("enter")
        assert "That is not the passphrase." in screen.text()
        assert "By the" not in screen.text()
        await screen.type(PASSPHRASE)
        await screen.press("enter")
        assert "Tell me about a walk" in screen.text()
        await screen.type("ver.")
        await screen.press("f8")

    with sitting_on(laptop) as sitting:
        lock = sitting.lock
        assert lock is not None
        hold_flow(interview_flow(desk_of(sitting)), keys, lock=lock)
    assert "By the river." == laptop.answers()["story"]
