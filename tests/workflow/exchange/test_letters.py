"""The letter of a withdrawal says what is true, and nothing of who said what."""

from dataclasses import replace

from peerkit.bundle import Receiver
from peerkit.values import Audience
from peerkit.workflow.belonging.project import find_project, keep_project
from peerkit.workflow.exchange.letters import Letter, letter_page, letter_text, write_letter
from tests.workflow.actors import Story

DAY = "2026-11-21"


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


def test_a_page_is_the_same_bytes_each_time() -> None:
    letter = Letter("Heading", ("One & two",), "Harbour")
    assert letter_page(letter) == (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<title>Heading</title>\n</head>\n<body>\n<h1>Heading</h1>\n"
        "<p>One &amp; two</p>\n<p>Harbour</p>\n</body>\n</html>\n"
    )
