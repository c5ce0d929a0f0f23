"""What leaves for a terminal cannot move its cursor, change its title or turn a sentence round."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerkit.words.visible import visible, visible_json, visible_line


@given(st.text())
def test_nothing_that_leaves_is_a_control_but_the_line_feed(text: str) -> None:
    left = {unicodedata.category(one) for one in visible(text) if one not in "\n\u200c\u200d"}
    assert left & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} == set()


@given(st.text(alphabet=st.characters(categories=("L", "M", "N", "P", "S", "Zs"))))
def test_words_of_every_script_leave_as_they_are(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert len(visible_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("one\rtwo", "one<U+000D>two"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("a\tb", "a    b"),
        ("\ud800", "<U+D800>"),
        ("नमस्\u200dते", "नमस्\u200dते"),
    ],
)
def test_what_is_dangerous_is_shown_by_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_a_json_document_says_the_same_and_nothing_in_it_is_a_control(text: str) -> None:
    shown = visible_json(json.dumps({"said": text}, ensure_ascii=False))
    left = {unicodedata.category(one) for one in shown if one not in "\u200c\u200d"}
    assert left & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} == set()
    assert json.loads(shown) == {"said": text}
