"""A disk without room: what was typed at a keyboard is told to be unsaved, and tried again."""

import itertools
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from peerkit.errors import DiskFullError
from peerkit.terminal.plain.console import Console
from peerkit.terminal.plain.face import conduct_in_plain_lines
from peerkit.terminal.plain.watching import OnChange
from peerkit.words import catalogue
from peerkit.workflow.interviews.sitting import Sitting
from tests.terminal.fullscreen.holding import sitting_on
from tests.terminal.laptop import CONSENT, Laptop

FULL, ROOM = "*the disk is full*", "*there is room*"


class Disk:
    """A disk that can be full: nothing of an interview is written then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        for name in ("send", "keep_draft", "keep_note_draft"):
            monkeypatch.setattr(Sitting, name, self._refusing(getattr(Sitting, name)))

    def _refusing(self, write: Any) -> Any:
        def refuse_or_write(*arguments: Any) -> None:
            if self.is_full:
                raise DiskFullError(path="vault.db")
            write(*arguments)

        return refuse_or_write


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def hold(sitting: Sitting, disk: Disk, *typed: str) -> str:
    """Return what was said with those lines typed at a keyboard."""
    lines = iter(typed)
    out = StringIO()

    def read_line(_prompt: str, _on_change: OnChange | None, begun: str) -> str:
        for line in lines:
            if line not in (FULL, ROOM):
                return begun + line
            disk.is_full = line == FULL
        raise EOFError

    console = Console(out, read_line, is_typed=True, clock=itertools.count().__next__)
    conduct_in_plain_lines(sitting, console, catalogue())
    return out.getvalue()


@pytest.fixture
def sitting(laptop: Laptop) -> Iterator[Sitting]:
    with sitting_on(laptop) as begun:
        yield begun


def test_words_wait_for_room(laptop: Laptop, disk: Disk, sitting: Sitting) -> None:
    words = ("A finished line.", FULL, "Another.", "", ROOM, "", "The last.", ".")
    said = hold(sitting, disk, *CONSENT, "2", "30", *words)
    assert 2 == said.count("NOT SAVED YET: The disk is full")
    sitting.vault.close()
    assert "A finished line.\nAnother.\nThe last." == laptop.answers()["story"]


def test_an_answer_and_a_note_wait_for_room(laptop: Laptop, disk: Disk, sitting: Sitting) -> None:
    note = ("/note", "Half of it,", FULL, "and the rest.", ROOM, "", ".")
    said = hold(sitting, disk, *CONSENT, FULL, "2", ROOM, "", *note, "30")
    assert 2 == said.count("NOT SAVED YET: The disk is full")
    sitting.vault.close()
    assert {"how_often": "weekly", "minutes": 30} == laptop.answers()
    assert {"minutes": "Half of it,\nand the rest."} == laptop.notes()


def test_whoever_leaves_is_told_that_the_disk_is_full(
    laptop: Laptop, disk: Disk, sitting: Sitting
) -> None:
    with pytest.raises(DiskFullError):
        hold(sitting, disk, *CONSENT, FULL, "2")
    sitting.vault.close()
    assert {} == laptop.answers()
