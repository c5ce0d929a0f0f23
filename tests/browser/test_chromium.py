"""The page in a real browser: by keyboard alone, from the right, with scripting on and off."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from peerkit.browser.face import BrowserFace
from peerkit.browser.form import Form
from peerkit.browser.launch import listen
from peerkit.interview import ShowLimits
from peerkit.values import read_address
from peerkit.words import catalogue
from peerkit.workflow.face import FaceOutcome
from peerkit.workflow.home import Home, HomeChoice, Reminder, ReminderKind
from tests.browser.chromium import (
    DOWN,
    ENTER,
    ESCAPE,
    SPACE,
    TAB,
    Chromium,
    needs_chromium,
    open_chromium,
)
from tests.browser.sitting_room import Room, sitting_room
from tests.browser.visitor import Visitor, in_background, wait_for
from tests.terminal.laptop import PASSPHRASE, WALK

pytestmark = needs_chromium

EVERY_TYPE = Path(__file__).with_name("every_type.yaml")
_LEAVE_OUT = "Save and go on"


@contextmanager
def at_page(
    folder: Path,
    questionnaire: Path = WALK,
    language: str = "en",
    *,
    scripting: bool = True,
    dark: bool = False,
) -> Iterator[tuple[Room, Chromium]]:
    """Inside the block the interview stands in a browser."""
    with (
        sitting_room(folder / "home", questionnaire, language) as room,
        open_chromium(folder / "profile", scripting=scripting, dark=dark) as browser,
    ):
        browser.open(room.window.door.address)
        yield room, browser


def go_on(browser: Chromium, button: str = "Save and go on") -> None:
    """Come to the button by Tab, and press it."""
    browser.tab_to(button)
    browser.press_and_follow(ENTER)


def choose(browser: Chromium, first: str, *, down: int = 0) -> None:
    """Come to the first choice by Tab, tick it or one further down, and go on."""
    browser.tab_to(first)
    browser.press(SPACE, *([DOWN] * down))
    go_on(browser)


def type_in(browser: Chromium, text: str) -> None:
    """Type into the field, which has the focus already, and go on."""
    browser.press(text)
    go_on(browser)


def past_consent(browser: Chromium) -> None:
    """Come to the first question of the walk."""
    for _ in range(2):
        go_on(browser, "It is read. Go on")
    for _ in range(2):
        choose(browser, "Yes")
    go_on(browser, "This is right. Go on")


def at_the_story(browser: Chromium) -> None:
    """Come to the question that is answered in words."""
    past_consent(browser)
    choose(browser, "Never", down=1)
    type_in(browser, "30")
    browser.wait_for("Tell me about a walk")


def answers(room: Room) -> dict[str, object]:
    facts = room.sitting.state.facts.answers
    return {str(question): given.missing or given.value for question, given in facts.items()}


def in_arabic(browser: Chromium) -> Iterator[str]:
    """Go through the whole interview by keyboard; yield the words of each page on the way."""
    yield from _opening(browser)
    yield from _questions(browser)
    yield from _closing(browser)


def _opening(browser: Chromium) -> Iterator[str]:
    yield browser.words
    for _ in range(2):
        go_on(browser, _LEAVE_OUT)
        yield browser.words
    choose(browser, "Yes, and nobody")
    yield browser.words
    go_on(browser, "It is read. Go on")
    yield browser.words
    choose(browser, "Yes, they understand")
    go_on(browser, "It is read. Go on")
    yield browser.words
    for _ in range(2):
        choose(browser, "Yes")
        yield browser.words
    go_on(browser, "This is right. Go on")


def _questions(browser: Chromium) -> Iterator[str]:
    yield browser.words
    go_on(browser, "Go on")
    yield browser.words
    choose(browser, "أبدًا", down=1)
    yield browser.words
    browser.tab_to("كل أسبوع")
    browser.press(SPACE)
    choose(browser, "كل يوم")
    yield browser.words
    for label, place in (("أبدًا", "3"), ("كل أسبوع", "1"), ("كل يوم", "2")):
        browser.tab_to(label)
        browser.press(place)
    go_on(browser)
    for typed in ("٤٥", "1.5", "7", "21/3/2026", "14:30", "21/3/2026 14:30"):
        yield browser.words
        type_in(browser, typed)
    yield browser.words
    choose(browser, "This is done")
    yield browser.words
    type_in(browser, "مشيت على النهر، وكان هادئًا.")
    yield browser.words
    choose(browser, "Yes", down=1)


def _closing(browser: Chromium) -> Iterator[str]:
    yield browser.words
    go_on(browser, "Hand the laptop over now")
    yield browser.words
    type_in(browser, "امرأة")
    yield browser.words
    type_in(browser, "مسلمة")
    yield browser.words
    go_on(browser, "I am the researcher")
    yield browser.words
    go_on(browser, "All is right. Go on")
    yield browser.words
    browser.tab_to("Yes: keep it")
    browser.press(SPACE)
    go_on(browser, "Go on")
    yield browser.words
    while "Withdrawal code" not in browser.words:
        go_on(browser, _LEAVE_OUT)
        yield browser.words


def test_a_whole_interview_in_arabic_goes_by_keyboard_alone_without_a_script(
    tmp_path: Path,
) -> None:
    with at_page(tmp_path, EVERY_TYPE, "ar", scripting=False) as (room, browser):
        seen = list(in_arabic(browser))
        assert room.outcome() is FaceOutcome.FINISHED
    assert any("[not translated yet; this is en]" in words for words in seen)
    assert "Withdrawal code" in seen[-1]
    assert answers(room) == {
        "how_often": "weekly",
        "places": ("weekly", "daily"),
        "order": ("weekly", "daily", "never"),
        "minutes": 45,
        "distance": "1.5",
        "mood": 7,
        "day": "2026-03-21",
        "hour": "14:30:00",
        "moment": "2026-03-21T14:30:00",
        "leaflet": "OK",
        "story": "مشيت على النهر، وكان هادئًا.",
        "gender": "امرأة",
        "faith": "مسلمة",
    }


def test_no_page_has_a_fault_of_access(tmp_path: Path) -> None:
    with at_page(tmp_path, EVERY_TYPE, "ar") as (_, browser):
        faults = [(words[:60], browser.faults_of_access()) for words in in_arabic(browser)]
    assert [fault for fault in faults if fault[1]] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "features"),
    [(320, {"prefers_color_scheme": "dark"}), (1000, {"forced_colors": "active"})],
    ids=["320 pixels, dark", "forced colours"],
)
def test_every_page_fits_a_small_window_and_any_colours(
    tmp_path: Path, width: int, features: dict[str, str]
) -> None:
    faults: list[object] = []
    with at_page(tmp_path, EVERY_TYPE, "ar") as (_, browser):
        browser.look_like(width, 256, **features)
        for words in in_arabic(browser):
            wide = browser.run("return document.documentElement.scrollWidth - window.innerWidth")
            faults += [(words[:60], fault) for fault in browser.faults_of_access()]
            faults += [(words[:60], wide)] if wide > 0 else []
    assert faults == []


def test_the_rules_of_access_find_what_is_wrong(tmp_path: Path) -> None:
    with at_page(tmp_path) as (_, browser):
        browser.run("document.querySelector('main').innerHTML = '<input><img src=data:,>'")
        assert {fault.partition(":")[0] for fault in browser.faults_of_access()} >= {
            "image-alt",
            "label",
        }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_stands_beside_the_questions_has_no_fault_of_access(
    tmp_path: Path, dark: bool
) -> None:
    faults: list[str] = []
    with at_page(tmp_path, dark=dark) as (_, browser):
        assert browser.run("return matchMedia('(prefers-color-scheme: dark)').matches") is dark
        past_consent(browser)
        go_on(browser)
        assert browser.title.startswith("To look at again:")
        faults += browser.faults_of_access()
        browser.press(ESCAPE)
        assert browser.focused() == "Prefer not to say"
        faults += browser.faults_of_access()
        browser.press(ESCAPE)
        for aside, back in (
            ("Write a note", "Save the note"),
            ("I am worried", "Go back"),
            ("The participant is upset", "Go on with the interview"),
            ("Check the answers", "Go on with the questions"),
            ("Pause;", ""),
        ):
            browser.tab_to("Menu")
            browser.press(SPACE)
            go_on(browser, aside)
            faults += browser.faults_of_access()
            if back:
                go_on(browser, back)
    assert faults == []


def test_each_change_is_kept_without_a_button(tmp_path: Path) -> None:
    with at_page(tmp_path) as (room, browser):
        at_the_story(browser)
        browser.press("By the riv")
        browser.wait_for("Saved on this computer")
        browser.wait_for("Words: 3")
        journal = room.vault.journal.read(room.sitting.paper.interview)
        assert journal.drafts == {"story": "By the riv"}
        browser.reload()
        assert browser.value_of("textarea") == "By the riv"
        browser.press("er.")
        browser.wait_for("Saved on this computer")
        go_on(browser)
        assert answers(room)["story"] == "By the river."


def test_each_tick_is_kept_without_a_button(tmp_path: Path) -> None:
    with at_page(tmp_path) as (room, browser):
        past_consent(browser)
        browser.tab_to("Never")
        browser.press(SPACE, DOWN)
        browser.wait_for("Saved on this computer")
        assert room.sitting.chosen(read_address("how_often")) == ("weekly",)
        browser.reload()
        assert browser.run("return document.querySelector('input:checked').value") == "2"
        go_on(browser)
        assert answers(room) == {"how_often": "weekly"}


def test_what_is_filled_in_as_the_window_closes_is_kept(tmp_path: Path) -> None:
    with at_page(tmp_path) as (room, browser):
        at_the_story(browser)
        browser.press("By the riv")
        browser.open("about:blank")
        wait_for(lambda: bool(room.vault.journal.draft(room.sitting.paper.interview, "story")))
        journal = room.vault.journal.read(room.sitting.paper.interview)
        assert journal.drafts == {"story": "By the riv"}


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no scripting"])
def test_without_a_script_the_page_says_when_it_is_saved(tmp_path: Path, scripting: bool) -> None:
    with at_page(tmp_path, scripting=scripting) as (_, browser):
        past_consent(browser)
        says = "saved when you press a button below, not before" in browser.words
        assert says is not scripting


def test_words_that_could_not_be_kept_are_told(tmp_path: Path) -> None:
    with at_page(tmp_path) as (room, browser):
        at_the_story(browser)
        room.stop_server()
        browser.press("By the river")
        browser.wait_for("NOT SAVED")
        assert browser.attribute("[data-state]", "role") == "alert"


def test_a_button_pressed_twice_answers_one_question(tmp_path: Path) -> None:
    with at_page(tmp_path) as (room, browser):
        past_consent(browser)
        browser.tab_to("Never")
        browser.press(SPACE)
        browser.tab_to("Save and go on")
        twice = "const b = document.querySelector('button.main'); b.click(); b.click();"
        before = browser.view
        browser.run(twice)
        while browser.view in ("", before):
            time.sleep(0.02)
        assert answers(room) == {"how_often": "never"}
        assert "What keeps you in?" in browser.words


def test_a_double_click_does_nothing_on_the_page_that_it_brings(tmp_path: Path) -> None:
    with at_page(tmp_path) as (room, browser):
        time.sleep(0.5)
        browser.click("button.main", 90)
        browser.wait_for("Before we begin")
        time.sleep(0.3)
        assert isinstance(room.sitting.prompt(), ShowLimits)
        time.sleep(0.3)
        browser.click("button.main")
        browser.wait_for("Statement 1 of 2")


def test_what_is_pressed_in_a_tab_left_behind_is_shown_and_counts_for_nothing(
    tmp_path: Path,
) -> None:
    with at_page(tmp_path) as (room, browser):
        at_the_story(browser)
        with browser.another_tab(room.window.door.address):
            browser.press("Typed in the second tab.")
            go_on(browser)
            browser.wait_for("Anything else?")
        browser.press("Typed in the first tab.")
        browser.wait_for("NOT SAVED")
        browser.tab_to("Save and go on")
        browser.press(ENTER)
        browser.wait_for("That page was out of date")
        assert "Typed in the first tab." in browser.words
        assert browser.faults_of_access() == []
        browser.tab_to("Go to where the interview is now")
        browser.press(ENTER)
        browser.wait_for("Anything else?")
        assert answers(room)["story"] == "Typed in the second tab."


def test_a_reload_sends_nothing_twice(tmp_path: Path) -> None:
    with at_page(tmp_path) as (room, browser):
        at_the_story(browser)
        browser.press("By the river.")
        go_on(browser)
        for _ in range(2):
            browser.reload()
            browser.wait_for("Anything else?")
        assert browser.value_of("textarea") == ""
        assert answers(room)["story"] == "By the river."


def test_200_000_characters_are_typed_on_and_kept(tmp_path: Path) -> None:
    long = ("Вдоль реки 🙂 " * 20_000)[:199_990]
    with at_page(tmp_path) as (room, browser):
        at_the_story(browser)
        browser.run("document.querySelector('textarea').value = arguments[0]", long)
        started = time.monotonic()
        browser.press("river")
        assert time.monotonic() - started < 5
        browser.wait_for("Saved on this computer")
        go_on(browser)
        type_in(browser, "No.")
        assert answers(room)["story"] == long + "river"
        browser.wait_for("Check answers")


def test_what_is_put_in_and_is_too_long_is_told_and_not_cut_off(tmp_path: Path) -> None:
    long = "🙂" * 250_000
    with at_page(tmp_path) as (_, browser):
        at_the_story(browser)
        browser.run("document.querySelector('textarea').focus()")
        browser.run("document.execCommand('insertText', false, arguments[0])", long)
        browser.wait_for("NOT SAVED")
        go_on(browser)
        browser.wait_for("at most 200000 characters")
        assert browser.run("return [...document.querySelector('textarea').value].length") == 250_000


def test_going_back_in_the_browser_shows_nothing_of_earlier_pages(tmp_path: Path) -> None:
    with at_page(tmp_path, EVERY_TYPE) as (_, browser):
        answer = "Somebody said this before the laptop was handed over"
        go_on(browser, _LEAVE_OUT)
        browser.press(answer)
        go_on(browser, _LEAVE_OUT)
        asked = browser.text_of("h1")
        for _ in range(2):
            browser.go_back()
            assert answer not in browser.words
            assert answer not in browser.run("return document.documentElement.outerHTML")
        browser.wait_for(asked)


def test_nobody_there_hides_the_page_and_the_passphrase_brings_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = 60
    monkeypatch.setattr("peerkit.workflow.interviews.idle.INTERVIEW_MINUTES", 7 / seconds)
    monkeypatch.setattr("peerkit.workflow.interviews.idle._LEAST_IN_AN_INTERVIEW", 0)
    with at_page(tmp_path) as (room, browser):
        at_the_story(browser)
        browser.press("By the riv")
        browser.wait_for("Locked")
        assert "riv" not in browser.run("return document.documentElement.outerHTML")
        assert browser.faults_of_access() == []
        browser.press("not the passphrase")
        browser.press_and_follow(ENTER)
        browser.wait_for("That is not the passphrase")
        browser.tab_to("Passphrase")
        browser.press(PASSPHRASE)
        browser.press_and_follow(ENTER)
        assert browser.value_of("textarea") == "By the riv"
        browser.press("er.")
        go_on(browser)
        assert answers(room)["story"] == "By the river."


def test_the_page_fits_at_400_percent_and_asks_for_nothing_from_elsewhere(tmp_path: Path) -> None:
    with at_page(tmp_path, EVERY_TYPE, "ar") as (room, browser):
        browser.resize(500, 400)
        browser.run("document.documentElement.style.zoom = 500 / 320")
        assert browser.run("return document.documentElement.scrollWidth <= window.innerWidth")
        loaded = browser.run("return performance.getEntriesByType('resource').map(one => one.name)")
        assert loaded == [room.window.door.address + "page.js"]


def test_whatever_is_typed_stays_words(tmp_path: Path) -> None:
    hostile = "<script>document.title = 'x'</script></textarea><b onclick=x>&amp; \u202e \u0007"
    with at_page(tmp_path) as (room, browser):
        at_the_story(browser)
        browser.run("document.querySelector('textarea').value = arguments[0]", hostile)
        go_on(browser)
        type_in(browser, "No.")
        assert answers(room)["story"] == hostile
        assert browser.title.startswith("Check answers ")
        assert "<script>document.title = 'x'</script></textarea>" in browser.words
        assert "<U+202E> <U+0007>" in browser.words
        browser.tab_to("Change or ask this")


def test_unlocking_and_home_have_no_fault_of_access(tmp_path: Path) -> None:
    home = Home(
        project="Harbour listens",
        is_practice=True,
        unfinished=(),
        recorded=3,
        not_handed_over=2,
        reminders=(Reminder(ReminderKind.HAND_OVER, {"n": 2}),),
        choices=(HomeChoice.START, HomeChoice.WITHDRAW, HomeChoice.LEAVE),
        next=HomeChoice.START,
    )
    window, server = listen(catalogue())
    face = BrowserFace(window, catalogue(), lambda *_, **__: None, server.stop, is_practice=True)

    def ask() -> tuple[bool, HomeChoice, int | None, str | None]:
        is_open = face.ask_passphrase(PASSPHRASE.__eq__)
        chosen = face.ask_home(home, "Saved."), face.choose_one("Which?", ["One", "Two"])
        typed = face.ask_line("The code?")
        face.show_page("Done", ["A line."])
        face.ask_home(home)
        return is_open, *chosen, typed

    faults: list[str] = []
    with open_chromium(tmp_path / "profile") as browser, in_background(ask) as told:
        browser.open(window.door.address)
        for typed, button in (
            ("wrong", "Unlock"),
            (PASSPHRASE, "Unlock"),
            ("", "Somebody wants"),
            ("", "One"),
            ("6S4N", "Go on"),
            ("", "Go on"),
            ("", "Leave"),
        ):
            faults += browser.faults_of_access()
            if typed:
                browser.run("document.querySelector('main input:not([type=hidden])').focus()")
                browser.press(typed)
            go_on(browser, button)
        browser.wait_for("You can close this page")
        faults += browser.faults_of_access()
    server.stop()
    assert faults == []
    assert told == [(True, HomeChoice.WITHDRAW, 0, "6S4N")]


def test_the_pages_around_a_page_have_no_fault_of_access(tmp_path: Path) -> None:
    with at_page(tmp_path) as (room, browser):
        stranger = Visitor(room.window.door.address)
        pages = [
            stranger.request("GET").body.decode(),
            room.window._pages.outdated(Form("save", {"answer": ("words",)})).decode(),
            room.window._pages.busy().decode(),
        ]
        faults = []
        for html in pages:
            browser.run("document.documentElement.innerHTML = arguments[0]", html)
            faults += browser.faults_of_access()
    assert faults == []


def test_the_focus_is_seen_and_comes_first_to_what_is_to_be_done(tmp_path: Path) -> None:
    with at_page(tmp_path) as (_, browser):
        browser.press(TAB)
        assert browser.focused() == "Go to the question"
        assert float(browser.style(".skip", "outline-width").removesuffix("px")) >= 2
        past_consent(browser)
        go_on(browser)
        assert browser.focused().startswith("Please look at this again")
        choose(browser, "Never", down=1)
        assert browser.focused() == "For how many minutes?"


def test_nothing_of_an_answer_is_left_in_the_browser(tmp_path: Path) -> None:
    canary = "kanarek41"
    with at_page(tmp_path) as (_, browser):
        at_the_story(browser)
        browser.press(f"Somebody said {canary}")
        browser.wait_for("Saved on this computer")
        go_on(browser)
        browser.press(f"And then {canary}")
        browser.wait_for("Saved on this computer")
        time.sleep(1)
    held = [
        (path.relative_to(tmp_path).as_posix(), path.read_bytes())
        for path in (tmp_path / "profile").rglob("*")
        if path.is_file()
    ]
    assert any(b"127.0.0.1" in content for _, content in held)
    written = (canary.encode(), canary.encode("utf-16-le"))
    assert [name for name, content in held if any(one in content for one in written)] == []
