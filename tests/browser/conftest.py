"""An interview on the page, and somebody who visits it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.sitting_room import Room, sitting_room
from tests.terminal.laptop import WALK


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Hold an interview about a walk on the page; it is paused when the test is over."""
    with sitting_room(tmp_path / "home", WALK) as room:
        yield room
