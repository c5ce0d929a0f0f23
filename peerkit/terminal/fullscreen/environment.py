"""What the library that draws reads from the environment, settled before it is imported.

Laws:
- Nothing that is typed reaches a log, a picture or a developer's console, whatever was set.
- The Kitty keyboard protocol stays off: it breaks Ctrl with Cyrillic letters, and one of its
  sequences ends the process.
- The terminal itself says how large it is, not what was true of it when a shell was opened.
"""

import os
from importlib import import_module

_LEAKS_AND_LIES = (
    "COLUMNS",
    "LINES",
    "TEXTUAL",
    "TEXTUAL_DEBUG",
    "TEXTUAL_DRIVER",
    "TEXTUAL_LOG",
    "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SHOW_RETURN",
)


def settle_environment() -> None:
    """Make Textual, imported after this, keep nothing and misread neither keys nor size."""
    for name in _LEAKS_AND_LIES:
        os.environ.pop(name, None)
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    os.environ["TEXTUAL_FPS"] = "120"  # how soon a key is drawn: at 60, up to 17 ms later


def load_drawing() -> None:
    """Have what draws pages loaded."""
    settle_environment()
    import_module("peerkit.terminal.fullscreen.app")
