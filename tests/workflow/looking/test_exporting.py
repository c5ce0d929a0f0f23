"""What an export holds has passed the gate, and its files appear together or not at all."""

import csv
import errno
import io
import os
from pathlib import Path

import pytest

from peerkit.consent import permits
from peerkit.errors import (
    DiskFullError,
    NoProjectError,
    NothingToExportError,
    NotWritableError,
    OutputExistsError,
)
from peerkit.questionnaire import Purpose
from peerkit.values import Audience
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.looking.exporting import Entries, ExportFormat, export
from tests.workflow.actors import Actor, Story, holds, kinds


def rows(files: dict[str, bytes], name: str = "interviews.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))


def test_everything_that_goes_up_has_passed_the_gate(story: Story) -> None:
    amina = story.device("amina")
    beside = {"notes": {"story": "kanarek-note"}, "contact": {"name": "kanarek-name"}}
    full = {"ill": "y", "illness": "kanarek-illness", "street": "kanarek-street"}
    amina.record("shared", answers=full, **beside)
    amina.record("kanarek-kept", consent={"share": False}, answers=full, **beside)
    amina.record("partly", consent={"health": False}, answers=full, **beside)
    story.everybody(amina)
    assert story.organisation.stories() == ["kanarek-kept", "partly", "shared"]
    assert story.programme.stories() == ["partly", "shared"]
    assert kinds(story.programme.vault).count("projection") == 3
    for secret in ("kanarek-street", "kanarek-note", "kanarek-name", "kanarek-kept", "R01-001"):
        assert not holds(story.programme.vault, secret), secret
    project = find_project(story.programme.vault)
    assert project is not None
    for entry in Entries(story.programme.vault, project):
        receiver = "City"
        assert permits(Purpose.ANSWERS, Audience.PROGRAMME, receiver, entry.submission)
        for address in entry.submission.answers:
            assert address.name != "street"
            sensitive = entry.submission.sensitive.get(address.name)
            if sensitive is not None:
                assert permits(sensitive.purpose, Audience.PROGRAMME, receiver, entry.submission)
    table = {row["story"]: row for row in rows(story.programme.export(story.folder / "out"))}
    assert (table["shared"]["illness"], table["shared"]["street"]) == ("kanarek-illness", "-3")
    assert table["partly"]["illness"] == table["partly"]["ill"] == "-3"
    assert {row["participant"] for row in table.values()} == {""}


def test_answers_given_without_a_project_never_go_further_up(story: Story) -> None:
    from peerkit.workflow.projects.joining import join

    loner = story.loner("loner")
    loner.record("told to Harbour alone")
    made = story.kit()
    join(loner.vault, made.data, " ".join(made.words), is_same_organisation=True)
    story.everybody(loner)
    assert story.organisation.stories() == ["told to Harbour alone"]
    assert story.programme.stories() == []
    assert not holds(story.programme.vault, "told to Harbour alone")


def test_the_same_records_give_the_same_bytes(story: Story) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    for number in range(3):
        amina.record(f"a{number}", answers={"member": [{"age": number}]})
        badr.record(f"b{number}")
    story.everybody(badr, amina)
    first = story.organisation.export(story.folder / "one")
    assert story.organisation.export(story.folder / "two") == first
    assert [row["age"] for row in rows(first, "member.csv")] == ["0", "1", "2"]
    assert set(first) == {"interviews.csv", "member.csv", "codebook.csv", "README.txt"}


def test_the_programme_words_its_table_with_what_came_up(story: Story) -> None:
    amina = story.device("amina")
    amina.record("told")
    story.everybody(amina)
    files = story.programme.export(story.folder / "out")
    labels = {row["variable"]: row for row in rows(files, "codebook.csv")}
    assert "Tell us." in str(labels["story"])
    [row] = rows(files)
    assert (row["organisation"], row["community"]) == ("Harbour", "Sailors")


@pytest.fixture
def lead(story: Story) -> Actor:
    amina = story.device("amina")
    amina.record("told")
    story.sync(amina, story.organisation)
    return story.organisation


def test_an_export_replaces_nothing_unless_told(lead: Actor, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    first = lead.export(folder)
    with pytest.raises(OutputExistsError):
        lead.export(folder)
    again = export(lead.vault, ExportFormat.JSON, folder, "2026-12-01", replace=True)
    assert sorted(path.name for path in folder.iterdir()) == ["README.txt", "interviews.json"]
    assert all(path.exists() for path in again.files)
    assert first["README.txt"] == (folder / "README.txt").read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_that_is_no_export_is_never_replaced(lead: Actor, tmp_path: Path) -> None:
    for name, content in (("thesis.docx", b"years of work"), ("notes.txt", b"mine")):
        folder = tmp_path / name.split(".", maxsplit=1)[0]
        folder.mkdir()
        (folder / name).write_bytes(content)
        with pytest.raises(OutputExistsError):
            export(lead.vault, ExportFormat.CSV, folder, "2026-12-01", replace=True)
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == {name: content}
    taken = tmp_path / "taken"
    taken.write_bytes(b"a file")
    with pytest.raises(OutputExistsError):
        export(lead.vault, ExportFormat.CSV, taken, "2026-12-01", replace=True)
    assert taken.read_bytes() == b"a file"


def test_a_full_disk_leaves_no_folder(
    lead: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    kept = lead.export(folder)
    synced: list[int] = []

    def full(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("peerkit.workflow.looking.output_folder.os.fsync", full)
    for target, replace in ((tmp_path / "new", False), (folder, True)):
        synced.clear()
        with pytest.raises(DiskFullError):
            export(lead.vault, ExportFormat.CSV, target, "2026-12-01", replace=replace)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == kept
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "places", "vaults"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_told(lead: Actor, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(NotWritableError):
        lead.export(closed / "out")
    assert list(closed.iterdir()) == []


def test_a_path_through_a_file_is_told(lead: Actor, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(NotWritableError):
        lead.export(tmp_path / "file" / "out")
    assert (tmp_path / "file").read_bytes() == b"x"


def test_what_a_kill_left_aside_is_gone_after_the_next_export(lead: Actor, tmp_path: Path) -> None:
    left = tmp_path / ".out.new"
    left.mkdir()
    (left / "interviews.csv").write_bytes(b"half")
    lead.export(tmp_path / "out")
    assert not left.exists()


def test_there_is_nothing_to_export_without_a_project_or_an_interview(
    story: Story, tmp_path: Path
) -> None:
    loner = story.loner("loner")
    with pytest.raises(NoProjectError):
        loner.export(tmp_path / "out")
    with pytest.raises(NothingToExportError):
        story.programme.export(tmp_path / "out")
    assert not (tmp_path / "out").exists()
