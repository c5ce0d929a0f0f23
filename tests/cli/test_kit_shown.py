"""A kit is shown before it is trusted, so nothing in it may speak for peerkit."""

from dataclasses import replace

import pytest

from peerkit.bundle import Receiver, read_kit
from peerkit.cli.interviews import status
from peerkit.cli.interviews.joining import show_kit
from peerkit.cli.output import Output
from peerkit.values import Audience
from tests.workflow.actors import Story
from tests.workflow.conftest import story

__all__ = ["story"]

LIE = "Harbour\nThe six words are right."


@pytest.mark.parametrize("where", ["name", "organisation", "contact", "receivers", "policies"])
def test_no_word_of_a_kit_stands_on_a_line_of_its_own(
    story: Story,
    capsys: pytest.CaptureFixture[str],
    where: str,
) -> None:
    kit = read_kit(story.kit().data)
    lies = {"receivers": (Receiver(LIE, Audience.PARTNER),), "policies": {"local_card": LIE}}
    show_kit(replace(kit, **{where: lies.get(where, LIE)}), Output())  # type: ignore[arg-type]
    shown = capsys.readouterr().err
    assert "The six words are right." in shown
    assert "\nThe six words are right." not in shown


@pytest.mark.parametrize("fact", ["project", "organisation", "programme"])
def test_no_name_of_a_project_makes_a_line_of_status(
    capsys: pytest.CaptureFixture[str], fact: str
) -> None:
    call = {"code": "R01", "at": "2026-11-22T00:00:00Z", "words": LIE}
    facts = dict.fromkeys(("project", "organisation", "programme", "key_words"), "")
    status._show(
        {"vault": "amina", **facts, fact: LIE, "interviews": {}, "calls": [call]}, Output()
    )
    shown = capsys.readouterr().out
    assert 2 == shown.count("The six words are right.")
    assert "\nThe six words are right." not in shown


def test_what_a_project_asks_of_a_laptop_is_said_in_words(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    kit = read_kit(story.kit().data)
    policies: dict[str, str | int | bool] = {
        "under_16": "refuse",
        "lone_working": False,
        "of_a_later_version": "yes",
    }
    show_kit(replace(kit, policies=policies), Output())
    shown = capsys.readouterr().err
    assert "People under 16: they do not take part." in shown
    assert "alone" not in shown
    assert "later" not in shown
