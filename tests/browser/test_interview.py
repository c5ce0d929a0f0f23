"""An interview on the page, pressed through as a browser without a script does."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerkit.interview import NoteWritten, ShowPaused, read_event
from peerkit.record import read_canonical
from peerkit.values import MissingReason, read_address
from peerkit.workflow.face import Face, FaceOutcome, HandOver
from tests.browser.sitting_room import Room, sitting_room
from tests.browser.visitor import Visitor
from tests.terminal.laptop import PASSPHRASE, WALK
from tests.workflow.actors import kinds

EVERY_TYPE = Path(__file__).with_name("every_type.yaml")
LIMIT_BYTES = 8 * 1024 * 1024

OPENING = ("It is read. Go on", "It is read. Go on")


def past_consent(visitor: Visitor) -> None:
    visitor.look()
    for button in OPENING:
        visitor.press(button)
    visitor.choose("Yes")
    visitor.choose("No")
    visitor.press("This is right. Go on")


def at_the_story(visitor: Visitor) -> None:
    past_consent(visitor)
    visitor.choose("Every week")
    visitor.type("30")


def at_the_choices(visitor: Visitor) -> None:
    """Come to the first choice of the questionnaire with every type of question."""
    visitor.look()
    for _ in range(2):
        visitor.press("Save and go on")
    visitor.choose("Yes, and nobody else can hear")
    visitor.press("It is read. Go on")
    visitor.choose("Yes, they understand")
    visitor.press("It is read. Go on")
    visitor.choose("Yes")
    visitor.choose("Yes")
    visitor.press("This is right. Go on")
    visitor.press("Go on")


@pytest.fixture
def every_type(tmp_path: Path) -> Iterator[Room]:
    """Hold an interview with every type of question on the page."""
    with sitting_room(tmp_path / "home", EVERY_TYPE) as room:
        yield room


def answers(room: Room) -> dict[str, object]:
    facts = room.sitting.state.facts.answers
    return {str(question): given.missing or given.value for question, given in facts.items()}


def test_a_whole_interview_is_held_on_the_page(room: Room) -> None:
    visitor = room.visitor
    assert "Riverside Voices asks, and shares with nobody else." in visitor.look().words
    at_the_story(visitor)
    visitor.type("By the river.\n\nIt was quiet.")
    visitor.type("No.")
    assert "By the river.\n\nIt was quiet." in visitor.seen.words
    visitor.press("All is right. Go on")
    visitor.choose("Yes: keep it", "Go on")
    assert "Withdrawal code " in visitor.seen.words
    assert "Samaritans: 116 123" in visitor.seen.words
    assert visitor.seen.buttons == {}
    assert room.outcome() is FaceOutcome.FINISHED


# --- consent ----------------------------------------------------------------------------------


def test_nothing_is_ticked_for_anybody_and_each_state_is_said(room: Room) -> None:
    visitor = room.visitor
    visitor.look()
    for button in OPENING:
        visitor.press(button)
    assert "It was not asked yet." in visitor.seen.words
    assert "answer" not in visitor.seen.fields
    assert "Please choose Yes or No." in visitor.press("Save and go on").words
    visitor.choose("No")
    visitor.choose("No")
    assert "NO" in visitor.seen.words
    assert "YES" not in visitor.seen.words
    assert "the interview ends here" in visitor.seen.words
    [first, *_] = [name for name in visitor.seen.buttons if name == "Ask this again"]
    assert visitor.seen.buttons[first].startswith("statement-")


def test_without_consent_nothing_is_kept(room: Room) -> None:
    visitor = room.visitor
    visitor.look()
    for button in OPENING:
        visitor.press(button)
    visitor.choose("No")
    visitor.choose("No")
    visitor.press("This is right. Go on")
    assert "There is no interview without consent." in visitor.seen.words
    assert room.outcome() is FaceOutcome.ENDED


def test_after_a_pause_consent_is_asked_again(room: Room) -> None:
    past_consent(room.visitor)
    room.visitor.press("Pause; go on later, today or another day")
    assert "Everything up to here is safe on this computer." in room.visitor.seen.words
    assert room.outcome() is FaceOutcome.PAUSED
    with room.resumed() as again:
        again.visitor.look()
        assert "I take part.\nYES" in "\n".join(again.visitor.seen.words.split("\n\n"))
        again.visitor.choose("Yes")
        assert "How often do you walk?" in again.visitor.seen.words


# --- questions --------------------------------------------------------------------------------


def test_what_does_not_fit_comes_back_as_it_was_typed(room: Room) -> None:
    visitor = room.visitor
    past_consent(visitor)
    assert "There is no answer yet." in visitor.press("Save and go on").words
    assert visitor.seen.title.startswith("To look at again: Question 1")
    visitor.choose("Every week")
    visitor.type("half an hour")
    assert "Please type a whole number" in visitor.seen.words
    assert visitor.seen.fields["answer"] == ["half an hour"]
    visitor.type("600")
    assert "That is longer than a day allows." in visitor.seen.words
    assert answers(room) == {"how_often": "weekly"}
    visitor.type("٣٠")
    assert answers(room)["minutes"] == 30


def test_words_begun_are_kept_by_every_button(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.type("By the riv", "Go back")
    assert "For how many minutes?" in visitor.seen.words
    visitor.press("Save and go on")
    assert visitor.seen.fields["answer"] == ["By the riv"]


def test_words_begun_are_not_erased_by_a_reason_without_asking(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.type("By the riv", "Prefer not to say")
    assert "Words were typed for this question" in visitor.seen.words
    visitor.press("Keep these words, and go back")
    assert visitor.seen.fields["answer"] == ["By the riv"]
    visitor.press("Prefer not to say")
    visitor.press("Erase these words, and go on")
    assert answers(room)["story"] == "prefer_not_to_say"


def test_words_that_are_too_long_are_refused_and_stay(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    long = "é" * 200_001
    visitor.type(long)
    assert "at most 200000 characters" in visitor.seen.words
    assert visitor.seen.fields["answer"] == [long]
    visitor.type("a" * 200_000)
    assert answers(room)["story"] == "a" * 200_000


def test_a_note_stands_beside_the_question(room: Room) -> None:
    visitor = room.visitor
    past_consent(visitor)
    visitor.press("Write a note beside this question")
    assert visitor.draft(note="She smil") == 204
    visitor.press("Save the note", note="She smiled.")
    assert "Your note:\nShe smiled." in visitor.seen.words.replace("\n\n", "\n")
    journal = room.vault.journal.read(room.sitting.paper.interview)
    events = [read_event(read_canonical(event, LIMIT_BYTES)) for event in journal.events]
    assert [one.text for one in events if isinstance(one, NoteWritten)] == ["She smiled."]


def test_going_back_from_a_note_leaves_nothing_behind(room: Room) -> None:
    visitor = room.visitor
    past_consent(visitor)
    visitor.press("Write a note beside this question")
    assert "How often do you walk?" in visitor.seen.words
    visitor.press("Go back")
    assert "Your note" not in visitor.seen.words
    visitor.press("Write a note beside this question")
    visitor.press("Go back", note="She smiled.")
    assert "She smiled." in visitor.seen.words


def test_a_break_takes_the_answers_off_the_page(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.type("Something that hurts", "The participant is upset")
    assert "hurts" not in visitor.html
    assert "Tell me about a walk" not in visitor.html
    assert "Samaritans: 116 123" in visitor.seen.words
    assert '<p class="aloud" dir="ltr">' in visitor.html
    visitor.press("Go on with the interview")
    assert visitor.seen.fields["answer"] == ["Something that hurts"]
    visitor.press("The participant is upset")
    visitor.press("Leave this question and go on")
    assert "Anything else?" in visitor.seen.words


def test_check_answers_leads_to_a_question_and_back(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.press("Check the answers so far")
    assert "Not asked yet" in visitor.seen.words
    visitor.seen.buttons["the first"] = "row-1"
    visitor.press("the first")
    visitor.choose("Every day")
    assert "Check answers" in visitor.seen.title
    assert answers(room)["how_often"] == "daily"
    visitor.press("Go on with the questions that were not asked yet")
    assert "Tell me about a walk" in visitor.seen.words


def test_days_and_times_are_shown_as_people_type_and_say_them(every_type: Room) -> None:
    visitor = every_type.visitor
    at_the_choices(visitor)
    visitor.choose("Every week")
    for _ in range(5):
        visitor.press("Leave this question for later")
    typed = ("21/3/2026", "14:30", "1/12/2026 9:05")
    for answer in typed:
        visitor.type(answer)
    for answer in reversed(("21/3/2026", "14:30", "1/12/2026 09:05")):
        visitor.press("Go back")
        assert visitor.seen.fields["answer"] == [answer]
    visitor.press("Save and go on")
    visitor.press("Check the answers so far")
    for said in ("21 March 2026", "14:30", "1 December 2026 09:05"):
        assert f"\n{said}\n" in visitor.seen.words
    assert answers(every_type)["moment"] == "2026-12-01T09:05:00"


def test_how_many_there_are_is_said_in_a_sentence(every_type: Room) -> None:
    visitor = every_type.visitor
    at_the_choices(visitor)
    visitor.choose("Every week")
    visitor.press("Leave out the rest of this section")
    assert "None so far. Is there one?" in visitor.seen.words
    visitor.choose("Yes")
    visitor.type("Rex")
    assert "One so far. Is there another?" in visitor.seen.words
    visitor.choose("Yes")
    visitor.type("Bello")
    assert "2 so far. Is there another?" in visitor.seen.words


# --- what is ticked and not sent yet ----------------------------------------------------------


def test_ticks_outlive_a_kill_and_another_order_of_the_choices(every_type: Room) -> None:
    visitor = every_type.visitor
    at_the_choices(visitor)
    assert "checked" not in visitor.html
    assert visitor.draft(chosen="answer", answer="2") == 204
    assert visitor.look().fields["answer"] == ["2"]
    assert answers(every_type) == {}
    with every_type.resumed() as again:
        again.visitor.look()
        again.visitor.choose("Yes")
        assert again.visitor.seen.fields["answer"] == ["2"]
        again.visitor.press("Save and go on")
        assert answers(again) == {"how_often": "weekly"}
        assert again.sitting.chosen(read_address("how_often")) is None


def test_what_was_ticked_before_is_unticked_for_good(every_type: Room) -> None:
    visitor = every_type.visitor
    at_the_choices(visitor)
    visitor.choose("Every week")
    assert visitor.draft(chosen="answer", answer=["1", "3"]) == 204
    assert visitor.look().fields["answer"] == ["1", "3"]
    assert visitor.draft(chosen="answer") == 204
    assert "answer" not in visitor.look().fields
    assert every_type.sitting.chosen(read_address("places")) == ()
    visitor.choose("Never", "Go back")
    visitor.press("Save and go on")
    assert visitor.seen.fields["answer"] == ["1"]
    visitor.press("Save and go on")
    assert answers(every_type)["places"] == ("never",)


def test_ticks_come_back_from_behind_the_lock(every_type: Room) -> None:
    visitor = every_type.visitor
    at_the_choices(visitor)
    assert visitor.draft(chosen="answer", answer="2") == 204
    visitor.post("lock", visitor.seen.fields)
    assert "Nobody was here for a while." in visitor.look().words
    assert "How often do you walk?" not in visitor.html
    visitor.press("Unlock", passphrase=PASSPHRASE)
    assert visitor.seen.fields["answer"] == ["2"]


def test_places_in_a_ranking_come_back_as_they_were_given(every_type: Room) -> None:
    visitor = every_type.visitor
    at_the_choices(visitor)
    visitor.choose("Every week")
    visitor.press("Leave this question for later")
    given = {"answer-1": "2", "answer-2": "", "answer-3": "2"}
    assert visitor.draft(chosen="answer", **given) == 204
    with every_type.resumed() as again:
        again.visitor.look()
        again.visitor.choose("Yes")
        seen = again.visitor.seen.fields
        assert given == {name: seen[name][0] for name in given}


def test_ticks_of_what_is_asked_around_the_questions_are_kept(every_type: Room) -> None:
    visitor = every_type.visitor
    visitor.look()
    assert visitor.draft(chosen="answer", answer=["bsl", "breaks"]) == 204
    assert visitor.look().fields["answer"] == ["bsl", "breaks"]
    assert every_type.sitting.chosen(read_address("access_needs")) == ("bsl", "breaks")
    visitor.press("Save and go on")
    assert every_type.sitting.state.details["access_needs"] == "bsl breaks"
    assert every_type.sitting.chosen(read_address("access_needs")) is None


def test_nothing_is_ticked_for_anybody_by_what_was_ticked_before(room: Room) -> None:
    visitor = room.visitor
    visitor.look()
    for button in OPENING:
        visitor.press(button)
    assert visitor.draft(chosen="answer", answer="yes") == 507
    assert "answer" not in visitor.look().fields


# --- the end ----------------------------------------------------------------------------------


def test_nothing_is_erased_without_the_typed_word(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.press("End the interview here")
    visitor.choose("Erase it", "Go on")
    visitor.press("Erase it for good", word="erase")
    assert "Nothing was erased" in visitor.seen.words
    visitor.choose("Erase it", "Go on")
    visitor.press("Go back")
    visitor.choose("Erase it", "Go on")
    visitor.press("Erase it for good", word="ERASE")
    assert "everything that was said is erased" in visitor.seen.words
    assert room.outcome() is FaceOutcome.ENDED


def test_an_interview_that_is_ended_early_can_be_kept(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.press("End the interview here")
    assert "Please choose one of these first." in visitor.press("Go on").words
    visitor.choose("Keep it", "Go on")
    assert "Withdrawal code" in visitor.seen.words
    assert room.outcome() is FaceOutcome.FINISHED


def test_what_becomes_of_an_early_end_can_be_decided_later(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.press("End the interview here")
    visitor.press("Go on with the interview")
    assert "Tell me about a walk" in visitor.seen.words
    visitor.press("End the interview here")
    visitor.choose("Decide later: pause here", "Go on")
    assert room.outcome() is FaceOutcome.PAUSED


def test_before_consent_there_is_nothing_to_keep(room: Room) -> None:
    visitor = room.visitor
    visitor.look()
    visitor.press("End the interview here")
    visitor.press("End here")
    assert room.outcome() is FaceOutcome.ENDED


def test_the_interview_goes_on_in_another_face(room: Room) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    visitor.type("By the riv", "Go on in the terminal, in plain lines")
    assert "goes on in the window that peerkit was started in" in visitor.seen.words
    assert room.outcome() == HandOver(Face.PLAIN)
    prompt = room.sitting.prompt()
    assert getattr(prompt, "draft", None) == "By the riv"


def test_an_interrupt_pauses(room: Room) -> None:
    at_the_story(room.visitor)
    room.window.interrupt()
    assert room.outcome() is FaceOutcome.PAUSED
    assert room.sitting.prompt() == ShowPaused()


# --- the participant's own turn ---------------------------------------------------------------


def at_self_entry(visitor: Visitor) -> None:
    at_the_choices(visitor)
    visitor.choose("Every week")
    visitor.press("Leave out the rest of this section")
    visitor.choose("No")


def test_the_participant_sees_nothing_of_what_was_said(every_type: Room) -> None:
    visitor = every_type.visitor
    at_self_entry(visitor)
    assert "The participant can type these answers alone." in visitor.seen.words
    visitor.press("Hand the laptop over now")
    assert "These answers are yours alone" in visitor.seen.words
    assert set(visitor.seen.buttons) == {
        "Save and go on",
        "Leave this blank, and go on",
        "Go back",
        "Prefer not to say",
        "I have finished: give the laptop back",
    }
    assert "Every week" not in visitor.html
    assert "<details" not in visitor.html
    visitor.press("Go back")
    assert "There is nothing before this page." in visitor.seen.words
    assert "How would you describe your gender?" in visitor.seen.words
    visitor.type("A woman")
    visitor.press("I have finished: give the laptop back")
    assert "Please give the laptop back to the researcher." in visitor.seen.words
    assert "A woman" not in visitor.html
    visitor.press("I am the researcher, and have it back")
    assert "Check answers" in visitor.seen.title


def test_the_participant_leaves_blank_what_they_like(every_type: Room) -> None:
    visitor = every_type.visitor
    at_self_entry(visitor)
    visitor.press("Hand the laptop over now")
    visitor.press("Save and go on")
    assert "Nothing is filled in yet." in visitor.seen.words
    visitor.type("A wom", "Leave this blank, and go on")
    assert "Words were typed for this question" in visitor.seen.words
    visitor.press("Erase these words, and go on")
    assert "What is your faith?" in visitor.seen.words
    assert "Left blank" in visitor.seen.words
    visitor.type("None")
    assert "Please give the laptop back" in visitor.seen.words
    assert answers(every_type)["gender"] == MissingReason.LEFT_BLANK
    journal = every_type.vault.journal.read(every_type.sitting.paper.interview)
    assert journal.drafts == {}


def test_an_answer_that_was_given_alone_can_be_left_blank_again(every_type: Room) -> None:
    visitor = every_type.visitor
    at_self_entry(visitor)
    visitor.press("Hand the laptop over now")
    visitor.type("A woman")
    visitor.press("Go back")
    assert visitor.seen.fields["answer"] == ["A woman"]
    visitor.press("Leave this blank, and go on")
    visitor.press("Prefer not to say")
    assert answers(every_type)["gender"] == MissingReason.LEFT_BLANK
    assert answers(every_type)["faith"] == MissingReason.PREFER_NOT_TO_SAY


def test_what_an_earlier_page_could_do_is_over_when_the_laptop_is_handed_over(
    every_type: Room,
) -> None:
    visitor = every_type.visitor
    at_self_entry(visitor)
    earlier = dict(visitor.seen.fields)
    visitor.press("Hand the laptop over now")
    for command in ("/check", "/back", "/note"):
        answered = visitor.post("answer", {**earlier, "do": [command]})
        assert answered.status in (303, 409)
        forged = {**visitor.look().fields, "do": [command]}
        visitor.post("answer", forged)
        assert "How would you describe your gender?" in visitor.look().words


# --- a concern --------------------------------------------------------------------------------


def test_without_a_project_a_concern_is_not_written_down(room: Room) -> None:
    visitor = room.visitor
    past_consent(visitor)
    visitor.press("I am worried about somebody's safety")
    assert "call 999 first" in visitor.seen.words
    assert "words" not in visitor.seen.fields
    visitor.press("Go back")
    assert "How often do you walk?" in visitor.seen.words


def test_a_concern_is_kept_as_it_is_typed_and_sealed_when_it_is_filed(
    joined_room: Room,
) -> None:
    visitor = joined_room.visitor
    past_consent(visitor)
    visitor.press("I am worried about somebody's safety")
    assert "can be read on this computer" in visitor.seen.words
    assert visitor.draft(words="He said that he") == 204
    visitor.press("Go back", words="He said that he", when="today")
    assert "He said" not in visitor.html
    visitor.press("I am worried about somebody's safety")
    assert visitor.seen.fields["words"] == ["He said that he"]
    assert visitor.seen.fields["when"] == ["today"]
    assert "danger" not in visitor.seen.fields
    visitor.press("File it", words="He said that he hits her.")
    assert "Please say whether somebody is in danger now." in visitor.seen.words
    assert 'href="#field-3"' in visitor.html
    assert visitor.draft(chosen="danger", danger="yes") == 204
    assert visitor.look().fields["danger"] == ["yes"]
    visitor.press("File it", words="He said that he hits her.")
    assert "The concern is locked." in visitor.seen.words
    assert kinds(joined_room.vault).count("concern") == 1
    visitor.press("I am worried about somebody's safety")
    assert visitor.seen.fields["words"] == [""]
    visitor.press("File it")
    assert "Nothing is written yet." in visitor.seen.words
    assert kinds(joined_room.vault).count("concern") == 1


# --- nobody there -----------------------------------------------------------------------------


def test_what_was_typed_on_a_page_that_was_locked_comes_back_after_the_passphrase(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = room.visitor
    at_the_story(visitor)
    half_a_second = 0.5 / 60
    monkeypatch.setattr("peerkit.workflow.interviews.idle._LEAST_IN_AN_INTERVIEW", 0)
    monkeypatch.setattr("peerkit.workflow.interviews.idle.INTERVIEW_MINUTES", half_a_second)
    visitor.press("Check the answers so far")
    visitor.seen.buttons["the story"] = "row-3"
    visitor.press("the story")
    time.sleep(1.2)
    monkeypatch.undo()
    visitor.type("Typed for an hour, without a script.")
    assert "Nobody was here for a while." in visitor.seen.words
    assert "Typed for an hour" not in visitor.html
    visitor.press("Unlock", passphrase="not the passphrase")
    visitor.press("Unlock", passphrase=PASSPHRASE)
    assert visitor.seen.fields["answer"] == ["Typed for an hour, without a script."]
    visitor.press("Save and go on")
    assert answers(room)["story"] == "Typed for an hour, without a script."


def test_that_a_note_is_not_read_aloud_is_said_before_its_words(tmp_path: Path) -> None:
    note = "  - {name: sit, type: note, note_to_interviewer: yes, label: {en: Sit near a door.}}\n"
    source = WALK.read_text(encoding="utf-8").replace("survey:\n", f"survey:\n{note}", 1)
    (tmp_path / "walk.yaml").write_text(source, encoding="utf-8")
    with sitting_room(tmp_path / "home", tmp_path / "walk.yaml") as room:
        past_consent(room.visitor)
        words = room.visitor.seen.words
    assert words.index("not to be read aloud") < words.index("Sit near a door.")
