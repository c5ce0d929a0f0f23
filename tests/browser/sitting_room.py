"""An interview that is held on the page, in a thread of its own, and its visitor."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from peerkit.browser.conducting import conduct_on_page
from peerkit.browser.launch import listen
from peerkit.browser.page import Page
from peerkit.browser.server import Server
from peerkit.browser.window import Window
from peerkit.interview import Mode
from peerkit.vault import Vault
from peerkit.words import Catalogue, catalogue
from peerkit.workflow.clock import now
from peerkit.workflow.face import Face, FaceOutcome, HandOver
from peerkit.workflow.interviews.sitting import Sitting, begin_sitting, resume_sitting
from peerkit.workflow.questionnaires.shelf import find_source, read_sheet
from tests.browser.visitor import Visitor, in_background, wait_for
from tests.terminal.laptop import new_laptop


@dataclass
class Room:
    """What a test has of an interview on the page. `ended` holds how it ended, once it has."""

    sitting: Sitting
    window: Window
    visitor: Visitor
    stop_server: Callable[[], None]
    ended: list[tuple[FaceOutcome | HandOver, Page]] = field(default_factory=list)

    @property
    def vault(self) -> Vault:
        return self.sitting.vault

    def another_browser(self) -> Visitor:
        """Return a browser that has the address and not the cookies."""
        return Visitor(self.window.door.address)

    @contextmanager
    def resumed(self) -> Iterator["Room"]:
        """Inside the block the interview, which is paused, goes on in another page."""
        with held(resume_sitting(self.vault, self.sitting.paper.interview, now)) as room:
            yield room

    def outcome(self) -> FaceOutcome | HandOver:
        """Return how the interview ended."""
        wait_for(lambda: bool(self.ended))
        return self.ended[0][0]


@contextmanager
def closing_page(words: Catalogue) -> Iterator[tuple[Window, Server]]:
    """Inside the block the page is there."""
    window, server = listen(words)
    try:
        yield window, server
    finally:
        server.stop()


@contextmanager
def sitting_room(home: Path, questionnaire: Path, language: str = "en") -> Iterator[Room]:
    """Inside the block an interview that begins now is held on the page."""
    with new_laptop(home).vault() as vault:
        sheet = read_sheet(*find_source(str(questionnaire)))
        with held(begin_sitting(vault, sheet, language, Mode.SPOKEN, now)) as room:
            yield room


@contextmanager
def held(sitting: Sitting) -> Iterator[Room]:
    """Inside the block the interview is held on the page; it is paused when the block ends."""
    words = catalogue()
    with closing_page(words) as (window, server):
        visitor, is_over = Visitor(window.door.address), threading.Event()

        def conduct() -> tuple[FaceOutcome | HandOver, Page]:
            outcome, page = conduct_on_page(sitting, window, words, (Face.PLAIN,))
            if not is_over.is_set():
                window.leave(page)
            return outcome, page

        with in_background(conduct) as ended:
            yield Room(sitting, window, visitor, server.stop, ended)
            is_over.set()
            window.interrupt()
