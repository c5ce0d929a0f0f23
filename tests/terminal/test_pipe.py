"""The plain face through a pipe: what is said, what is kept, and that nobody is lost."""

import pytest

from peerkit.values import MissingReason
from tests.terminal.laptop import CONSENT, WALK, Laptop


def test_a_whole_interview_is_held_and_ends_with_the_slip(laptop: Laptop) -> None:
    ran = laptop.interview("2", "30", "By the river.", "", "At dawn.", ".", ".", "", "1")
    assert ran.status == 0
    assert "Samaritans: 116 123" in ran.out
    assert "Withdrawal code " in ran.out
    assert "until 31 March 2027" in ran.out
    assert ran.out.rstrip().splitlines()[-1].startswith("Next: ")
    listed = laptop.run(("list", "--json"))
    assert '"status": "waiting"' in listed.out


def test_every_prompt_says_once_what_to_do_next(laptop: Laptop) -> None:
    ran = laptop.interview("2", "30", "By the river.", ".", "/note", "shy", ".", ".", "", "1")
    assert ran.status == 0
    for shown in ran.out.split("> \n"):
        assert shown.count("Next: ") <= 1, shown


def test_a_choice_is_said_back_in_words(laptop: Laptop) -> None:
    assert "Saved: Every week." in laptop.interview("2").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99", "That is not one of the choices. Please type the number beside one."),
        ("/foo", "There is no command /foo."),
        ("", "This question needs an answer before you go on."),
    ],
)
def test_a_slip_of_the_fingers_is_told_and_the_question_waits(
    laptop: Laptop, typed: str, said: str
) -> None:
    ran = laptop.interview(typed, "3")
    assert said in ran.out
    assert "Saved: Every day." in ran.after(said)
    assert laptop.answers() == {"how_often": "daily"}


def test_the_questionnaires_own_words_say_why_an_answer_does_not_fit(laptop: Laptop) -> None:
    ran = laptop.interview("2", "600", "30")
    assert "That is longer than a day allows." in ran.out
    assert laptop.answers()["minutes"] == 30


def test_reasons_for_no_answer_are_kept_apart(laptop: Laptop) -> None:
    laptop.interview("2", "/dontknow", "/prefernot")
    answers = laptop.answers()
    assert answers["minutes"] is MissingReason.DONT_KNOW
    assert answers["story"] is MissingReason.PREFER_NOT_TO_SAY


def test_two_strokes_begin_an_answer_with_one(laptop: Laptop) -> None:
    laptop.interview("2", "30", "//home was the first word", ".")
    assert laptop.answers()["story"] == "/home was the first word"


def test_the_full_stop_of_another_keyboard_ends_a_long_answer(laptop: Laptop) -> None:
    laptop.interview("2", "30", "我喜欢散步", "。", "plimbare în parc", ".")
    assert laptop.answers()["story"] == "我喜欢散步"
    assert laptop.answers()["again"] == "plimbare în parc"


def test_a_lone_full_stop_keeps_a_long_answer(laptop: Laptop) -> None:
    ran = laptop.interview("2", "30", "By the river.", ".", "/back", ".")
    assert "to keep the answer so far, type a full stop alone on a line" in ran.out
    assert "The answer stays as it is." in ran.after("The answer so far: By the river.")
    assert laptop.answers()["story"] == "By the river."


def test_an_unknown_command_loses_no_line_of_a_long_answer(laptop: Laptop) -> None:
    laptop.interview("2", "30", "One.", "/nonsense", "Two.", ".")
    assert laptop.answers()["story"] == "One.\nTwo."


def test_a_command_in_the_middle_of_a_long_answer_keeps_its_words(laptop: Laptop) -> None:
    ran = laptop.interview("2", "30", "One.", "/back", "", "Two.", ".")
    assert "It is kept; go on where it stops:\nOne.\n" in ran.out
    assert laptop.answers()["story"] == "One.\nTwo."


def test_the_menu_offers_what_is_possible_and_takes_a_number(laptop: Laptop) -> None:
    ran = laptop.interview("?", "77", "1", "2")
    menu = ran.after("MENU. What would you like to do?")
    assert "1. Go on to what comes next; what was typed or given stays (/next)" in menu
    assert "Please type one of the numbers shown, then Enter." in menu
    at_consent = laptop.run(("interview", str(WALK)), ("", "", "?"))
    assert "/dontknow" not in at_consent.after("MENU.")
    assert "/concern" in at_consent.after("MENU.")


def test_a_note_stays_beside_its_question_and_can_be_replaced(laptop: Laptop) -> None:
    ran = laptop.interview("/note", "first", "/back", ".", "/note", "second", ".", "/note", ".")
    assert "(You are writing a note." in ran.out
    assert "YOUR NOTE, beside this question, so far: first" in ran.out
    assert laptop.notes()["how_often"] == "second"


def test_a_concern_without_a_kit_is_not_written_down(laptop: Laptop) -> None:
    ran = laptop.interview("/concern", "2")
    assert "call 999 first" in ran.out
    assert laptop.answers() == {"how_often": "weekly"}


def test_distress_takes_the_answers_off_the_screen_and_offers_a_way(laptop: Laptop) -> None:
    ran = laptop.interview("2", "30", "/distress", "9", "3")
    assert "\n" * 60 + "TAKE A BREAK." in ran.out
    assert "Samaritans: 116 123" in ran.after("TAKE A BREAK.")
    assert "The rest of this section is left out." in ran.after("Please type one of the numbers")


def test_a_break_offers_what_is_possible_there_by_number(laptop: Laptop) -> None:
    shown = laptop.interview("2", "30", "/distress", "4").after("TAKE A BREAK.")
    for number, row in enumerate(("Go on", "Leave this question", "Leave out", "Pause", "End"), 1):
        assert f"{number}. {row}" in shown
    assert "Paused. Everything up to here is safe" in shown


def test_ending_early_can_be_decided_later(laptop: Laptop) -> None:
    ran = laptop.interview("2", "/distress", "5", "3")
    assert "Paused. Everything up to here is safe" in ran.out
    assert laptop.answers() == {"how_often": "weekly"}


def test_a_note_is_kept_while_it_is_typed(laptop: Laptop) -> None:
    laptop.interview("/note", "she looked away")
    assert laptop.notes() == {"how_often": "she looked away"}


def test_checking_early_leads_back_to_the_questions_not_asked_yet(laptop: Laptop) -> None:
    ran = laptop.interview("2", "/check", "", "30")
    assert "1. How often do you walk?\n   Every week\n" in ran.out
    assert "2. For how many minutes?\n   Not asked yet\n" in ran.out
    assert laptop.answers()["minutes"] == 30


def test_a_changed_answer_leads_back_to_the_check(laptop: Laptop) -> None:
    typed = ("2", "30", "By the river.", ".", ".", "2", "45")
    ran = laptop.interview(*typed)
    assert "2. For how many minutes?\n   45\n" in ran.after("Saved: 45.")
    assert "Next: press Enter if all is right" in ran.after("Saved: 45.")


def test_a_change_that_brings_up_a_question_asks_it_before_the_check(laptop: Laptop) -> None:
    ran = laptop.interview("2", "30", "By the river.", ".", ".", "1", "1", "The rain.", ".")
    assert "What keeps you in?" in ran.after("Saved: Never.")
    assert "2. What keeps you in?\n   The rain.\n" in ran.after("CHECK ANSWERS.")


def test_what_is_still_required_is_named_and_asked(laptop: Laptop) -> None:
    required = WALK.read_text(encoding="utf-8").replace(
        "{name: again, type: text,",
        "{name: again, type: text, required: \"${how_often} = 'daily'\",",
    )
    source = laptop.home / "again.yaml"
    source.write_text(required, encoding="utf-8")
    typed = (*CONSENT, "2", "30", "By the river.", ".", ".", "1", "3", "")
    ran = laptop.run(("interview", str(source)), typed)
    told = ran.after("Question 4 still needs an answer: Anything else?")
    assert "Question 4 of about 4.\nAnything else?\n" in told


def test_the_end_of_the_pipe_pauses(laptop: Laptop) -> None:
    ran = laptop.interview("2", "30", "Half of a")
    assert ran.status == 0
    assert "Paused. Everything up to here is safe on this computer." in ran.out
    assert laptop.drafts() == {"story": "Half of a"}


def test_consent_is_confirmed_again_when_an_interview_goes_on(laptop: Laptop) -> None:
    laptop.interview("2", "/pause")
    ran = laptop.run(("resume",), ("yes", "30"))
    assert "WELCOME BACK." in ran.out
    assert "1. YES: I take part.\n2. NO: You can write to me.\n" in ran.out
    assert "Saved: 30." in ran.out


def test_no_consent_means_no_interview(laptop: Laptop) -> None:
    ran = laptop.run(("interview", str(WALK)), ("", "", "2", "2", ""))
    assert ran.status == 0
    assert "There is no interview without consent. Nothing that was said is kept." in ran.out
    assert '"status"' not in laptop.run(("list", "--json")).out


def test_erasing_takes_a_typed_word(laptop: Laptop) -> None:
    ran = laptop.interview("2", "/end", "2", "erase", "2", "ERASE")
    assert ran.out.count("Type ERASE") == 2
    assert "everything that was said is erased" in ran.out
    assert laptop.run(("list", "--json")).out == "[]\n"


def test_bytes_that_are_no_text_stop_a_pipe_and_are_never_kept(laptop: Laptop) -> None:
    lines = [*(line.encode() for line in CONSENT), b"2", b"30", b"caf\xe9", b"."]
    ran = laptop.run_with_bytes(("interview", str(WALK)), b"\n".join(lines) + b"\n")
    assert ran.status == 35
    assert ran.err.startswith("What came in is not UTF-8 text")
    assert laptop.answers() == {"how_often": "weekly", "minutes": 30}
    assert laptop.drafts() == {}


def test_a_byte_order_mark_is_no_answer(laptop: Laptop) -> None:
    ran = laptop.run_with_bytes(("interview", str(WALK)), b"\xef\xbb\xbf\n\n1\n")
    assert "CONSENT. Statement 2 of 2." in ran.out


def test_a_participants_escape_sequences_are_shown_not_sent(laptop: Laptop) -> None:
    ran = laptop.interview("2", "30", "\x1b[2Jhello", ".", "/back")
    assert "The answer so far: <U+001B>[2Jhello" in ran.out
    assert "\x1b" not in ran.out


def test_an_answer_that_is_too_long_is_told_and_the_rest_is_kept(laptop: Laptop) -> None:
    ran = laptop.interview("2", "30", "Short.", "x" * 200_001, ".")
    assert "That is too long to keep in one answer: at most 200000 characters." in ran.out
    assert laptop.answers()["story"] == "Short."
