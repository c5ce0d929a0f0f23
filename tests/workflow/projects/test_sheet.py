"""The sheet of an organisation's keys: printed whole, typed back without a slip, and its own."""

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from peerkit.bundle import SecondRecipient, device_words
from peerkit.crypto import (
    OrganisationKeys,
    SigningKey,
    generate_identity,
    read_key_lines,
    write_key_lines,
)
from peerkit.errors import MistypedSheetError, NoProjectError
from peerkit.workflow.belonging.project import Project, find_project, keep_project
from peerkit.workflow.projects.sheet import (
    keys_of,
    read_sheet_lines,
    sheet_page,
    sheet_text,
    write_key_sheet,
)
from tests.workflow.actors import Story, state_of

DAY = "2026-11-21"


def project_of(story: Story) -> Project:
    project = find_project(story.organisation.vault)
    assert project is not None
    return project


def opens_keys(project: Project, typed: str) -> bool:
    """Tell whether the sheet, as it was typed, holds the keys of that very project."""
    return read_key_lines(read_sheet_lines(typed)) == keys_of(project)


class Seen(HTMLParser):
    """What a browser would show of a page, and everything that it would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [name for name, _ in attrs if name in ("src", "href", "srcset", "action")]
        self.fetched += [tag] if tag in ("script", "img", "link", "iframe", "object") else []

    def handle_data(self, data: str) -> None:
        self.text += data


def test_what_is_printed_opens_the_keys(story: Story) -> None:
    sheet = write_key_sheet(story.organisation.vault, DAY)
    project = project_of(story)
    assert opens_keys(project, sheet_text(sheet))
    assert opens_keys(project, "\n".join(sheet.keys))
    assert opens_keys(project, "\n".join(line.lower() for line in sheet.keys))
    seen = Seen()
    seen.feed(sheet_page(sheet))
    assert all(line in seen.text for line in sheet.keys)
    assert [] == seen.fetched
    assert "url(" not in sheet_page(sheet)


def test_it_says_whose_it_is_and_how_it_is_used(story: Story) -> None:
    text = sheet_text(write_key_sheet(story.organisation.vault, DAY))
    words = " ".join(device_words(project_of(story).signing_key.verifying_key.to_bytes()))
    for said in ("The keys of Harbour", "harbour listens", "21 November 2026", words):
        assert said in text
    assert str(story.place("harbour")) in text
    assert "peerkit project recover --kit" in text


def test_it_is_the_same_bytes_each_time_and_tells_no_other_secret(story: Story) -> None:
    vault = story.organisation.vault
    page = sheet_page(write_key_sheet(vault, DAY))
    assert page == sheet_page(write_key_sheet(vault, DAY))
    project = project_of(story)
    assert project.signing_key.to_bytes().hex() not in page
    assert str(project.identity) not in page


def test_a_name_runs_nothing_on_the_page(story: Story) -> None:
    project = project_of(story)
    details = replace(project.details, organisation="<script>alert(1)</script>")
    keep_project(story.organisation.vault, replace(project, details=details))
    page = sheet_page(write_key_sheet(story.organisation.vault, DAY))
    assert "<script" not in page


def test_one_wrong_letter_is_told_with_its_line(story: Story) -> None:
    project = project_of(story)
    lines = list(write_key_lines(keys_of(project)))
    before = state_of(story.organisation.vault)
    for number in range(len(lines)):
        last = "A" if lines[number][-1] != "A" else "B"
        typed = "\n".join([*lines[:number], lines[number][:-1] + last, *lines[number + 1 :]])
        with pytest.raises(MistypedSheetError) as caught:
            opens_keys(project, typed)
        assert caught.value.values == {"line": number + 1}
    assert before == state_of(story.organisation.vault)


def test_a_strangers_sheet_opens_nothing(story: Story) -> None:
    stranger = OrganisationKeys(SigningKey.generate(), generate_identity())
    assert not opens_keys(project_of(story), "\n".join(write_key_lines(stranger)))


def test_a_sheet_of_another_project_opens_nothing_here(story: Story) -> None:
    other = sheet_text(write_key_sheet(story.programme.vault, DAY))
    assert not opens_keys(project_of(story), other)


def test_a_sheet_with_half_of_the_keys_opens_nothing(story: Story) -> None:
    project = project_of(story)
    for half in (
        OrganisationKeys(project.signing_key, generate_identity()),
        OrganisationKeys(SigningKey.generate(), project.identity),
    ):
        assert not opens_keys(project, "\n".join(write_key_lines(half)))


def test_lines_are_found_in_what_was_typed() -> None:
    assert read_sheet_lines("a\n\n b \n") == ("a", "b")
    assert read_sheet_lines("Keys\n\n2. B B\n1) A\n- a step\n") == ("A", "B B")


def test_who_has_no_project_has_no_sheet(story: Story) -> None:
    with pytest.raises(NoProjectError):
        write_key_sheet(story.device("amina").vault, DAY)


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("pdfinfo")), reason="nothing here prints"
)
def test_it_prints_on_one_page_with_the_longest_names(story: Story, tmp_path: Path) -> None:
    project = project_of(story)
    trustee = SecondRecipient("Tess " * 12, str(generate_identity().recipient()))
    details = replace(
        project.details,
        name="A project about belonging " * 5,
        organisation="Harbour Community Association " * 3,
        place="/a shared drive" * 12,
        second_recipients=(trustee,),
    )
    keep_project(story.organisation.vault, replace(project, details=details))
    page, printed = tmp_path / "sheet.html", tmp_path / "sheet.pdf"
    page.write_text(sheet_page(write_key_sheet(story.organisation.vault, DAY)), encoding="utf-8")
    run("chromium", "--headless", "--no-sandbox", f"--print-to-pdf={printed}", page.as_uri())
    pages = re.search(r"Pages:\s+(\d+)", run("pdfinfo", str(printed)))
    assert pages is not None
    assert pages[1] == "1"


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True, timeout=120).stdout
