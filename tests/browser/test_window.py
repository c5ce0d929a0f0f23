"""One page, one form, one browser: what counts, what is told, and what is never dropped."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from peerkit.browser import window
from peerkit.browser.form import LOCK, Form
from peerkit.browser.launch import listen
from peerkit.browser.page import Button, Choice, Choices, Line, Page, Words
from peerkit.browser.text import Text
from peerkit.browser.window import Window
from peerkit.errors import DiskFullError
from peerkit.words import catalogue
from tests.browser.visitor import Visitor, in_background, wait_for


@dataclass
class Shown:
    """A window with a visitor; `kept` is what was kept of what was typed."""

    window: Window
    visitor: Visitor
    kept: list[tuple[str, str]] = field(default_factory=list)
    is_full: bool = False

    def keep(self, name: str, text: str) -> bool:
        if self.is_full:
            raise DiskFullError
        self.kept.append((name, text))
        return len(text) < 100

    def page(self, heading: str = "What?", about: str = "q", **more: object) -> Page:
        made = Page(
            title="A question",
            heading=Text(heading),
            fields=(
                Words("story", keeps=True),
                Line("line", label=Text("A line")),
                Choices("choice", (Choice("1", Text("One")),), label=Text("Choose")),
            ),
            buttons=(Button("save", "Save"),),
            about=about,
            keep=self.keep,
        )
        return made if not more else Page(**{**vars_of(made), **more})  # type: ignore[arg-type]

    @contextmanager
    def asking(self, *pages: Page, patience: float | None = None) -> Iterator[list[Form]]:
        """Inside the block the pages are asked one after the other; the list has their forms."""
        forms: list[Form] = []

        def ask() -> None:
            forms.extend(self.window.ask(page, patience) for page in pages)
            self.window.leave(Page("The end", Text("The end")))

        with in_background(ask):
            yield forms


def vars_of(page: Page) -> dict[str, object]:
    return {name: getattr(page, name) for name in Page.__dataclass_fields__}


@pytest.fixture
def shown() -> Iterator[Shown]:
    window, server = listen(catalogue())
    yield Shown(window, Visitor(window.door.address))
    server.stop()


def test_the_form_comes_back_with_what_was_pressed(shown: Shown) -> None:
    with shown.asking(shown.page()) as forms:
        shown.visitor.look()
        shown.visitor.press("Save", story="one\r\ntwo", choice="1")
        assert "The end" in shown.visitor.seen.words
    assert (forms[0].do, forms[0].one("story"), forms[0].all("choice")) == (
        "save",
        "one\ntwo",
        ("1",),
    )


def test_a_form_sent_twice_answers_nothing_else(shown: Shown) -> None:
    with shown.asking(shown.page("First"), shown.page("Second")) as forms:
        shown.visitor.look()
        fields = {**shown.visitor.seen.fields, "do": ["save"], "story": ["first"]}
        assert shown.visitor.post("answer", fields).status == 303
        assert shown.visitor.post("answer", fields).status == 303
        assert "Second" in shown.visitor.look().words
        assert shown.visitor.post("answer", fields).status == 303
        assert len(forms) == 1
        assert "Second" in shown.visitor.look().words
        shown.visitor.press("Save", story="second")
        shown.visitor.look()
    assert [form.one("story") for form in forms] == ["first", "second"]


def test_a_form_about_another_question_answers_nothing(shown: Shown) -> None:
    with shown.asking(shown.page()) as forms:
        shown.visitor.look()
        shown.visitor.press("Save", about="another", story="words")
        assert forms == []
        assert "That page was out of date" in shown.visitor.seen.words
        assert "words" in shown.visitor.seen.words
        shown.visitor.look()
        shown.visitor.press("Save")


def test_a_tab_that_was_left_behind_is_told_and_its_words_are_shown(shown: Shown) -> None:
    with shown.asking(shown.page()) as forms:
        left = Visitor(shown.visitor.address, shown.visitor.cookies)
        left.look()
        shown.visitor.look()
        assert left.draft(story="typed in the first tab") == 409
        left.press("Save", story="typed in the <first> tab")
        assert "That page was out of date" in left.seen.words
        assert "typed in the <first> tab" in left.seen.words
        assert (forms, shown.kept) == ([], [])
        shown.visitor.press("Save", story="typed in the second")
    assert forms[0].one("story") == "typed in the second"


def test_a_forged_view_counts_for_nothing(shown: Shown) -> None:
    with shown.asking(shown.page()) as forms:
        for view in ("", "0" * 32):
            fields = {"view": [view], "about": ["q"], "do": ["save"]}
            assert shown.visitor.post("answer", fields).status == 409
        assert forms == []
        shown.visitor.look()
        shown.visitor.press("Save")


# --- words being typed ------------------------------------------------------------------------


def test_words_being_typed_are_kept_and_come_back_on_reload(shown: Shown) -> None:
    with shown.asking(shown.page()):
        shown.visitor.look()
        assert shown.visitor.draft(story="one\r\ntw", line="not kept") == 204
        assert shown.kept == [("story", "one\ntw")]
        assert shown.visitor.look().fields["story"] == ["one\ntw"]
        shown.visitor.press("Save")


def test_words_that_could_not_be_kept_are_told(shown: Shown) -> None:
    with shown.asking(shown.page()):
        shown.visitor.look()
        assert shown.visitor.draft(story="long" * 100) == 507
        shown.is_full = True
        assert shown.visitor.draft(story="some") == 507
        assert shown.visitor.look().fields["story"] == [""]
        shown.visitor.press("Save")


def test_any_words_come_back_exactly(shown: Shown) -> None:
    with shown.asking(shown.page()):
        for text in ("\nbegins and ends\n\n", "</textarea><b>&amp;", "\u202eabc\u2066", "  x\t"):
            shown.visitor.look()
            assert shown.visitor.draft(story=text) == 204
            assert shown.visitor.look().fields["story"] == [text]
        shown.visitor.press("Save")


# --- one browser at a time --------------------------------------------------------------------


def test_another_browser_sees_nothing_and_changes_nothing(shown: Shown) -> None:
    other = Visitor(shown.visitor.address)
    with shown.asking(shown.page("A secret?")) as forms:
        shown.visitor.look()
        assert "This page is open in another browser" in other.look().words
        assert "A secret?" not in other.html
        assert other.post("draft", {**shown.visitor.seen.fields, "story": ["x"]}).status == 409
        answered = other.post("answer", {**shown.visitor.seen.fields, "do": ["save"]})
        assert answered.status == 409
        assert other.post("take", {"do": ["take"]}).status == 409
        assert (forms, shown.kept) == ([], [])
        shown.visitor.press("Save")


def test_another_browser_takes_over_by_way_of_the_lock(shown: Shown) -> None:
    other = Visitor(shown.visitor.address)
    locked = Page("Locked", Text("Locked"), buttons=(Button("unlock", "Unlock"),))
    with shown.asking(shown.page("A secret?"), locked, patience=60) as forms:
        shown.visitor.look()
        shown.visitor.draft(story="typed so far")
        assert other.look().buttons == {"Go on here, with the passphrase": "take"}
        assert other.post("take", {"do": ["take"]}).status == 303
        assert "Locked" in other.look().words
        assert "open in another browser" in shown.visitor.look().words
        assert forms == [Form(LOCK, {"story": ("typed so far",)})]
        other.press("Unlock")


def test_the_page_for_the_passphrase_can_be_opened_in_any_browser(shown: Shown) -> None:
    other = Visitor(shown.visitor.address)
    with shown.asking(shown.page(is_for_anybody=True)) as forms:
        shown.visitor.look()
        other.look()
        assert other.post("take", {"do": ["take"]}).status == 303
        other.look()
        other.press("Save", story="typed there")
    assert forms[0].one("story") == "typed there"


# --- nobody there -----------------------------------------------------------------------------


def test_nobody_heard_for_long_enough_locks_with_what_was_typed(shown: Shown) -> None:
    with shown.asking(shown.page(), patience=0.3) as forms:
        shown.visitor.look()
        shown.visitor.draft(story="typed so far")
        wait_for(lambda: bool(forms))
    assert forms == [Form(LOCK, {"story": ("typed so far",)})]


def test_whoever_is_heard_is_not_locked_out(shown: Shown) -> None:
    with shown.asking(shown.page(), patience=1.5) as forms:
        shown.visitor.look()
        for number in range(8):
            threading.Event().wait(0.3)
            shown.visitor.draft(story=f"{number}")
        assert forms == []
        shown.visitor.press("Save")
    assert forms[0].do == "save"


def test_what_is_pressed_when_a_laptop_wakes_locks_it_and_is_not_lost(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shown.asking(shown.page(), shown.page("Locked", about=""), patience=1800) as forms:
        shown.visitor.look()
        slept_seconds = 3600.0
        monkeypatch.setattr(window, "_TICK_SECONDS", 60.0)
        shown.visitor.draft(story="before it slept")
        monkeypatch.setattr(
            window, "_clocks", lambda: (time.monotonic(), time.time() + slept_seconds)
        )
        shown.visitor.press("Save", story="typed when it woke")
        assert "Locked" in shown.visitor.html
        late = shown.window.late()
        assert [Form(LOCK, {"story": ("before it slept",)})] == forms
        shown.visitor.press("Save")
    assert late is not None
    assert "typed when it woke" == late.one("story")


def test_the_page_itself_can_ask_to_be_locked(shown: Shown) -> None:
    with shown.asking(shown.page(), patience=60) as forms:
        shown.visitor.look()
        shown.visitor.draft(story="typed so far")
        shown.visitor.post("lock", shown.visitor.seen.fields)
        shown.visitor.look()
    assert forms == [Form(LOCK, {"story": ("typed so far",)})]


def test_what_was_typed_behind_the_lock_without_a_script_is_not_lost(shown: Shown) -> None:
    locked = Page("Locked", Text("Locked"), buttons=(Button("unlock", "Unlock"),))
    forms: list[Form] = []

    def ask() -> None:
        forms.append(shown.window.ask(shown.page(), 0.3))
        forms.append(shown.window.ask(locked))
        late = shown.window.late()
        assert late is not None
        forms.append(late)
        assert shown.window.late() is None
        shown.window.leave(Page("The end", Text("The end")))

    with in_background(ask):
        shown.visitor.look()
        wait_for(lambda: bool(forms))
        shown.visitor.press("Save", story="typed for an hour", choice="1")
        assert "Locked" in shown.visitor.seen.words
        assert "typed for an hour" not in shown.visitor.html
        shown.visitor.press("Unlock")
    assert [form.do for form in forms] == [LOCK, "unlock", "save"]
    assert forms[2].one("story") == "typed for an hour"


# --- the end ----------------------------------------------------------------------------------


def test_the_last_page_is_waited_for_only_where_somebody_waits(shown: Shown) -> None:
    last = Page("The end", Text("The end"))
    with in_background(lambda: shown.window.leave(last)):
        pass
    with shown.asking(shown.page()):
        shown.visitor.look()
        shown.visitor.press("Save")
        assert shown.visitor.seen.buttons == {}


def test_an_interrupt_breaks_off_waiting(shown: Shown) -> None:
    shown.window.interrupt()
    with pytest.raises(KeyboardInterrupt):
        shown.window.ask(shown.page())


def test_only_what_is_there_is_answered(shown: Shown) -> None:
    with shown.asking(shown.page()):
        shown.visitor.look()
        for path in ("x", "page.css", "answer", "page.js/", "..", "?x=1"):
            assert shown.visitor.request("GET", shown.visitor.path + path).status == 404
        for path in ("", "x", "page.js"):
            assert shown.visitor.post(path, {}).status == 404
        assert shown.visitor.request("GET", shown.visitor.path + "page.js").status == 200
        shown.visitor.press("Save")
