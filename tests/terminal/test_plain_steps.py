"""What is asked around the questions in plain lines, self-entry, and a concern with its draft."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from peerkit.interview import NoteWritten, Stage
from peerkit.terminal.plain.console import Console
from peerkit.terminal.plain.face import conduct_in_plain_lines
from peerkit.terminal.plain.watching import OnChange
from peerkit.values import Address
from peerkit.words import catalogue
from peerkit.workflow.face import FaceOutcome
from peerkit.workflow.interviews.concern import concern_draft
from peerkit.workflow.interviews.concern_report import ConcernReport
from peerkit.workflow.interviews.sitting import Sitting
from peerkit.workflow.looking.listing import list_interviews
from peerkit.workflow.looking.reading import read_rows
from peerkit.workflow.questionnaires.shelf import Sheet, read_sheet
from tests.workflow import sittings
from tests.workflow.actors import SOURCE, Actor, Story, holds, kinds

STEPS = b"steps: [access, safe_place, known_person, age, understanding, naming, contact, reward]\n"
GROUP = b"""
  - type: group
    name: alone
    label: {en: About you, ro: Despre tine}
    self_entry: yes
    questions:
      - {type: text, name: faith, label: {en: "Faith?", ro: "Credin\xc8\x9ba?"}}
      - {type: text, name: hope, label: {en: "Hope?", ro: "Speran\xc8\x9ba?"}}
"""
ENTER = ""
BEGUN = (ENTER, ENTER, "1", "1", "1", "1", ENTER)
"""Information, limits, four times yes, and the list read back."""


def form(steps: bytes = b"", group: bytes = b"") -> Sheet:
    return read_sheet("voices.yaml", SOURCE.replace(b"choices:", steps + b"choices:", 1) + group)


@pytest.fixture
def amina(tmp_path: Path) -> Iterator[Actor]:
    story = Story(tmp_path)
    yield story.device("amina")
    story.close()


def hold(sitting: Sitting, *typed: str) -> tuple[FaceOutcome, str]:
    """Return how an interview ended, and what the screen said, with those lines typed."""
    lines = iter(typed)
    out = StringIO()

    def read_line(_prompt: str, on_change: OnChange | None, begun: str) -> str:
        line = next(lines, None)
        if line is None:
            raise EOFError
        if on_change is not None:
            on_change(line)
        return begun + line

    outcome = conduct_in_plain_lines(sitting, Console(out, read_line, is_typed=False), catalogue())
    return outcome, out.getvalue()


def test_a_whole_interview_with_every_step_is_held(amina: Actor) -> None:
    sitting = sittings.begin(amina, form(STEPS))
    before = ("6, 8", "a low", "table", ".", "2", "1", "3", ENTER, "1", ENTER)
    agreed = ("1", "1", "1", "1", ENTER)
    asked = ("Told.", ".", "2", ENTER, ".", ENTER, "2")
    closing = ("1", "Zofia", ENTER, ENTER, "mornings", "1", "1", "20", ENTER, "2")
    outcome, said = hold(sitting, *before, *agreed, *asked, ENTER, "1", *closing)
    assert outcome is FaceOutcome.FINISHED, said
    assert set(kinds(amina.vault)) >= {"access", "contact", "reward", "submission"}
    assert "Saved: Breaks, or more time, Somebody beside them." in said
    assert said.index("safely?") < said.index("INFORMATION.") < said.index("in their own words")


def test_an_interview_that_should_not_be_says_so_kindly(amina: Actor) -> None:
    sitting = sittings.begin(amina, form(b"steps: [safe_place]\n"))
    outcome, said = hold(sitting, "9", ENTER, "3")
    assert outcome is FaceOutcome.ENDED
    assert "Please type one of the numbers shown" in said
    assert "This question needs an answer before you go on." in said
    assert "Thank them, and offer another time or place" in said
    assert kinds(amina.vault) == ["attempt"]


def test_words_of_a_detail_come_back_after_a_closed_window(amina: Actor) -> None:
    sitting = sittings.begin(amina, form(b"steps: [access]\n"))
    outcome, _ = hold(sitting, ENTER, "a low", "table")
    assert outcome is FaceOutcome.PAUSED
    again = sittings.resume(amina, sitting)
    _, said = hold(again, ".")
    assert "It is kept; go on where it stops:\na low\ntable" in said
    assert again.state.details["access_notes"] == "a low\ntable"


# --- self-entry -------------------------------------------------------------------------------


def test_the_laptop_is_handed_over_with_an_empty_screen_and_comes_back(amina: Actor) -> None:
    sitting = sittings.begin(amina, form(group=GROUP))
    typed = (*BEGUN, "Told.", ".", "2", ".", ENTER, "2", "1", "/check", "/note", "mine", ".")
    outcome, said = hold(sitting, *typed, "/done", "1")
    assert outcome is FaceOutcome.PAUSED
    alone = said.partition("These answers are yours alone")
    assert alone[0].endswith("\n" * 60)
    assert "That is not possible at this point of the interview." in alone[2]
    assert "Please give the laptop back to the researcher." in alone[2]
    assert "Told." not in alone[2].partition("CHECK ANSWERS")[0]
    assert "mine" not in said.partition("CHECK ANSWERS")[2]
    assert sitting.state.course is Stage.CHECKING


def test_what_could_be_typed_alone_is_not_shown_to_a_researcher(amina: Actor) -> None:
    sitting = sittings.begin(amina, form(group=GROUP))
    typed = (*BEGUN, "Told.", ".", "2", ".", ENTER, "2", "1", "mine", ".", ".", "1", ENTER, "1")
    outcome, _ = hold(sitting, *typed)
    assert outcome is FaceOutcome.FINISHED
    [listed] = list_interviews(amina.vault)
    shown = {row.address.name: row.shown for row in read_rows(amina.vault, listed)}
    assert shown["story"] == "Told."
    assert not {"faith", "hope"} & shown.keys()


# --- a concern --------------------------------------------------------------------------------


def test_a_concern_is_written_filed_and_off_the_screen(amina: Actor) -> None:
    sitting = sittings.begin(amina)
    concern = ("/concern", "kanarek said", "so", ".", "1", "last night", "at home", "1")
    _, said = hold(sitting, *BEGUN, *concern)
    assert said.index("call 999 first. Then tell Ade, or Bo") < said.index("own words")
    assert "Until you file it, it can be read on this laptop." in said
    assert "CALL 999 NOW" in said
    assert "\n" * 60 + "The concern is locked. Only Ade and Bo can read it." in said
    assert kinds(amina.vault) == ["concern"]
    assert not holds(amina.vault, "kanarek")


def test_a_concern_that_was_cut_off_goes_on_where_it_was(amina: Actor) -> None:
    sitting = sittings.begin(amina)
    outcome, _ = hold(sitting, *BEGUN, "/concern", "kanarek said")
    assert outcome is FaceOutcome.PAUSED
    again = sittings.resume(amina, sitting)
    assert concern_draft(again) == ConcernReport("kanarek said")
    _, said = hold(again, "1", "/concern", "so", ".", "2", "today", ENTER, "2")
    assert "You began this earlier:\nkanarek said" in said
    assert "It is kept, and not filed yet" in said
    report = ConcernReport("kanarek said\nso", "today")
    assert concern_draft(sittings.resume(amina, again)) == report
    _, said = hold(sittings.resume(amina, again), "1", "/concern", ".", "2", ENTER, ENTER, "3")
    assert not holds(amina.vault, "kanarek")
    assert kinds(amina.vault) == []


def test_a_concern_with_nothing_in_it_files_nothing(amina: Actor) -> None:
    sitting = sittings.begin(amina)
    _, said = hold(sitting, *BEGUN, "/concern", ".")
    assert "Nothing was filed." in said
    assert kinds(amina.vault) == []


# --- notes ------------------------------------------------------------------------------------


def test_a_note_that_was_cut_off_stands_beside_its_question(amina: Actor) -> None:
    sitting = sittings.consent(sittings.begin(amina))
    story = Address("story")
    sitting.keep_note_draft(story, "she look")
    again = sittings.resume(amina, sitting)
    assert list(again.state.notes.values()) == ["she look"]
    again.send(NoteWritten(again.now(), story, "she looked away"))
    once_more = sittings.resume(amina, again)
    assert list(once_more.state.notes.values()) == ["she looked away"]


def test_words_that_were_typed_stay_when_next_is_typed_after_them(amina: Actor) -> None:
    sitting = sittings.begin(amina, form(b"steps: [access]\n"))
    hold(sitting, "/next", "a low", "table", "/next", *BEGUN, "Told.", "/next")
    assert "a low\ntable" == sitting.state.details["access_notes"]
    answer = next(iter(sitting.state.facts.answers.values()))
    assert "Told." == answer.value


def test_what_is_left_out_around_the_questions_is_said(amina: Actor) -> None:
    sitting = sittings.begin(amina, form(b"steps: [access]\n"))
    _, said = hold(sitting, ENTER, ENTER, "/next")
    assert said.count(catalogue().text("plain.still_writing")) == 1
    assert said.count("Left out. /back goes back to it.") == 2
