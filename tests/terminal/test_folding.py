"""Lines are folded between words, and at a terminal only."""

import io

from hypothesis import given
from hypothesis import strategies as st

from peerkit.terminal.folding import folded, folded_for


@given(st.text(), st.integers(1, 60))
def test_only_spaces_become_line_ends(text: str, columns: int) -> None:
    assert folded(text, columns).replace("\n", " ") == text.replace("\n", " ")


@given(st.lists(st.text("abc", min_size=1, max_size=20)), st.integers(20, 60))
def test_words_that_fit_stand_on_lines_that_fit(words: list[str], columns: int) -> None:
    lines = folded(" ".join(words), columns).split("\n")
    assert [line for line in lines if len(line) > columns] == []


def test_a_line_is_filled_before_the_next_begins() -> None:
    assert folded("one two three four five six", 20) == "one two three four\nfive six"


def test_an_indent_stays_before_its_first_word() -> None:
    assert folded("   a-rather-long-word another", 22) == "   a-rather-long-word\nanother"


def test_a_chinese_character_is_two_columns_wide() -> None:
    assert folded("one 我们住在这里 two", 20) == "one 我们住在这里 two"
    assert folded("word 我们住在这里 two", 20) == "word 我们住在这里\ntwo"


def test_chinese_goes_on_where_the_line_stands() -> None:
    assert (
        folded("Voices 负责这个项目您同意分享的内容", 20) == "Voices 负责这个项目您同意分享的内容"
    )
    assert folded("Voices 负责这个项目、您同意 one two three", 20) == (
        "Voices 负责这个项目、您同意 one two\nthree"
    )


def test_what_nobody_looks_at_is_left_as_it_is() -> None:
    text = "word " * 100
    assert folded_for(text, io.StringIO()) == text
