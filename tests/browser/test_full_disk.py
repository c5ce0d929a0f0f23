"""A disk without room: the page says so and what to do, and whatever was typed stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from peerkit.errors import DiskFullError
from peerkit.interview import CheckOpened, Event
from peerkit.vault import Vault
from peerkit.workflow.face import FaceOutcome
from peerkit.workflow.interviews.sitting import Sitting
from tests.browser.chromium import ENTER, needs_chromium
from tests.browser.sitting_room import Room
from tests.browser.test_chromium import at_page, go_on
from tests.browser.test_chromium import at_the_story as at_the_story_in
from tests.browser.test_interview import answers, at_the_story

LONG = ("A very long walk by the river. " * 3000).strip()
FULL = "This could not be saved: the disk is full"
_MOST_PAGES = 0xFFFFFFFE


@contextmanager
def full_disk(vault: Vault) -> Iterator[None]:
    """Inside the block the vault cannot grow."""
    _limit(vault, 1)
    yield
    _limit(vault, _MOST_PAGES)


def _limit(vault: Vault, pages: int) -> None:
    """Let the vault have no more pages than these, or than it has."""
    vault._writer.read(lambda one: one.execute(f"PRAGMA max_page_count={pages}").fetchall())


def test_an_answer_without_room_stays_on_the_page_and_is_given_again(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    with full_disk(room.vault):
        assert visitor.draft(answer=LONG) == 507
        visitor.type(LONG)
        assert FULL in visitor.seen.words
        assert "Make some room on this computer" in visitor.seen.words
        assert visitor.seen.title.startswith("To look at again:")
        assert visitor.seen.fields["answer"] == [LONG]
        assert answers(room) == {"how_often": "weekly", "minutes": 30}
    visitor.press("Save and go on")
    assert answers(room)["story"] == LONG


def test_words_begun_without_room_stay_on_the_page_when_the_menu_is_used(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    with full_disk(room.vault):
        visitor.type(LONG, "Go back")
        assert FULL in visitor.seen.words
        assert visitor.seen.fields["answer"] == [LONG]
    visitor.press("Go back")
    assert "For how many minutes?" in visitor.seen.words
    visitor.press("Save and go on")
    assert visitor.seen.fields["answer"] == [LONG]


def test_a_note_without_room_stays_on_its_page(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.press("Write a note beside this question")
    with full_disk(room.vault):
        visitor.press("Save the note", note=LONG)
        assert FULL in visitor.seen.words
        assert visitor.seen.fields["note"] == [LONG]
    visitor.press("Save the note")
    assert "The note is saved." in visitor.seen.words


def test_an_interview_without_room_is_not_finished_and_not_lost(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.type(LONG)
    visitor.type("No.")
    visitor.press("All is right. Go on")
    with full_disk(room.vault):
        visitor.choose("Yes: keep it", "Go on")
        assert FULL in visitor.seen.words
        assert room.ended == []
        journal = room.vault.journal.read(room.sitting.paper.interview)
        assert sum(LONG.encode()[:100] in event for event in journal.events) == 1
    visitor.press("Go on")
    assert "Withdrawal code" in visitor.seen.words
    assert room.outcome() is FaceOutcome.FINISHED


def test_what_is_half_done_goes_on_from_where_it_is(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.press("Check the answers so far")
    visitor.seen.buttons["the first"] = "row-1"
    visitor.press("the first")
    send = Sitting.send

    def send_until_full(sitting: Sitting, event: Event) -> None:
        if isinstance(event, CheckOpened):
            raise DiskFullError(path="vault.db")
        send(sitting, event)

    monkeypatch.setattr(Sitting, "send", send_until_full)
    visitor.choose("Every day")
    monkeypatch.undo()
    assert answers(room)["how_often"] == "daily"
    assert FULL in visitor.seen.words
    assert "For how many minutes?" in visitor.seen.words


@needs_chromium
def test_in_a_browser_it_is_said_at_once_that_nothing_is_saved_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    typing = (
        "const field = document.querySelector('textarea'); field.value = arguments[0];"
        "field.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    with at_page(tmp_path) as (room, browser):
        at_the_story_in(browser)
        with full_disk(room.vault):
            browser.run(typing, LONG)
            browser.wait_for("NOT SAVED")
            go_on(browser)
            browser.wait_for(FULL)
            assert browser.title.startswith("To look at again:")
            assert browser.value_of("textarea") == LONG
            assert browser.faults_of_access() == []
        browser.run(typing, LONG + "!")
        browser.wait_for("Saved on this computer")
        go_on(browser)
        assert answers(room)["story"] == LONG + "!"


@needs_chromium
def test_words_stay_on_the_page_when_peerkit_is_gone(tmp_path: Path) -> None:
    with at_page(tmp_path) as (room, browser):
        at_the_story_in(browser)
        room.stop_server()
        browser.press("By the river")
        browser.wait_for("peerkit does not answer")
        browser.tab_to("Save and go on")
        browser.press(ENTER)
        assert browser.value_of("textarea") == "By the river"
