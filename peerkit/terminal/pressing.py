"""A key that is held down, or pressed once more by habit: nobody meant what it would do next.

A terminal tells of no key that is let go: it sends a held key again and again, the first time after
a while. Somebody who has read what stands there now presses later than that.

Laws:
- Another key pressed between makes the next press a new one.
- What is left out because the page had just come makes nobody wait longer; what comes as fast as
  only a held key does is left out for as long as it is held.
"""

from dataclasses import dataclass

STOOD_SECONDS = 0.7
"""Held keys are first sent again after 0.25 to 0.66 seconds (Windows, X, macOS as installed)."""
HELD_SECONDS = 0.15
"""From then on they come faster than this, 11 to 40 times a second; no hand is so fast."""


@dataclass(slots=True)
class Pressing:
    """The key that was pressed last, and since when what it did stands there."""

    _key: str | None = None
    _at: float = 0.0
    _stands_since: float | None = None

    def is_repeated(self, key: str, at: float) -> bool:
        """Tell whether the key is the last one again, too soon for anybody to have meant it."""
        is_same = key == self._key
        is_held = is_same and at - self._at < HELD_SECONDS
        since = self._stands_since
        is_early = is_same and since is not None and at - since < STOOD_SECONDS
        self._key, self._at = key, at
        if not is_same:
            self._stands_since = None
        return is_held or is_early

    def turn(self, at: float) -> None:
        """Something else is shown since then: what the last key did."""
        self._stands_since = at
