"""A whole interview on the page, pressed through as a browser without a script does."""

from peerkit.workflow.face import FaceOutcome
from tests.browser.sitting_room import Room


def test_a_whole_interview_is_held_on_the_page(room: Room) -> None:
    visitor = room.visitor
    assert "Riverside Voices asks, and shares with nobody else." in visitor.look().words
    visitor.press("It is read. Go on")
    visitor.press("It is read. Go on")
    visitor.choose("Yes")
    visitor.choose("No")
    assert "YES" in visitor.seen.words
    visitor.press("This is right. Go on")
    visitor.choose("Every week")
    visitor.type("30")
    visitor.type("By the river.\n\nIt was quiet.")
    visitor.type("No.")
    assert "By the river.\n\nIt was quiet." in visitor.seen.words
    visitor.press("All is right. Go on")
    visitor.choose("Yes: keep it", "Go on")
    assert "Withdrawal code " in visitor.seen.words
    assert room.outcome() is FaceOutcome.FINISHED
