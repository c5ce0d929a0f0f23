"""A concern on pages, in a vault that joined a project whose guardians are named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from peerkit.record import RecordKind
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.interviews.concern import concern_draft
from peerkit.workflow.interviews.concern_report import ConcernReport
from peerkit.workflow.interviews.sitting import Sitting
from tests.terminal.fullscreen.holding import SMALL, WIDE, Screen, hold
from tests.workflow import sittings
from tests.workflow.actors import Actor, Story, holds

WORDS = "kanarek is hurt at home"
BOTH_SIZES = pytest.mark.parametrize("size", [WIDE, SMALL], ids=["100x30", "40x10"])


@pytest.fixture
def amina(tmp_path: Path) -> Iterator[Actor]:
    story = Story(tmp_path)
    yield story.device("amina")
    story.close()


@pytest.fixture
def sitting(amina: Actor) -> Sitting:
    return sittings.consent(sittings.begin(amina))


def concerns(amina: Actor) -> int:
    """Return how many were filed on the own chain."""
    [link] = find_links(amina.vault)
    return sum(1 for _ in amina.vault.records.by_kind(link.project, RecordKind.CONCERN))


async def write(screen: Screen, words: str = WORDS) -> None:
    """Open the page of a concern and write."""
    await screen.choose("safety")
    assert "SOMEBODY'S SAFETY" in screen.text()
    await screen.type(words)


@BOTH_SIZES
def test_a_concern_is_told_page_by_page_and_filed(
    amina: Actor, sitting: Sitting, size: tuple[int, int]
) -> None:
    async def keys(screen: Screen) -> None:
        await screen.choose("safety")
        assert "call 999 first" in " ".join(screen.text().split())
        await screen.type(WORDS)
        await screen.press("f8")
        assert "Is somebody in danger now?" in screen.text()
        await screen.press("1", "enter")
        assert "CALL 999 NOW" in screen.text()
        await screen.press("enter")
        await screen.type("last night")
        await screen.press("enter")
        await screen.type("at home")
        await screen.press("enter", "1", "enter")
        said = "Locked: only Ade and Bo can read it. Tell one of them today."
        assert said in " ".join(screen.text().split())
        assert "Tell us." in screen.text()

    hold(sitting, keys, size)
    assert 1 == concerns(amina)
    assert concern_draft(sitting) is None
    assert not holds(amina.vault, "kanarek")


def test_whether_somebody_is_in_danger_is_chosen_and_never_preset(sitting: Sitting) -> None:
    async def keys(screen: Screen) -> None:
        await write(screen)
        await screen.press("f8")
        assert "(chosen)" not in screen.text()
        await screen.press("enter")
        assert "Is somebody in danger now?" in screen.text()
        assert "Nothing is chosen yet." in screen.text()
        await screen.press("1", "enter")
        assert "CALL 999 NOW" in screen.text()

    hold(sitting, keys)
    report = concern_draft(sitting)
    assert report is not None
    assert report.immediate_danger


def test_esc_goes_back_page_by_page_and_keeps_what_was_written(
    amina: Actor, sitting: Sitting
) -> None:
    async def keys(screen: Screen) -> None:
        await write(screen)
        await screen.press("f8", "2", "enter")
        await screen.type("today")
        await screen.press("enter")
        await screen.type("by the river")
        await screen.press("enter")
        assert "File it now" in screen.text()
        await screen.press("escape")
        assert "Where?" in screen.text()
        assert "by the river" in screen.text()
        await screen.press("escape")
        assert "today" in screen.text()
        await screen.press("escape")
        assert "2. NO (chosen)" in screen.text()
        await screen.press("escape")
        assert WORDS in screen.text()
        await screen.press("escape")
        assert "The concern is kept, and not filed yet" in screen.text()
        assert "Tell us." in screen.text()

    hold(sitting, keys)
    assert ConcernReport(WORDS, "today", "by the river") == concern_draft(sitting)
    assert 0 == concerns(amina)


def test_a_concern_that_was_begun_is_gone_on_with_or_erased(amina: Actor, sitting: Sitting) -> None:
    async def begin(screen: Screen) -> None:
        await write(screen)
        await screen.press("escape")

    async def go_on(screen: Screen) -> None:
        await screen.choose("safety")
        assert WORDS in screen.text()
        await screen.press("f8")
        assert "(chosen)" not in screen.text()
        await screen.press("2", "enter", "enter", "enter", "3", "enter")
        assert "Nothing was filed." in screen.text()

    hold(sitting, begin)
    hold(sitting, go_on)
    assert concern_draft(sitting) is None
    assert not holds(amina.vault, "kanarek")
    assert 0 == concerns(amina)


def test_nothing_written_files_nothing(amina: Actor, sitting: Sitting) -> None:
    async def keys(screen: Screen) -> None:
        await screen.choose("safety")
        await screen.press("f8")
        assert "Nothing was filed." in screen.text()

    hold(sitting, keys)
    assert 0 == concerns(amina)
