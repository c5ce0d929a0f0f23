"""The letter of a withdrawal says what is true, and nothing of who said what."""

from dataclasses import replace
from importlib import import_module
from string import Formatter

import pytest

from peerkit.bundle import Receiver
from peerkit.values import WITHDRAWAL_CODE, Audience, write_code
from peerkit.words.visible import visible
from peerkit.workflow.belonging.project import find_project, keep_project
from peerkit.workflow.exchange.letters import (
    Asked,
    Letter,
    find_asked,
    letter_page,
    letter_text,
    write_letter,
)
from tests.workflow.actors import Story

DAY = "2026-11-21"
LANGUAGES = ("ar", "bg", "pl", "ro", "so", "zh")


def test_a_letter_says_who_erased_what_until_when_and_whom_to_ask(story: Story) -> None:
    amina = story.device("amina")
    for actor in (amina, story.organisation):
        text = letter_text(write_letter(actor.vault, DAY))
        assert "On 21 November 2026 you asked" in text
        assert "It was held for harbour listens." in text
        assert "Where City received any of it" in text
        assert "Ana, 020 7946 0000" in text
        assert text.endswith("\n\nHarbour\n")


def test_a_letter_names_nobody_else_where_nobody_else_received_anything(story: Story) -> None:
    loner = story.loner("loner")
    text = letter_text(write_letter(loner.vault, DAY))
    assert "received any of it" not in text
    assert "It was held for" not in text
    assert text.endswith("\n\nHarbour\n")


def test_a_letter_says_nothing_of_the_interview(story: Story) -> None:
    amina = story.device("amina")
    conducted = amina.record("kanarek", contact={"name": "Zofia"})
    amina.withdraw(conducted.code)
    text = letter_text(write_letter(amina.vault, DAY))
    for secret in ("kanarek", "Zofia", conducted.code, "R01"):
        assert secret not in text


def test_a_page_shows_what_a_kit_says_and_runs_none_of_it(story: Story) -> None:
    project = find_project(story.organisation.vault)
    assert project is not None
    evil = Receiver("<script>alert(1)</script>", Audience.PROGRAMME)
    changed = replace(project.details, receivers=(evil,))
    keep_project(story.organisation.vault, replace(project, details=changed))
    page = letter_page(write_letter(story.organisation.vault, DAY))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_what_a_kit_says_moves_nothing_in_a_terminal(story: Story) -> None:
    project = find_project(story.organisation.vault)
    assert project is not None
    changed = replace(project.details, contact="Ana\x1b]0;x\x07\n\u202e", organisation="A\x9bB")
    keep_project(story.organisation.vault, replace(project, details=changed))
    text = letter_text(write_letter(story.organisation.vault, DAY))
    assert visible(text) == text
    assert "Ana<U+001B>]0;x<U+0007> <U+202E>" in text


def test_a_page_is_the_same_bytes_each_time() -> None:
    letter = Letter("Heading", ("One & two",), "Harbour")
    assert letter_page(letter) == (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<title>Heading</title>\n</head>\n<body>\n<h1>Heading</h1>\n"
        "<p>One &amp; two</p>\n<p>Harbour</p>\n</body>\n</html>\n"
    )


# --- one statement ------------------------------------------------------------------------------


def test_a_letter_of_one_statement_says_what_was_taken_back_and_that_the_rest_stays(
    story: Story,
) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek").code
    story.everybody(amina)
    for actor in (amina, story.organisation, story.programme):
        asked = find_asked(actor.vault, code, "share")
        text = letter_text(write_letter(actor.vault, DAY, asked))
        assert "What you took back" in text
        assert "On 21 November 2026 you took back something" in text
        assert "“Share with City.”" in text
        assert "It is not erased" in text
        assert "is erased from our records" not in text
        assert "kanarek" not in text


def test_a_statement_that_is_not_known_here_goes_by_its_name(story: Story) -> None:
    loner = story.loner("loner")
    asked = find_asked(loner.vault, write_code(WITHDRAWAL_CODE, 7), "share")
    assert asked == Asked("en", "share")


def test_what_waits_for_a_project_is_found_too(story: Story) -> None:
    loner = story.loner("loner")
    code = loner.record("kanarek").code
    assert find_asked(loner.vault, code, "take_part") == Asked("en", "I take part.")


# --- languages ----------------------------------------------------------------------------------


def test_a_letter_is_in_the_language_of_the_interview(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek", language="ro").code
    asked = find_asked(amina.vault, code, "take_part")
    letter = write_letter(amina.vault, DAY, asked)
    assert letter.language == "ro"
    assert letter.awaits_review
    assert "„Particip.”" in letter_text(letter)
    assert "21 noiembrie 2026" in letter_text(letter)
    assert letter_page(letter).startswith('<!DOCTYPE html>\n<html lang="ro">')


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("statement", [None, "A statement."])
def test_each_language_says_the_same(story: Story, language: str, statement: str | None) -> None:
    amina = story.device("amina")
    letter = write_letter(amina.vault, DAY, Asked(language, statement))
    english = write_letter(amina.vault, DAY, Asked("en", statement))
    assert letter.language == language
    assert letter.awaits_review
    assert len(letter.paragraphs) == len(english.paragraphs)
    text = letter_text(letter)
    plain = "".join(one for one in text if one not in "\u2066\u2068\u2069")
    for said in ("harbour listens", "City", "Ana, 020 7946 0000", "Harbour"):
        assert said in plain
    assert (statement or "") in plain
    assert letter_text(english) != text


def test_a_language_without_words_gets_the_english_letter(story: Story) -> None:
    letter = write_letter(story.organisation.vault, DAY, Asked("pt-BR"))
    assert letter == write_letter(story.organisation.vault, DAY)
    assert not letter.awaits_review


def test_a_variety_of_a_language_gets_its_letter(story: Story) -> None:
    vault = story.organisation.vault
    letter = write_letter(vault, DAY, Asked("zh-Hans"))
    assert letter == write_letter(vault, DAY, Asked("zh"))
    assert letter.language == "zh"


def test_a_telephone_number_keeps_its_order_in_a_letter_read_from_the_right(story: Story) -> None:
    letter = write_letter(story.organisation.vault, DAY, Asked("ar"))
    assert "\u2066020 7946 0000\u2069" in letter_text(letter)
    assert letter_page(letter).startswith('<!DOCTYPE html>\n<html lang="ar" dir="rtl">')


def test_every_language_has_every_message_with_the_same_values() -> None:
    from peerkit.words.en.letters import MESSAGES

    for language in LANGUAGES:
        module = import_module(f"peerkit.words.{language}.letters")
        assert {code: values(text) for code, text in MESSAGES.items()} == {
            code: values(text) for code, text in module.MESSAGES.items()
        }


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
