"""Interviews held on a screen that nobody sees: keys in, text of the screen out."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from peerkit.interview import Mode
from peerkit.terminal.fullscreen.app import FlowApp
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.fullscreen.face import interview_flow
from peerkit.terminal.fullscreen.page import Flow
from peerkit.terminal.fullscreen.rows import RowsView
from peerkit.words import catalogue
from peerkit.workflow.clock import now
from peerkit.workflow.face import Face
from peerkit.workflow.interviews.idle import IdleLock
from peerkit.workflow.interviews.sitting import Sitting, begin_sitting, resume_sitting
from peerkit.workflow.questionnaires.shelf import find_source, read_sheet
from tests.terminal.laptop import WALK, Laptop

VOICES = Path(__file__).with_name("voices.yaml")
WIDE, SMALL = (100, 30), (40, 10)

Keys = Callable[["Screen"], Awaitable[None]]


class Screen:
    """A screen with somebody at its keyboard."""

    def __init__(self, app: FlowApp[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot
        self._began = time.monotonic()
        self._later = 0.0
        app.clock = self._now

    def _now(self) -> float:
        return self._began + self._later

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each a while after what the one before did was drawn."""
        for key in keys:
            self.wait(1.0)
            self.send(key)
            await self.settle()

    def wait(self, seconds: float) -> None:
        """Let that time pass for the keys that are pressed from now on."""
        self._later += seconds

    async def hold_down(self, key: str, *, first: float = 0.4, seconds: float = 3.0) -> None:
        """Hold a key down: it is sent again after `first`, and from then on 30 times a second."""
        await self.press(key)
        self.wait(first)
        for _ in range(round((seconds - first) * 30)):
            self.send(key)
            self.wait(1 / 30)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text without waiting between its characters."""
        for one in text:
            self.send(_KEYS.get(one, one))
        await self.settle()

    def send(self, key: str) -> None:
        """Press a key and wait for nothing."""
        character = next((one for one, name in _KEYS.items() if name == key), key)
        self._send(events.Key(key, character if len(character) == 1 else None))

    def _send(self, event: events.InputEvent) -> None:
        event.time = self._now()
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)

    async def click(self, text: str, times: int = 1) -> None:
        """Click where that text stands, as a terminal tells of it; `times` as a double click.

        The wheel brings it into view.
        """
        for _ in range(_TURNS):
            lines = self.text().split("\n")
            place = next((number for number, line in enumerate(lines) if text in line), None)
            if place is not None:
                break
            self._send(events.MouseScrollDown(None, 2, 3, 0, 1, 0, False, False, False, 2, 3))
            await self.settle()
        assert place is not None, f"{text!r} is not there:\n{self.text()}"
        column = cell_len(lines[place].partition(text)[0]) + 1
        self.wait(1.0)
        for _ in range(times):
            for kind in (events.MouseDown, events.MouseUp):
                at = (column, place)
                self._send(kind(None, *at, 0, 0, 1, False, False, False, *at))
                await self.settle()
            self.wait(0.1)

    async def settle(self) -> None:
        """Wait until everything that was pressed has been dealt with and drawn."""
        earlier: list[str] = []
        while len(earlier) < _ROUNDS or len(set(earlier[-_ROUNDS:])) > 1:
            await self.pilot._wait_for_screen()
            await asyncio.sleep(_ROUND_SECONDS)
            if not self.app.screen_stack or not self.app.is_running:
                return
            self.app.screen._on_timer_update()
            earlier.append(self.text())

    async def agree(self) -> None:
        """Go through information, limits and two statements, yes to both."""
        await self.press("enter", "enter", "1", "enter", "1", "enter", "enter")

    async def read_on(self) -> None:
        """Press Enter until another page stands there: what must be read is scrolled first."""
        title = self.text().partition("\n")[0]
        while self.text().partition("\n")[0] == title:
            await self.press("enter")

    async def choose(self, label: str) -> None:
        """Open the menu and do what that row says."""
        await self.press("escape")
        assert "MENU" in self.text(), self.text()
        rows = self.app.screen.query_one(RowsView)
        [place] = [place for place, one in enumerate(rows.rows.labels) if label in one]
        await self.type(str(place + 1))
        await self.press("enter")

    async def resize(self, columns: int, rows: int) -> None:
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()

    def text(self) -> str:
        """Return what stands on the screen, without the spaces at the ends of its lines."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


_ROUNDS, _ROUND_SECONDS = 4, 0.008
"""A key goes to its widget, from there to the page, from there to the next page: a round each."""

_TURNS = 20
"""Turns of a mouse's wheel within which everything on a page comes into view."""

_KEYS = {" ": "space", "\n": "enter", ".": "full_stop", ",": "comma", "/": "slash", ":": "colon"}


@contextmanager
def sitting_on(
    laptop: Laptop, questionnaire: Path = WALK, language: str = "en"
) -> Iterator[Sitting]:
    """Inside the block there is a new interview on that laptop."""
    with laptop.vault() as vault:
        sheet = read_sheet(*find_source(str(questionnaire)))
        yield begin_sitting(vault, sheet, language, Mode.SPOKEN, now)


@contextmanager
def resumed_on(laptop: Laptop) -> Iterator[Sitting]:
    """Inside the block the latest open interview of that laptop goes on."""
    with laptop.vault() as vault:
        interview = vault.journal.open_interviews()[-1].interview
        yield resume_sitting(vault, interview, now)


def desk_of(sitting: Sitting, faces: tuple[Face, ...] = ()) -> Desk:
    """Return what the conversations of that interview share."""
    return Desk(sitting, catalogue(), faces)


def hold(sitting: Sitting, keys: Keys, size: tuple[int, int] = WIDE) -> object:
    """Return how the interview ended once the keys were pressed; None where it goes on."""
    return hold_flow(interview_flow(desk_of(sitting)), keys, size)


def hold_flow(
    flow: Flow[Any], keys: Keys, size: tuple[int, int] = WIDE, lock: IdleLock | None = None
) -> object:
    """Return what the flow returned once the keys were pressed; None where it goes on."""

    async def held() -> object:
        app: FlowApp[Any] = FlowApp(flow, catalogue(), lock)
        async with app.run_test(size=size) as pilot:
            screen = Screen(app, pilot)
            await screen.settle()
            await keys(screen)
        if app.failure is not None:
            raise app.failure
        return None if app.return_value is None else app.return_value[0]

    return asyncio.run(held())
