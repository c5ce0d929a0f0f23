"""A questionnaire's file is read once, however many interviews are held with it."""

import json
import shutil
from pathlib import Path

import pytest

from peerkit.cli.run import run
from peerkit.questionnaire import Files, Reading, no_files, read_questionnaire
from peerkit.workflow.questionnaires import shelf
from tests.terminal.laptop import WALK, new_laptop
from tests.transcripts.transcript import ANSWERS

NOT_FOUND, FAULTY = 5, 4


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a questionnaire's file on a laptop that has a vault."""
    laptop = new_laptop(tmp_path / "home")
    for name, value in laptop.environment.items():
        monkeypatch.setenv(name, value)
    path = tmp_path / "walk.yaml"
    shutil.copy(WALK, path)
    given = {name: value for name, value in ANSWERS[0].items() if name != "key"}
    (tmp_path / "answers.jsonl").write_text(json.dumps(given) + "\n")
    return path


def held(path: Path) -> int:
    """Return the exit status of an interview whose answers stand in a file."""
    answers = path.with_name("answers.jsonl")
    return run(["interview", str(path), "--answers", str(answers), "--quiet"])


def test_the_second_interview_with_a_file_reads_no_yaml(
    walk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []

    def counted(data: bytes, files: Files = no_files) -> Reading:
        read.append(data)
        return read_questionnaire(data, files)

    monkeypatch.setattr(shelf, "read_questionnaire", counted)
    statuses = [held(walk), held(walk)]
    walk.write_bytes(walk.read_bytes() + b"\n")
    statuses.append(held(walk))

    assert [0, 0, 0] == statuses
    assert [WALK.read_bytes(), WALK.read_bytes() + b"\n"] == read


def test_a_file_that_is_not_there_is_told_before_a_passphrase_is_asked_for(
    walk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PEERKIT_PASSPHRASE_FILE", str(walk.with_name("no passphrase")))

    assert NOT_FOUND == held(walk.with_name("nosuch.yaml"))

    assert "nosuch.yaml" in capfd.readouterr().err


def test_a_file_with_faults_holds_no_interview(walk: Path) -> None:
    walk.write_text(walk.read_text(encoding="utf-8").replace("${how_often}", "${how_offen}"))

    assert FAULTY == held(walk)
