"""The face in the browser, open for as long as a command runs.

It draws and reads; what is done in between is not its business.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from peerkit.browser.conducting import conduct_on_page
from peerkit.browser.locking import ask_with_lock
from peerkit.browser.page import Button
from peerkit.browser.render import Pages, style_digest
from peerkit.browser.server import Server
from peerkit.browser.signals import pause_on_signals
from peerkit.browser.window import Window
from peerkit.crypto import random_bytes
from peerkit.interview import Paused
from peerkit.words import Catalogue
from peerkit.workflow.face import FaceOutcome, HandOver
from peerkit.workflow.idle import IdleLock
from peerkit.workflow.sitting import Sitting

_SECRET_BYTES = 32
_GO_ON, _BACK = "go-on", "back"


@contextmanager
def open_window(words: Catalogue, *, is_practice: bool = False) -> Iterator[Window]:
    """Inside the block the page is there, on this machine alone, at an address that is secret."""
    server = Server(random_bytes(_SECRET_BYTES).hex(), style_digest())
    window = Window(server.door, Pages(words, is_practice=is_practice))
    server.answer, server.delivered = window.answer, window.delivered
    server.start()
    try:
        yield window
    finally:
        server.stop()


@dataclass(slots=True)
class BrowserFace:
    """The browser as one of the faces. `is_at_home`: something follows an interview."""

    window: Window
    words: Catalogue
    lock: IdleLock | None = None
    is_practice: bool = False
    is_at_home: bool = False

    def conduct(self, sitting: Sitting) -> FaceOutcome | HandOver:
        """Return how the interview ended; the page says so, and stays until it is left."""
        with pause_on_signals(self.window, lambda: sitting.send(Paused(sitting.now()))):
            outcome, page = conduct_on_page(sitting, self.window, self.words)
        if isinstance(outcome, HandOver) or not self.is_at_home:
            self.window.leave(page)
        else:
            go_on = Button(_GO_ON, self.words.text("browser.go_home"))
            ask_with_lock(self.window, self.words, replace(page, buttons=(go_on,)), sitting.lock)
        return outcome
