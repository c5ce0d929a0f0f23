"""Paper finds its way back: what is filled in, in the file that print makes, is what was said."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from peerkit.errors import (
    LanguageNotOfferedError,
    NotWritableError,
    OutputExistsError,
    QuestionnaireFaultyError,
)
from peerkit.interview import Submission
from peerkit.questionnaire import Repeat
from peerkit.questionnaire import walk as walk_items
from peerkit.questionnaire.paper.needed import is_asked_on_paper
from peerkit.record import RecordKind
from peerkit.record.bodies.submission import read_submission
from peerkit.values import Answer, ConsentState
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.interviews.answering import Status, conduct
from peerkit.workflow.interviews.answers_file import GivenInterview, read_answers
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.questionnaires.printing import Told, find_print, write_all
from peerkit.workflow.questionnaires.shelf import find_source, read_sheet
from tests.questionnaires.library import NAMES, shipped, walk
from tests.scenario import Scenario
from tests.workflow.actors import Story

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TOLD = Told("Harbour Voices", "Ana, 020 7946 0000", "2027-03-31", ("City Hall", "Borough"))
_KEY = re.compile(r"( *)(- )?([\w.-]+):.*")


def nested(kept: Submission, asked: set[str]) -> dict[str, Any]:
    """Return what was said, as a file of answers holds it: repeats are lists of objects."""
    given: dict[str, Any] = {}
    around = {
        item.name: [one.name for one in path if isinstance(one, Repeat)]
        for path, item in _paths(kept_items(kept), ())
    }
    for address, answer in kept.answers.items():
        holder = given
        for name, number in zip(around[address.name], address.instances, strict=True):
            turns = holder.setdefault(name, [])
            turns.extend({} for _ in range(number - len(turns)))
            holder = turns[number - 1]
        if address.name in asked:
            holder[address.name] = _said(answer)
    return given


def kept_items(kept: Submission) -> tuple[Any, ...]:
    return shipped(kept.form_id).survey


def _paths(items: tuple[Any, ...], around: tuple[Any, ...]) -> list[tuple[tuple[Any, ...], Any]]:
    found = []
    for item in items:
        found.append((around, item))
        found += _paths(getattr(item, "items", ()), (*around, item))
    return found


def _said(answer: Answer) -> Any:
    if answer.missing is not None:
        declined = answer.missing in ("prefer_not_to_say", "dont_know")
        return {"missing": answer.missing.value} if declined else None
    return list(answer.value) if isinstance(answer.value, tuple) else answer.value


def filled(lines: list[str], given: Mapping[str, Any]) -> list[str]:
    """Return the lines with what was said behind the names; a turn's lines stand once for each."""
    done: list[str] = []
    while lines:
        line, *lines = lines
        match = _KEY.fullmatch(line)
        said = given.get(match[3]) if match else None
        if match is None or said is None:
            done.append(line)
            continue
        indent = len(match[1])
        block = lines[: _block_length(lines, indent)]
        if block and isinstance(said, list) and isinstance(said[0], dict):
            lines = lines[len(block) :]
            turns = (turn for one in said for turn in filled(block, one))
            done += [line, *turns]
        else:
            done.append(f"{line} {json.dumps(said, ensure_ascii=False)}")
    return done


def _block_length(lines: list[str], indent: int) -> int:
    inside = [len(line) - len(line.lstrip()) > indent for line in lines]
    return inside.index(False) if False in inside else len(inside)


def test_lines_are_filled_in_as_a_person_would() -> None:
    lines = ["    a:", "    r:", "        # x", "      - b:", "        c:", "    d:"]
    expected = ["    a: 1", "    r:"]
    expected += ["        # x", "      - b: 2", "        c:"]
    expected += ["        # x", "      - b:", "        c: 3", "    d: [4]"]
    assert expected == filled(lines, {"a": 1, "r": [{"b": 2}, {"c": 3}], "d": [4]})


@pytest.mark.parametrize("name", NAMES)
def test_what_was_said_comes_back_from_the_file_that_print_makes(name: str, story: Story) -> None:
    whole = shipped(name)
    kept = walk(Scenario(whole), Random(name)).finish()
    asked = {item.name for item in walk_items(whole.survey) if is_asked_on_paper(item)}
    said = nested(kept, asked)
    consent = dict.fromkeys((one.name for one in whole.consent), "yes")
    lines = find_print(name, "en").skeleton().decode().splitlines()
    paper = {"key": "7", "participant": "P-7", "age": "18_or_over"}
    text = "\n".join(filled(lines, {**paper, **consent, **said}))

    [given] = read_answers("answers.yaml", text.encode())
    assert isinstance(given, GivenInterview)
    amina = story.device("amina")
    [conducted] = conduct(amina.vault, read_sheet(*find_source(name)), [given], None, lambda: NOW)

    assert (Status.RECORDED, ()) == (conducted.status, conducted.faults)
    # What participants can type alone is not shown here; it is in the record all the same.
    membership = find_membership(amina.vault)
    assert membership is not None
    [record] = amina.vault.records.by_kind(membership.project, RecordKind.SUBMISSION)
    back = read_submission(body_of(record)).answers
    assert {at: answer.missing for at, answer in kept.answers.items() if at.name in asked} == {
        at: back[at].missing for at in kept.answers if at.name in asked
    }


def test_a_file_that_nobody_filled_in_answers_nothing() -> None:
    [given] = read_answers("answers.yaml", find_print("green_spaces", None).skeleton())

    assert isinstance(given, GivenInterview)
    assert {} == given.consent
    assert {None} == set(given.answers.values())
    assert ("", None, None, "en") == (given.participant, given.key, given.at, given.language)


def test_a_turn_left_empty_at_the_end_is_none_and_one_between_others_is() -> None:
    text = "- consent: {a: yes, b: }\n  notes: {x: }\n  answers:\n    r:\n"
    text += '      - {n: }\n      - {n: Ana}\n      - {n: }\n    s:\n      - n:\n    t: ""\n'

    [given] = read_answers("answers.yaml", text.encode())

    assert isinstance(given, GivenInterview)
    assert {"a": ConsentState.YES} == given.consent
    assert {} == given.notes
    assert {"r": [{"n": None}, {"n": "Ana"}], "s": None, "t": ""} == given.answers


def test_the_page_names_what_participants_are_told() -> None:
    page = find_print("social_integration", "ro").page(TOLD).decode()

    assert "Harbour Voices" in page
    assert "31 martie 2027" in page
    assert "City Hall și Borough" in page


def test_a_language_that_is_not_there_is_not_printed() -> None:
    with pytest.raises(LanguageNotOfferedError):
        find_print("green_spaces", "ro")


def test_a_questionnaire_with_faults_is_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("peerkit: 1\nform_id: bad\n", encoding="utf-8")
    with pytest.raises(QuestionnaireFaultyError):
        find_print(str(path), None)


def test_a_name_that_is_free_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = find_print("green_spaces", None)
    names = []
    for _ in range(3):
        names.append(found.free_path().name)
        found.free_path().touch()
    assert ["green_spaces.en.html", "green_spaces.en-2.html", "green_spaces.en-3.html"] == names


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    first, second, away = tmp_path / "first", tmp_path / "second", tmp_path / "away" / "third"
    second.write_bytes(b"mine")

    with pytest.raises(OutputExistsError):
        write_all({first: b"1", second: b"2"})
    assert [second] == list(tmp_path.iterdir())
    with pytest.raises(NotWritableError):
        write_all({first: b"1", away: b"3"})
    assert [second] == list(tmp_path.iterdir())
    assert b"mine" == second.read_bytes()
