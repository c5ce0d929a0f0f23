"""The browser as one of the faces: home, and what is asked around an interview."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from peerkit.browser.face import BrowserFace
from peerkit.browser.launch import NO_OPEN, listen, open_browser
from peerkit.browser.page import Page
from peerkit.browser.text import Text
from peerkit.errors import VaultInUseError
from peerkit.words import catalogue
from peerkit.workflow.faces import FaceKind
from peerkit.workflow.home import Home, HomeChoice, Reminder, ReminderKind
from peerkit.workflow.interviews.idle import IdleLock
from tests.browser.visitor import Visitor, in_background
from tests.terminal.laptop import PASSPHRASE

T = TypeVar("T")

HOME = Home(
    project="Harbour listens",
    is_practice=False,
    unfinished=(),
    recorded=3,
    not_handed_over=2,
    reminders=(Reminder(ReminderKind.HAND_OVER, {"n": 2}),),
    choices=(HomeChoice.START, HomeChoice.HAND_OVER, HomeChoice.LEAVE),
    next=HomeChoice.HAND_OVER,
)


@dataclass
class Opened:
    """A face in a browser, and what it told the terminal."""

    face: BrowserFace
    visitor: Visitor
    said: list[str] = field(default_factory=list)

    def asked(self, ask: Callable[[], T], act: Callable[[Visitor], object]) -> T:
        """Return what the face was told by a visitor who does that; then comes a last page."""

        def run() -> T:
            told = ask()
            self.face.window.leave(Page("The end", Text("The end")))
            return told

        with in_background(run) as results:
            self.visitor.look()
            act(self.visitor)
        return results[0]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Put a face up, and let a visitor have its address."""
    window, server = listen(catalogue())
    said: list[str] = []
    face = BrowserFace(window, catalogue(), lambda code, **_: said.append(code), server.stop)
    yield Opened(face, Visitor(window.door.address), said)
    server.stop()


def test_it_is_one_of_the_faces(opened: Opened) -> None:
    face: FaceKind = opened.face
    assert (face.lock, face.is_practice) == (None, False)


def test_home_shows_what_there_is_and_the_next_step_first(opened: Opened) -> None:
    def act(visitor: Visitor) -> None:
        assert "Harbour listens" in visitor.seen.words
        assert "2 interviews are not handed over yet." in visitor.seen.words
        assert "The bundle is sealed." in visitor.seen.words
        assert list(visitor.seen.buttons.values()) == ["hand_over", "start", "leave"]
        visitor.press("Start an interview")

    chosen = opened.asked(lambda: opened.face.ask_home(HOME, "The bundle is sealed."), act)
    assert chosen is HomeChoice.START


def test_whoever_leaves_home_is_told_that_the_page_can_be_closed(opened: Opened) -> None:
    def act(visitor: Visitor) -> None:
        assert "You can close this page" in visitor.press("Leave").words

    assert opened.asked(lambda: opened.face.ask_home(HOME), act) is HomeChoice.LEAVE


def test_one_of_several_is_chosen_or_none(opened: Opened) -> None:
    rows = ["Housing <b>", "Parks"]

    def ask() -> tuple[int | None, ...]:
        return opened.face.choose_one("Which?", rows), opened.face.choose_one("Which?", rows)

    def act(visitor: Visitor) -> None:
        assert "Housing <b>" in visitor.seen.words
        visitor.seen.buttons["the second"] = "row-1"
        visitor.press("the second")
        visitor.press("Not now")

    assert opened.asked(ask, act) == (1, None)


def test_a_line_is_typed_or_not(opened: Opened) -> None:
    def ask() -> tuple[str | None, ...]:
        return tuple(opened.face.ask_line("The code?") for _ in range(3))

    def act(visitor: Visitor) -> None:
        visitor.press("Go on", typed=" 6S4N-66E6 ")
        visitor.press("Go on", typed="  ")
        visitor.press("Not now", typed="something")

    assert opened.asked(ask, act) == ("6S4N-66E6", None, None)


def test_a_page_is_read(opened: Opened) -> None:
    def act(visitor: Visitor) -> None:
        assert "R07-001" in visitor.seen.words
        visitor.press("Go on")

    opened.asked(lambda: opened.face.show_page("My interviews", ["R07-001"]), act)


# --- the passphrase ---------------------------------------------------------------------------


def test_a_wrong_passphrase_is_told_and_asked_again(opened: Opened) -> None:
    def act(visitor: Visitor) -> None:
        visitor.press("Unlock", passphrase="not that one")
        assert "That is not the passphrase." in visitor.seen.words
        assert visitor.seen.fields["passphrase"] == [""]
        assert "not that one" not in visitor.html
        visitor.press("Unlock", passphrase=PASSPHRASE)

    assert opened.asked(lambda: opened.face.ask_passphrase(PASSPHRASE.__eq__), act) is True


def test_whoever_does_not_know_the_passphrase_can_leave(opened: Opened) -> None:
    tried: list[str] = []

    def attempt(typed: str) -> bool:
        tried.append(typed)
        return True

    def act(visitor: Visitor) -> None:
        assert "You can close this page" in visitor.press("Leave", passphrase="x").words

    assert opened.asked(lambda: opened.face.ask_passphrase(attempt), act) is False
    assert tried == []


def test_what_ends_the_command_is_told_on_the_page(opened: Opened) -> None:
    def attempt(typed: str) -> bool:
        raise VaultInUseError(name=typed[:1])

    with in_background(lambda: opened.face.ask_passphrase(attempt), VaultInUseError):
        opened.visitor.look()
        opened.visitor.press("Unlock", passphrase=PASSPHRASE)
    assert "Something went wrong" in opened.visitor.seen.words


def test_home_locks_itself_and_comes_back(opened: Opened) -> None:
    opened.face.lock = IdleLock(0.4, PASSPHRASE.__eq__)

    def act(visitor: Visitor) -> None:
        time.sleep(1.2)
        assert "Locked" in visitor.look().words
        assert "Harbour" not in visitor.html
        opened.face.lock = None
        visitor.press("Unlock", passphrase=PASSPHRASE)
        assert "Harbour listens" in visitor.seen.words
        visitor.press("Hand over")

    assert opened.asked(lambda: opened.face.ask_home(HOME), act) is HomeChoice.HAND_OVER


# --- opening ----------------------------------------------------------------------------------


def test_the_terminal_is_told_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_OPEN, "1")
    said: list[tuple[str, dict[str, str]]] = []
    face = open_browser(catalogue(), lambda code, **values: said.append((code, values)))
    address = face.window.door.address
    assert said == [("browser.address", {"address": address}), ("browser.stays_open", {})]
    assert address.startswith("http://127.0.0.1:")
    assert len(face.window.door.secret) * 4 >= 128


def test_each_page_has_a_secret_of_its_own() -> None:
    pages = [listen(catalogue()) for _ in range(3)]
    assert len({window.door.secret for window, _ in pages}) == 3
    for _, server in pages:
        server.stop()
