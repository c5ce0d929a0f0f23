"""No participant's words become a formula or move a terminal."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerkit.export.spreadsheet_text import spreadsheet_text

FORMULA_SIGNS = "=+-@\t\n＝＋－＠"  # noqa: RUF001 - the wide signs that Excel reads too


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_a_text_that_begins_like_a_formula_is_guarded(sign: str) -> None:
    assert spreadsheet_text(f"{sign}SUM(A1)").startswith("'")


@pytest.mark.parametrize("number", ["-7", "-0.5", "12", "-12345678901234567890"])
def test_a_plain_number_stays_a_number(number: str) -> None:
    assert spreadsheet_text(number) == number


@pytest.mark.parametrize("formula", ["-7+cmd", "-1-1", "+44 20 7946 0000", "-", "-1e5", "-٣"])
def test_what_only_looks_like_a_number_is_guarded(formula: str) -> None:
    assert spreadsheet_text(formula) == "'" + formula


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"]), max_size=20))
def test_taking_one_apostrophe_away_gives_the_text_again(text: str) -> None:
    shown = spreadsheet_text(text)
    assert text in (shown, shown[1:])
    assert shown == text or shown[0] == "'"


@given(st.text(st.sampled_from("'=-x"), max_size=6))
def test_two_texts_are_never_shown_alike(text: str) -> None:
    assert spreadsheet_text("'" + text) != spreadsheet_text(text)


@given(st.text())
def test_no_control_character_passes_but_tab_and_line_feed(text: str) -> None:
    shown = spreadsheet_text(text)
    assert not any(category(each) == "Cc" for each in shown if each not in "\t\n")
    shown.encode("utf-8")


def test_controls_are_shown_and_scripts_keep_their_joiners() -> None:
    assert spreadsheet_text("a\x1b[2Jb\u202ec\x85") == "a<U+001B>[2Jb<U+202E>c<U+0085>"
    assert spreadsheet_text("می‌خواهم 👩‍🦱\u00a0x") == "می‌خواهم 👩‍🦱\u00a0x"


def test_a_windows_line_end_becomes_a_line_feed() -> None:
    assert spreadsheet_text("one\r\ntwo\rthree") == "one\ntwo<U+000D>three"
    assert spreadsheet_text("\r=A1") == "<U+000D>=A1"
