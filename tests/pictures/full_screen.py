"""Pictures of the full screen, taken while somebody is at its keyboard."""

import re
import tempfile
from pathlib import Path

from peerkit.terminal.fullscreen.face import interview_flow
from peerkit.terminal.fullscreen.home import FullScreenFace
from peerkit.words import catalogue
from tests.pictures.sitting import begun
from tests.terminal.fullscreen.holding import Screen, desk_of, hold_flow
from tests.terminal.fullscreen.pictures import HOME

_SIZE = (80, 20)
_FETCHED = re.compile(r"@font-face \{.*?\}\s*|<!-- .*? -->\s*", re.DOTALL)
"""What a picture would fetch from outside, and the remark of who drew it."""


def full_screen() -> dict[str, str]:
    """Return each picture's file name and its SVG text."""
    found: dict[str, str] = {}

    def take(screen: Screen, name: str) -> None:
        svg = screen.app.export_screenshot(title="peerkit")
        found[f"{name}.svg"] = _FETCHED.sub("", svg)

    async def at_home(screen: Screen) -> None:
        await screen.press("1")
        take(screen, "home")

    async def in_an_interview(screen: Screen) -> None:
        await screen.press("enter", "enter", "1")
        take(screen, "consent")
        await screen.press("enter", "enter", "2", "enter")
        await screen.type("The lift broke, and four of us carried a neighbour's shopping up.")
        take(screen, "words")

    face = FullScreenFace(catalogue())
    hold_flow(face.home_flow(HOME, "The interview is safe on this computer."), at_home, _SIZE)
    with tempfile.TemporaryDirectory() as folder, begun(Path(folder)) as sitting:
        hold_flow(interview_flow(desk_of(sitting)), in_an_interview, _SIZE)
    return found
