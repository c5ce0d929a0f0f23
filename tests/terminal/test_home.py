"""Home at a real terminal, in plain lines: unlocking, choosing, practising, the idle lock."""

import json
import signal
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from peerkit.crypto import LOWEST_COSTS
from peerkit.interview import Mode
from peerkit.record import RecordKind
from peerkit.record.bodies.debrief import read_debrief
from peerkit.record.bodies.training import TrainingPart
from peerkit.vault import create_vault
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.clock import now
from peerkit.workflow.interviews.afterwards import owes_debrief
from peerkit.workflow.interviews.answering import Status, conduct
from peerkit.workflow.interviews.answers_file import read_answers
from peerkit.workflow.interviews.practice import find_open_practice
from peerkit.workflow.interviews.sitting import begin_sitting
from peerkit.workflow.interviews.training import QUESTIONS, training_log
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.looking.listing import Where, count_interviews
from peerkit.workflow.questionnaires.shelf import read_sheet
from peerkit.workflow.safeguarding.lone_working import Outing, keep_outing
from tests.terminal.laptop import AT, CONSENT, LOOKED_SECONDS, PASSPHRASE, WALK, Laptop
from tests.transcripts.transcript import ANSWERS
from tests.workflow.actors import Story
from tests.workflow.policies import join_under

pexpect = pytest.importorskip("pexpect")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")

WIDE = (50, 200)


def open_home(laptop: Laptop, *arguments: str, **environment: str) -> Any:
    """Return a terminal in which home opens."""
    command = laptop.arguments(*arguments)
    window = pexpect.spawn(
        command[0],
        command[1:],
        env=laptop.environment | environment,
        cwd=str(laptop.home),
        encoding="utf-8",
        timeout=30,
        dimensions=WIDE,
    )
    window.delaybeforesend = 0.03
    return window


def at_home(laptop: Laptop, **environment: str) -> Any:
    window = open_home(laptop, "--plain", **environment)
    answer(window, ("Your passphrase", PASSPHRASE))
    window.expect("HOME")
    return window


def answer(window: Any, *asked: tuple[str, str]) -> None:
    """Type each answer when its question and a prompt stand there."""
    for question, typed in asked:
        window.expect(question)
        window.expect("(?:>|:) $")
        time.sleep(0 if typed else LOOKED_SECONDS)
        window.sendline(typed)


def number_of(window: Any, label: str) -> str:
    """Return the number beside that row of what is shown next."""
    window.expect(rf"(\d+)\. {label}")
    return str(window.match[1])


def choose(window: Any, label: str) -> None:
    number = number_of(window, label)
    window.expect("> $")
    window.sendline(number)


def left(window: Any) -> int | None:
    window.expect(pexpect.EOF)
    window.close()
    status: int | None = window.exitstatus
    return status


def test_home_opens_after_a_wrong_passphrase_and_leaves_everything_locked(laptop: Laptop) -> None:
    window = open_home(laptop)
    answer(
        window,
        ("Your passphrase", "not this one"),
        ("not the passphrase.*Caps Lock.*recovery code.*Your passphrase", PASSPHRASE),
    )
    window.expect("HOME. No project yet")
    choose(window, "My interviews")
    answer(window, ("There are none yet", ""))
    window.expect("HOME")
    number = number_of(window, "Leave")
    window.expect(r"Next: type a number, then Enter\. 1 starts an interview\.")
    answer(window, ("", number))
    window.expect("Goodbye")
    assert left(window) == 0


@pytest.mark.parametrize("going", ["", "\x04"], ids=["enter", "end_of_input"])
def test_whoever_has_no_passphrase_leaves(laptop: Laptop, going: str) -> None:
    window = open_home(laptop)
    window.expect("Your passphrase.*: $")
    window.waitnoecho()
    window.send(going or "\r")
    window.expect("Goodbye")
    assert left(window) == 0


def test_without_a_terminal_the_help_says_what_to_do(laptop: Laptop) -> None:
    ran = laptop.run(())
    assert (ran.status, ran.err) == (0, "")
    assert "Next: " in ran.out


def test_a_second_window_is_told_before_anything_is_typed(laptop: Laptop) -> None:
    with laptop.vault():
        window = open_home(laptop)
        window.expect("open already|another window|Another window")
        assert left(window) == 25
    assert left_at_once(laptop) == 0


def left_at_once(laptop: Laptop) -> int | None:
    window = at_home(laptop)
    choose(window, "Leave")
    return left(window)


def test_several_people_on_one_laptop_choose_whose_home_it_is(laptop: Laptop) -> None:
    vault, _ = create_vault(laptop.home / "zofia", PASSPHRASE, at=AT, costs=LOWEST_COSTS)
    vault.close()
    window = open_home(laptop)
    answer(window, ("1. interviews\r\n2. zofia", "2"), ("Your passphrase", PASSPHRASE))
    window.expect("HOME")
    choose(window, "Leave")
    assert left(window) == 0


def test_an_interview_is_begun_paused_and_gone_on_with_from_home(laptop: Laptop) -> None:
    with laptop.vault() as vault:
        sheet = read_sheet("walk.yaml", WALK.read_bytes())
        begin_sitting(vault, sheet, "en", Mode.SPOKEN, now)
    window = at_home(laptop)
    window.expect("Paused: 1")
    choose(window, "Go on with a paused interview")
    for line in (*CONSENT, "/pause"):
        answer(window, ("Next:", line))
    window.expect("The interview is paused")
    number = number_of(window, "Leave")
    window.expect(r"2 goes on with the interview that is paused")
    answer(window, ("", number))
    assert left(window) == 0


def test_practice_needs_nothing_but_choices_and_is_marked_on_every_screen(laptop: Laptop) -> None:
    window = at_home(laptop)
    choose(window, "Practise with a made-up person")
    shown = []
    for question, typed in (
        ("With whom do you practise", "2"),
        ("Which questionnaire", "1"),
        ("In which language", "1"),
        ("You came to this city for college", ""),
        (r"Type \? for more", "/pause"),
    ):
        window.expect(question)
        window.expect("practice> $")
        shown.append(window.before)
        window.sendline(typed)
    window.expect("The interview is paused")
    choose(window, "Leave")
    assert left(window) == 0
    practice = find_practice(laptop)
    assert count_interviews(practice) == {Where.PAUSED: 1}
    practice.close()
    with laptop.vault() as vault:
        assert count_interviews(vault) == {}


def find_practice(laptop: Laptop) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PEERKIT_HOME", str(laptop.home))
        return find_open_practice()


def test_the_training_questions_are_explained_and_logged_when_all_are_answered(
    laptop: Laptop,
) -> None:
    window = at_home(laptop)
    choose(window, "Training questions")
    answer(window, ("TRAINING QUESTIONS", ""))
    for number, (choices, right) in enumerate(QUESTIONS.values(), 1):
        wrong = next(place for place, one in enumerate(choices, 1) if one != right)
        answer(
            window,
            (f"Question {number} of", str(wrong)),
            ("Not quite", ""),
            (f"Question {number} of", str(choices.index(right) + 1)),
            ("Yes\\.", ""),
        )
    window.expect("It is in your training log")
    choose(window, "Leave")
    assert left(window) == 0
    with laptop.vault() as vault:
        [entry] = training_log(vault).entries
        assert entry.part is TrainingPart.QUESTIONS


def test_a_withdrawal_takes_two_steps(laptop: Laptop) -> None:
    said = laptop.interview("2", "30", "By the river.", ".", ".", "", "1").out
    code = said.partition("Withdrawal code ")[2].split()[0]
    window = at_home(laptop)
    choose(window, "Somebody wants their answers removed")
    answer(window, ("Type the withdrawal code", code))
    window.expect("Removed. What was said is erased here")
    choose(window, "Leave")
    assert left(window) == 0
    with laptop.vault() as vault:
        assert count_interviews(vault) == {}


def test_somebody_who_said_no_is_counted_without_a_name(laptop: Laptop) -> None:
    window = at_home(laptop)
    choose(window, "Somebody said no")
    answer(window, ("No name is kept", "1"))
    window.expect("It is counted, without a name")
    choose(window, "Leave")
    assert left(window) == 0
    with laptop.vault() as vault:
        [attempt] = vault.waiting.list()
        assert (attempt.kind, attempt.subject) == ("attempt", None)
        assert b'"outcome":"declined"' in attempt.body


def test_an_error_is_a_line_at_home_with_what_to_do(laptop: Laptop) -> None:
    window = at_home(laptop)
    choose(window, "Somebody wants their answers removed")
    answer(window, ("Type the withdrawal code", "7K2M"))
    window.expect("HOME")
    window.expect("A symbol of the code is wrong, missing or too many")
    choose(window, "Leave")
    assert left(window) == 0


def test_the_first_time_a_kit_is_joined_for_its_six_words(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "home")
    laptop.home.mkdir()
    with closing(Story(tmp_path / "story")) as story:
        made = story.kit()
    kit = tmp_path / "my kit.pkk"
    kit.write_bytes(made.data)
    window = open_home(laptop)
    answer(
        window,
        ("I have a kit file", "1"),
        ("Where is the kit file", "nosuch"),
        ("nosuch cannot be read.*I have a kit file", "1"),
        ("Where is the kit file", f"'{kit}'"),
        ("This kit is for the project", ""),
        ("Type the six words", "one two three four five six"),
        ("not the six words", " ".join(made.words)),
        ("New passphrase", PASSPHRASE),
        ("The same passphrase again", PASSPHRASE),
    )
    window.expect("RECOVERY CODE")
    window.expect("press Enter when you have copied it")
    window.sendline("")
    answer(window, ("You have joined", ""))
    window.expect("HOME")
    number_of(window, "Hand over")
    choose(window, "Leave")
    assert left(window) == 0


def join_project(laptop: Laptop, tmp_path: Path, **policies: str | bool) -> None:
    """Let the laptop join a project that asks something of its researchers."""
    with closing(Story(tmp_path / "story")) as story, laptop.vault() as vault:
        join_under(story, vault, **policies)


def test_a_project_that_asks_for_training_is_obeyed_and_home_says_how(
    laptop: Laptop, tmp_path: Path
) -> None:
    join_project(laptop, tmp_path, training_required=True)
    window = at_home(laptop)
    window.expect("your project asks you to practise once and to answer the training questions")
    choose(window, "Start an interview")
    window.expect("HOME")
    window.expect("what your project asks for first is said above")
    number = number_of(window, "Leave")
    window.expect(r"Next: type a number, then Enter\. \d+ practises an interview")
    answer(window, ("", number))
    assert left(window) == 0
    with laptop.vault() as vault:
        assert count_interviews(vault) == {}


def test_who_works_alone_says_who_waits_and_is_told_that_nobody_is_told(
    laptop: Laptop, tmp_path: Path
) -> None:
    join_project(laptop, tmp_path, lone_working=True)
    window = at_home(laptop)
    choose(window, "Start an interview")
    answer(
        window,
        ("Which questionnaire", "1"),
        ("In which language", "1"),
        ("Who waits to hear", "Bea"),
        ("By what time", "soon"),
        ("a time like 15:30", "23:59"),
        ("it raises no alarm and tells nobody. Tell Bea now", ""),
        ("INFORMATION", "/pause"),
    )
    choose(window, "I am back and safe")
    window.expect("Bea no longer stands here")
    choose(window, "Leave")
    assert left(window) == 0


def test_whoever_is_overdue_is_told_at_the_next_unlock(laptop: Laptop) -> None:
    with laptop.vault() as vault:
        keep_outing(vault, Outing("Bea", "2020-01-01T10:00:00Z"))
    window = at_home(laptop)
    window.expect("OVERDUE: you wanted to be back by .*, and Bea may be worried")
    window.expect("it raises no alarm")
    choose(window, "Leave")
    assert left(window) == 0
    assert "OVERDUE: you wanted to be back by" in laptop.run(("status",)).err


def test_what_was_practised_by_command_is_logged_when_home_is_next_opened(laptop: Laptop) -> None:
    practising = open_home(
        laptop, "interview", str(WALK), "--practice", "--plain", PEERKIT_PASSPHRASE_FILE=""
    )
    for line in (*CONSENT, "2", "30", "By the river.", ".", ".", "", "1", "1"):
        answer(practising, ("", line))
    practising.expect("Next: practise again")
    assert left(practising) == 0
    window = at_home(laptop)
    choose(window, "My interviews")
    answer(window, ("an interview practised to its end", ""))
    choose(window, "Leave")
    assert left(window) == 0
    with laptop.vault() as vault:
        [entry] = training_log(vault).entries
        assert entry.part is TrainingPart.PRACTICE
        assert count_interviews(vault) == {}


def test_the_debrief_is_private_and_a_window_that_was_closed_brings_it_back(
    laptop: Laptop, tmp_path: Path
) -> None:
    join_project(laptop, tmp_path, steps="debrief")
    holding = open_home(laptop, "interview", str(WALK), "--plain", PEERKIT_PASSPHRASE_FILE="")
    answer(holding, ("Passphrase", PASSPHRASE))
    for line in (*CONSENT, "2", "30", "By the river.", ".", ".", "", "1", "1"):
        answer(holding, ("", line))
    holding.expect("That was a whole conversation. How are you?")
    holding.close(force=True)
    window = at_home(laptop)
    window.expect("You have not been asked yet how your last interview was for you")
    choose(window, "How was it for you")
    answer(
        window,
        ("How are you", "3"),
        ("off your chest", "It was a lot."),
        ("project lead to call you", "2"),
    )
    window.expect("Look after yourself")
    choose(window, "Leave")
    assert left(window) == 0
    with laptop.vault() as vault:
        assert not owes_debrief(vault)
        [link] = find_links(vault)
        [record] = vault.records.by_kind(link.project, RecordKind.DEBRIEF)
        said = read_debrief(body_of(record))
        assert (said.feeling, said.words, said.is_call) == ("heavy", "It was a lot.", False)


def test_what_is_new_is_handed_over_and_a_stick_that_is_away_is_told(
    laptop: Laptop, tmp_path: Path
) -> None:
    join_project(laptop, tmp_path)
    place = tmp_path / "story" / "places" / "harbour"
    away = place.rename(tmp_path / "away")
    with laptop.vault() as vault:
        sheet = read_sheet("walk.yaml", WALK.read_bytes())
        given = read_answers("one", json.dumps(ANSWERS[0]).encode())
        assert [one.status for one in conduct(vault, sheet, given, None, now)] == [Status.RECORDED]
    window = at_home(laptop)
    window.expect("1 interview is not handed over yet")
    choose(window, "Hand over")
    window.expect(r"cannot\s+be\s+reached.*Nothing\s+is\s+lost")  # folded wherever a line ends
    away.rename(place)
    choose(window, "Hand over")
    window.expect("Handed over: 1 sealed file is at the place")
    window.expect("Your project has not confirmed your interview yet")
    window.expect("Not handed over yet: 0")
    choose(window, "Leave")
    assert left(window) == 0
    with laptop.vault() as vault:
        assert count_interviews(vault) == {Where.HANDED_OVER: 1}


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
    ids=["asked_to_end", "window_closed", "interrupted"],
)
def test_home_that_is_broken_off_leaves_a_terminal_that_echoes_and_a_whole_vault(
    laptop: Laptop, number: int, status: int
) -> None:
    window = at_home(laptop, TERM="xterm-256color")
    window.expect("> ")
    time.sleep(0.5)  # readline is waiting then: a signal in between is heard at the next key
    window.kill(number)
    window.expect(pexpect.EOF)
    assert window.getecho()
    window.close()
    assert window.exitstatus == status
    with laptop.vault() as vault:
        vault.check_integrity()
