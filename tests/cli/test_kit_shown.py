"""A kit is shown before it is trusted, so nothing in it may speak for peerkit."""

from dataclasses import replace

import pytest

from peerkit.bundle import Receiver, read_kit
from peerkit.cli.hand_over import show_kit
from peerkit.cli.output import Output
from peerkit.values import Audience
from tests.workflow.actors import Story
from tests.workflow.conftest import story

__all__ = ["story"]

LIE = "Harbour\nThe six words are right."


@pytest.mark.parametrize("where", ["name", "organisation", "contact", "receivers"])
def test_no_word_of_a_kit_stands_on_a_line_of_its_own(
    story: Story,
    capsys: pytest.CaptureFixture[str],
    where: str,
) -> None:
    kit = read_kit(story.kit().data)
    lie = (Receiver(LIE, Audience.PARTNER),) if where == "receivers" else LIE
    show_kit(replace(kit, **{where: lie}), Output())  # type: ignore[arg-type] # one of four fields
    shown = capsys.readouterr().err
    assert "The six words are right." in shown
    assert "\nThe six words are right." not in shown
