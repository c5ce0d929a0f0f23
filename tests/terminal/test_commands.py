"""An answer is never mistaken for a command, nor a command for an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerkit.interview import AskConsentAgain, AskStop, ShowAnswers, ShowInformation, Wording
from peerkit.terminal.commands import (
    ends_text,
    is_answer_so_far,
    looks_like_command,
    read_command,
    read_menu_choice,
    unescape,
)
from peerkit.terminal.number import read_number
from peerkit.workflow.interviews.commands import Command, menu


@given(st.text())
def test_only_the_words_themselves_are_commands(line: str) -> None:
    command = read_command(line)
    known = {one.value for one in Command} | {"?", "\uff1f", "\u061f"}
    assert (command is not None) == (line.strip().lower() in known)


@given(st.text())
def test_whatever_begins_with_two_strokes_is_an_answer(line: str) -> None:
    assert read_command("//" + line) is None
    assert not looks_like_command("//" + line)
    assert unescape("//" + line) == "/" + line


@pytest.mark.parametrize("line", ["/NEXT", " /next ", "/Next"])
def test_a_command_is_read_in_any_case(line: str) -> None:
    assert read_command(line) is Command.NEXT


@pytest.mark.parametrize("line", ["/", "/ne", "/next", ".", "。", "?"])
def test_a_command_on_its_way_is_no_answer(line: str) -> None:
    assert not is_answer_so_far(line)


@pytest.mark.parametrize("line", ["", "/home is far", "//home", "..", "Why?", "1"])
def test_words_are_answers(line: str) -> None:
    assert is_answer_so_far(line)


def test_a_full_stop_within_words_ends_nothing() -> None:
    assert [ends_text(line) for line in (".", " . ", "。", "end.", "..", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(("typed", "number"), [("3", 3), (" 3. ", 3), ("\uff13", 3), ("\u0663", 3)])
def test_a_number_is_read_in_any_script(typed: str, number: int) -> None:
    assert read_number(typed, 5) == number


@given(st.text(), st.integers(0, 400))
def test_a_number_is_one_of_those_shown(typed: str, highest: int) -> None:
    number = read_number(typed, highest)
    assert number is None or 1 <= number <= highest


@pytest.mark.parametrize("typed", ["0", "6", "-1", "1.5", "one", "9" * 5000])
def test_anything_else_is_no_number(typed: str) -> None:
    assert read_number(typed, 5) is None


def test_the_menu_never_offers_what_the_engine_would_refuse() -> None:
    shown = Wording("", "en")
    assert Command.BACK not in menu(ShowInformation(shown))
    assert Command.BACK not in menu(AskConsentAgain(()))
    assert Command.CHECK not in menu(ShowAnswers(()))
    assert Command.END not in menu(AskStop(can_keep=True))


def test_a_menu_is_chosen_from_by_number_or_word() -> None:
    offered = menu(ShowAnswers(()))
    assert read_menu_choice("1", offered) is offered[0]
    assert read_menu_choice("/pause", offered) is Command.PAUSE
    assert read_menu_choice("99", offered) is None
