"""The page is put up on this machine, and opened in the person's browser."""

import os
import sys
import threading
import webbrowser

from peerkit.browser.face import BrowserFace, Say
from peerkit.browser.render import Pages, style_digest
from peerkit.browser.server import Server
from peerkit.browser.window import Window
from peerkit.crypto import random_bytes
from peerkit.words import Catalogue
from peerkit.workflow.face import Face

NO_OPEN = "PEERKIT_NO_OPEN"
"""Set in the environment: the address is told, and no browser is opened."""

_SECRET_BYTES = 32


def open_browser(words: Catalogue, say: Say, faces: tuple[Face, ...] = ()) -> BrowserFace:
    """Return the face, its page opened in the person's browser; `say` tells the address.

    The page is there until the process ends. With `PEERKIT_NO_OPEN` no browser is opened.
    """
    window, server = listen(words)
    address = window.door.address
    say("browser.address", address=address)
    say("browser.stays_open")
    if not os.environ.get(NO_OPEN) and _has_screen():
        # A browser that runs in a terminal would wait for its end: it has a thread of its own.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    return BrowserFace(window, words, say, server.stop, faces)


def listen(words: Catalogue) -> tuple[Window, Server]:
    """Return a page that is there from now on, on this machine alone, and what stops it."""
    server = Server(random_bytes(_SECRET_BYTES).hex(), style_digest())
    window = Window(server.door, Pages(words))
    server.answer, server.delivered = window.answer, window.delivered
    server.start()
    return window, server


def _has_screen() -> bool:
    """Tell whether a browser could show itself; where not, one might draw into the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
