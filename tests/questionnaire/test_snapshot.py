"""A snapshot gives back the very questionnaire that was read."""

from dataclasses import replace
from pathlib import Path

import pytest

import peerkit.questionnaire.snapshot as module
from peerkit.questionnaire import Questionnaire, read_questionnaire, read_snapshot, write_snapshot
from tests.questionnaire.samples import HOUSING, SMALL, VECTORS, beside_vectors, read, with_items

LIBRARY = sorted((Path(__file__).parents[2] / "questionnaires").glob("*.yaml"))


def in_library(path: Path) -> Questionnaire:
    def beside(name: str) -> bytes | None:
        file = path.parent / name
        return file.read_bytes() if file.is_file() else None

    questionnaire = read_questionnaire(path.read_bytes(), beside).questionnaire
    assert questionnaire is not None
    return questionnaire


def whole() -> Questionnaire:
    lines = (
        "{type: select_one tenure or_other, name: wish, label: Which?, default: council}",
        "{type: image, name: picture, label: A picture?, body: {map: [list, tuple]}}",
        "{type: select_one_from_file boroughs.csv, name: borough, label: Where?}",
        '{type: date, name: day, label: When?, default: "today()", required: yes}',
    )
    source = with_items(*lines).replace(
        b"languages: {en: English}",
        b"languages: {en: English}\nmodules: [shared]\nmap: {Question: [], set: tuple}",
    )
    questionnaire = read_questionnaire(source, beside_vectors).questionnaire
    assert questionnaire is not None
    return questionnaire


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_a_questionnaire_of_the_library_comes_back(path: Path) -> None:
    questionnaire = in_library(path)

    found = read_snapshot(write_snapshot(questionnaire))

    assert questionnaire == found
    assert found is not None
    assert questionnaire.modules == found.modules


@pytest.mark.parametrize("questionnaire", [read(SMALL.encode()), read(HOUSING), whole()])
def test_every_kind_of_thing_comes_back(questionnaire: Questionnaire) -> None:
    found = read_snapshot(write_snapshot(questionnaire))

    assert questionnaire == found
    assert write_snapshot(questionnaire) == write_snapshot(replace(questionnaire))


def test_faulty_questionnaires_come_back_too() -> None:
    for path in VECTORS.glob("*.yaml"):
        questionnaire = read_questionnaire(path.read_bytes(), beside_vectors).questionnaire
        if questionnaire is not None:
            assert questionnaire == read_snapshot(write_snapshot(questionnaire)), path


def test_another_version_s_snapshot_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = write_snapshot(read(SMALL.encode()))
    module._heading.cache_clear()
    monkeypatch.setattr(module, "__version__", "0.0.0")

    assert read_snapshot(snapshot) is None
    module._heading.cache_clear()


@pytest.mark.parametrize("data", [b"", b"\n", b"peerkit", SMALL.encode()])
def test_what_is_no_snapshot_is_none(data: bytes) -> None:
    assert read_snapshot(data) is None
