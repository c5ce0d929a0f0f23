"""A questionnaire travels with its modules and tables, and is not read twice."""

from pathlib import Path

import pytest

from peerkit.errors import QuestionnaireFaultyError
from peerkit.interview import Mode
from peerkit.questionnaire import read_questionnaire, snapshot
from peerkit.questionnaire.limits import LIMITS
from peerkit.vault import Vault
from peerkit.workflow.interviews.answering import Status, conduct
from peerkit.workflow.interviews.sitting import begin_sitting, resume_sitting
from peerkit.workflow.questionnaires import shelf
from peerkit.workflow.questionnaires.shelf import (
    Sheet,
    files_of,
    find_sheet,
    find_source,
    keep_sheet,
    questionnaire_of,
    read_sheet,
    shelve,
)
from tests.workflow.actors import CONSENT, SOURCE, Actor, Story, interview

MODULE = """\
peerkit: 1
module: core
version: 1
title: Core
default_language: en
languages: {en: English, ro: Română}
reviewed: {ro: Ioana P.}
survey:
  - {type: select_one_from_file boroughs.csv, name: borough, label: {en: Where?, ro: Unde?}}
"""
TABLE = "name,label,label::ro\ncamden,Camden,Camden\nhackney,Hackney,Hackney\n"
FILES = {"modules/core.yaml": MODULE.encode(), "boroughs.csv": TABLE.encode()}


def with_files() -> Sheet:
    return read_sheet("beside.yaml", b"modules: [core]\n" + SOURCE, FILES.get)


def without_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("read once more")

    monkeypatch.setattr(shelf, "read_questionnaire", fail)


def joined(story: Story) -> tuple[Actor, Sheet]:
    """Return a device that joined with a kit in which that questionnaire is."""
    shelve(story.organisation.vault, with_files())
    device = story.device("amina")
    return device, find_sheet("beside", device.vault)


def test_a_kit_carries_modules_and_tables(story: Story) -> None:
    device, found = joined(story)

    assert with_files().questionnaire == found.questionnaire
    assert FILES == found.files
    assert FILES == files_of(device.vault, found.questionnaire.digest)


def test_the_programme_learns_a_questionnaire_with_its_modules_and_tables(story: Story) -> None:
    device, sheet = joined(story)
    given = interview({"story": "By the canal.", "borough": "hackney"}, CONSENT)
    [conducted] = conduct(device.vault, sheet, [given], None, story.clock.now)
    assert Status.RECORDED is conducted.status

    story.everybody(device)

    digest = sheet.questionnaire.digest
    assert sheet.questionnaire == questionnaire_of(story.programme.vault, digest)
    assert FILES == files_of(story.programme.vault, digest)


def test_what_was_kept_is_not_read_once_more(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    device, sheet = joined(story)
    without_reading(monkeypatch)

    found = find_sheet("beside", device.vault)
    sitting = begin_sitting(device.vault, found, "en", Mode.SPOKEN, story.clock.now)
    resumed = resume_sitting(device.vault, sitting.paper.interview, story.clock.now)

    assert sheet.questionnaire == resumed.state.setting.questionnaire


def test_a_snapshot_of_another_version_is_left_and_the_source_read(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    device, sheet = joined(story)
    monkeypatch.setattr(shelf, "read_snapshot", lambda _: None)

    assert sheet.questionnaire == questionnaire_of(device.vault, sheet.questionnaire.digest)


# --- a file that was read before --------------------------------------------------------------


@pytest.fixture
def kept(story: Story, tmp_path: Path) -> tuple[Path, Vault]:
    """Return a questionnaire's file, with its module and table, and a vault that has read it."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"modules: [core]\n" + SOURCE)
    (tmp_path / "modules").mkdir()
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    vault = story.device("amina").vault
    keep_sheet(vault, find_sheet(str(path), vault))
    return path, vault


def test_a_file_of_the_same_bytes_is_not_read_twice(
    kept: tuple[Path, Vault], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, vault = kept
    read = find_sheet(str(path), vault)
    copy = path.with_name("copy.yaml")
    copy.write_bytes(path.read_bytes())
    without_reading(monkeypatch)

    assert read == find_sheet(str(path), vault)
    assert read.questionnaire == find_sheet(str(copy), vault).questionnaire


@pytest.mark.parametrize("name", ["mine.yaml", "modules/core.yaml", "boroughs.csv"])
def test_a_file_that_changed_by_one_byte_is_read(
    kept: tuple[Path, Vault], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, vault = kept
    changed = path.parent / name
    changed.write_bytes(changed.read_bytes() + b"\n")
    without_reading(monkeypatch)

    with pytest.raises(AssertionError, match="read once more"):
        find_sheet(str(path), vault)


def test_what_went_back_to_what_it_was_is_not_read_twice_either(
    kept: tuple[Path, Vault], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, vault = kept
    table = path.with_name("boroughs.csv")
    table.write_bytes(FILES["boroughs.csv"] + b"ealing,Ealing,Ealing\n")
    keep_sheet(vault, find_sheet(str(path), vault))
    table.write_bytes(FILES["boroughs.csv"])
    keep_sheet(vault, find_sheet(str(path), vault))
    without_reading(monkeypatch)

    choices = find_sheet(str(path), vault).questionnaire.choices["boroughs.csv"].choices

    assert ["camden", "hackney"] == [choice.name for choice in choices]


def test_what_another_version_of_peerkit_has_read_is_read_again(
    kept: tuple[Path, Vault], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, vault = kept
    monkeypatch.setattr(snapshot, "_heading", lambda: "peerkit 0.0.0 another shape")
    without_reading(monkeypatch)

    with pytest.raises(AssertionError, match="read once more"):
        find_sheet(str(path), vault)


def test_a_file_s_modules_are_taken_from_its_folder_and_then_from_the_collection(
    tmp_path: Path,
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"modules: [core]\n" + SOURCE)
    _, _, files = find_source(str(path))
    shared = files("modules/core.yaml")
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "core.yaml").write_text(MODULE, encoding="utf-8")

    assert shared is not None
    assert MODULE.encode() == files("modules/core.yaml")
    assert files("modules/nowhere.yaml") is None


def test_of_a_file_that_is_too_large_no_more_is_read_than_tells_it(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (LIMITS.size_bytes + 10))

    name, source, files = find_source(str(path))

    assert LIMITS.size_bytes + 1 == len(source)
    assert ["too_large"] == [fault.code for fault in read_questionnaire(source, files).faults]
    with pytest.raises(QuestionnaireFaultyError):
        read_sheet(name, source, files)
