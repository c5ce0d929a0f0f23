"""Interviews on the page, and somebody who visits them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from peerkit.interview import Mode
from peerkit.workflow.interviews.sitting import begin_sitting
from peerkit.workflow.questionnaires.shelf import find_source, read_sheet
from tests.browser.sitting_room import Room, held, sitting_room
from tests.terminal.laptop import WALK
from tests.workflow.actors import Story


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Hold an interview about a walk on the page; it is paused when the test is over."""
    with sitting_room(tmp_path / "home", WALK) as room:
        yield room


@pytest.fixture
def joined_room(tmp_path: Path) -> Iterator[Room]:
    """Hold it in the vault of a researcher who joined a project."""
    with closing(Story(tmp_path)) as story:
        amina = story.device("amina")
        sheet = read_sheet(*find_source(str(WALK)))
        with held(begin_sitting(amina.vault, sheet, "en", Mode.SPOKEN, amina.clock.now)) as room:
            yield room
