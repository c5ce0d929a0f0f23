"""What goes wrong behind a page: it is told without anybody's words, and nothing typed is lost."""

from collections.abc import Callable

import pytest

from peerkit.errors import DiskFullError
from peerkit.terminal.fullscreen.app import FlowApp
from peerkit.terminal.fullscreen.face import interview_flow
from peerkit.terminal.fullscreen.page import Field, FieldKind, Flow, Page
from peerkit.values import Address
from peerkit.words import catalogue
from peerkit.workflow.interviews.sitting import Sitting
from tests.terminal.fullscreen.holding import Screen, desk_of, hold, hold_flow, sitting_on
from tests.terminal.fullscreen.test_interview import to_the_story
from tests.terminal.laptop import Laptop


class UnexpectedError(Exception):
    """Nobody expects it."""


def failing() -> Flow[None]:
    yield Page("A page", ("Words that were said",), "Next: press Enter.", Field(FieldKind.WORDS))
    raise UnexpectedError


def test_an_error_ends_the_pages_is_raised_and_prints_no_word(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def keys(screen: Screen) -> None:
        await screen.type("a secret")
        await screen.press("f8")

    with pytest.raises(UnexpectedError):
        hold_flow(failing(), keys)
    said = capsys.readouterr()
    assert "secret" not in said.out + said.err


def test_an_app_that_failed_has_nothing_to_print() -> None:
    app: FlowApp[None] = FlowApp(failing(), catalogue())
    app._handle_exception(UnexpectedError())
    assert [] == app._exit_renderables
    assert isinstance(app.failure, UnexpectedError)


def test_words_stay_on_the_screen_while_the_disk_is_full(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: Callable[[Sitting, Address, str], None] = Sitting.keep_draft
    is_full = True

    def keep(sitting: Sitting, question: Address, text: str) -> None:
        if is_full:
            raise DiskFullError(path="vault")
        kept(sitting, question, text)

    monkeypatch.setattr(Sitting, "keep_draft", keep)

    async def keys(screen: Screen) -> None:
        nonlocal is_full
        await to_the_story(screen)
        await screen.type("By the river")
        assert "NOT SAVED YET" in screen.text()
        assert "By the river" in screen.text()
        is_full = False
        await screen.type(".")
        assert "3 words. Saved on this computer." in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    assert {"story": "By the river."} == laptop.drafts()


def test_an_answer_that_cannot_be_written_stays_on_its_page(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def keys(screen: Screen) -> None:
        await screen.agree()

        def refuse(*_: object, **__: object) -> None:
            raise DiskFullError(path="vault")

        with monkeypatch.context() as patch:
            patch.setattr(Sitting, "send", refuse)
            await screen.press("2", "enter")
            assert "NOT SAVED YET" in screen.text()
            assert "2. Every week (chosen)" in screen.text()
        await screen.press("enter")
        assert "For how many minutes" in screen.text()

    with sitting_on(laptop) as sitting:
        hold(sitting, keys)
    assert {"how_often": "weekly"} == laptop.answers()


def test_a_flow_needs_no_screen(laptop: Laptop) -> None:
    with sitting_on(laptop) as sitting:
        shown = next(interview_flow(desk_of(sitting)))
    assert isinstance(shown, Page)
    assert "INFORMATION. Read this aloud, and answer any questions." == shown.title
