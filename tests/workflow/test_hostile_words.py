"""Whatever an invited device says, and whenever its clock says it, its lead's work goes on."""

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from peerkit.questionnaire import questionnaire_digest
from peerkit.record import RecordKind
from peerkit.record.bodies.projection import ProjectedQuestionnaire, write_projection
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.exchange.confirming import list_withdrawals
from peerkit.workflow.exchange.merging import Fate, merge_bundle
from peerkit.workflow.home import home
from peerkit.workflow.looking.exporting import ExportFormat, export
from peerkit.workflow.looking.listing import list_interviews
from peerkit.workflow.looking.standing import standing
from peerkit.workflow.projects.people import list_people
from peerkit.workflow.safeguarding.calls import calls_asked
from peerkit.workflow.safeguarding.concerns import count_concerns
from tests.workflow.actors import Actor, Clock, Story
from tests.workflow.test_hostile_devices import body_in, say

ODD = "\x1b[31m\r\n\x00=cmd()|../../etc\u202e"
ODD_NAME = "\x1b[31m=cmd()../x"
HUGE = 2**53 - 1

SPOILT: dict[str, dict[str, Any]] = {
    "times that are none": {"started": "kanarek", "ended": ""},
    "times of no calendar": {"started": "9999-12-31T23:59:59Z", "ended": "0001-01-01T00:00:00Z"},
    "a participant code to escape with": {"participant": ODD},
    "no participant code": {"participant": ""},
    "somebody else's participant code": {"participant": "R01-001"},
    "a participant code without end": {"participant": "x" * 1_000_000},
    "a language to escape with": {"language": ODD},
    "a form to leave the folder with": {"form_id": "../../x"},
    "a version to escape with": {"version": ODD},
    "answers of other types": {
        "answers": {"story": ["a"], "ill": "zzz", "illness": 7, "years": "ten", "member": "x"},
        "repeats": [],
    },
    "numbers where words belong": {
        "answers": {"story": HUGE, "ill": ["y", "n"], "street": ["x"], "years": HUGE},
        "repeats": [],
    },
    "answers to nothing that was asked": {
        "answers": {f"nobody{number}": "x" for number in range(500)},
        "repeats": [],
    },
    "answers by names to escape with": {"answers": {ODD_NAME.replace("[", ""): ODD}, "repeats": []},
    "a sensitive question of no name": {"sensitive": {ODD_NAME: "health"}, "pii": [ODD] * 3},
    "notes beside nothing": {"notes": {"story[1][2]": ODD, "nobody": "x" * 100_000}},
    "hours without end": {
        "paradata": {
            "seconds": HUGE,
            "pauses": HUGE,
            "changes": HUGE,
            "seconds_by_question": {ODD_NAME: HUGE},
        }
    },
}


def go_on(actor: Actor, folder: Path) -> None:
    """Do what a lead does."""
    vault, now = actor.vault, actor.clock.now()
    list_interviews(vault)
    standing(vault)
    list_people(vault)
    list_withdrawals(vault)
    count_concerns(vault, now)
    calls_asked(vault, now)
    home(vault, now)
    for number, form in enumerate(ExportFormat):
        export(vault, form, folder / str(number), "2026-12-01")


REFUSED = {RecordKind.SUBMISSION, RecordKind.CORRECTION, RecordKind.PROJECTION, RecordKind.ERASURE}
"""What lists and exports read again is refused with its bundle (`test_hostile_devices.py`)."""

SILENCED = {RecordKind.CONFIRMATION}
"""A device that says such a thing without words stops itself."""


def test_words_that_no_interview_says_stop_nothing(story: Story, tmp_path: Path) -> None:
    amina, mallory = story.device("amina"), story.device("mallory")
    amina.record("the market")
    mallory.record("the harbour")
    for said in SPOILT.values():
        say(mallory, RecordKind.SUBMISSION, body_in(mallory.vault) | said)
    story.sync(amina, mallory, story.organisation, story.programme, story.organisation, amina)
    assert len(SPOILT) + 2 == len(list_interviews(story.organisation.vault))
    for name in ("organisation", "programme"):
        go_on(getattr(story, name), tmp_path / name)
        assert "the market" in getattr(story, name).stories()
    assert ["merged"] == amina.where()


def test_records_of_any_kind_that_say_nothing_stop_nothing(story: Story, tmp_path: Path) -> None:
    amina, mallory = story.device("amina"), story.device("mallory")
    amina.record("the market")
    mallory.record("the harbour")
    for kind in set(RecordKind) - REFUSED - SILENCED:
        for subject in ("a" * 64, None):
            say(mallory, kind, {}, subject)
    story.sync(amina, mallory, story.organisation, story.programme, story.organisation, amina)
    go_on(story.organisation, tmp_path / "out")
    assert ["the harbour", "the market"] == story.programme.stories()
    assert ["merged"] == amina.where()


@pytest.mark.parametrize("year", [1970, 9998])
def test_a_clock_that_is_wrong_by_years_stops_nothing(
    story: Story, tmp_path: Path, year: int
) -> None:
    amina, mallory = story.device("amina"), story.device("mallory")
    mallory.clock = Clock(datetime(year, 12, 30, 9, tzinfo=UTC))
    amina.record("the market")
    code = mallory.record("the harbour").code
    mallory.record("stays")
    story.everybody(amina, mallory)
    assert ["stays", "the harbour", "the market"] == story.organisation.stories()
    mallory.withdraw(code)
    for _ in range(2):
        story.everybody(amina, mallory)
    assert ["stays", "the market"] == story.organisation.stories() == story.programme.stories()
    go_on(story.organisation, tmp_path / "out")


def test_a_flood_of_questionnaires_does_not_fill_the_memory(story: Story) -> None:
    mallory = story.device("mallory")
    mallory.record("the harbour")
    for number in range(24):
        source = f"# {number}\n" + "x" * 1_000_000
        digest = questionnaire_digest(source.encode(), {})
        body = write_projection(ProjectedQuestionnaire(digest, "x.yaml", source, {}))
        say(mallory, RecordKind.PROJECTION, body, None)
    mallory.sync()
    [bundle] = mallory.bundles()
    data, vault = bundle.read_bytes(), story.organisation.vault
    tracemalloc.start()
    try:
        merged = merge_bundle(vault, find_links(vault)[-1], "flood", data, story.clock.at())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert Fate.MERGED is merged.fate
    assert peak < 27_000_000
