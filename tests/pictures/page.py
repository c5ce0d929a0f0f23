"""A picture of the page in a browser, for the front door.

Its letters are those of the machine that takes it, so no test compares it with the kept one.
"""

import tempfile
from pathlib import Path

from peerkit.interview import InformationRead, LimitsRead
from tests.browser.chromium import open_chromium
from tests.browser.sitting_room import held
from tests.pictures.sitting import begun
from tests.workflow.sittings import harmless

NAME = "page.png"


def page() -> bytes:
    """Return how consent is asked for in a language that is read from the right."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with begun(folder, "hate_crime", "ar", is_practice=True) as sitting:
            harmless(sitting)
            sitting.send(InformationRead(sitting.now()))
            harmless(sitting)
            sitting.send(LimitsRead(sitting.now()))
            with held(sitting) as room, open_chromium(folder / "profile") as browser:
                room.window.mark_practice(is_practice=sitting.is_practice)
                browser.resize(900, 780)
                browser.open(room.window.door.address)
                return browser.picture()
