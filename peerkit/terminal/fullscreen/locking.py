"""A screen that nobody uses: what stands on it is hidden until the passphrase is typed.

Laws:
- What was typed has been kept before; the page under the lock comes back to the same character.
- Whoever is away by either clock is away: a laptop that slept is locked when it wakes.
"""

import time
from dataclasses import dataclass

from peerkit.terminal.fullscreen.page import Field, FieldKind, Page
from peerkit.words import Catalogue

LOOK_SECONDS = 1.0
"""How often it is looked whether somebody is still there."""


@dataclass(slots=True)
class Absence:
    """For how long nobody pressed a key. A laptop's sleep counts on one of the clocks alone."""

    monotonic: float = 0.0
    wall: float = 0.0

    def __post_init__(self) -> None:
        self.end()

    def end(self) -> None:
        """Somebody is here, now."""
        self.monotonic, self.wall = time.monotonic(), time.time()

    def seconds(self) -> float:
        """Return how long it is since somebody was here."""
        return max(time.monotonic() - self.monotonic, time.time() - self.wall)


def lock_page(words: Catalogue) -> Page:
    """Return the page that hides all others."""
    return Page(
        title=words.text("locked.title"),
        texts=(words.text("screen.locked"),),
        control=Field(FieldKind.UNSEEN),
        next=words.text("screen.next_locked"),
        working=words.text("unlock.working"),
    )
