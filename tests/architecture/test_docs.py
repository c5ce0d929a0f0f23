"""Documentation is generated or tested, and speaks of peerkit alone."""

import os
import re
from pathlib import Path

import pytest
from cogapp import Cog

from tests.architecture.tree import PACKAGE, ROOT, committed_texts, packages, relative

COG_UNCHANGED = 0
GENERATED = [name for name, text in committed_texts() if name.endswith(".md") and "[[[cog" in text]

# Each pattern is written so that it does not match itself.
ELSEWHERE = (
    # Paths of somebody's machine (behind a bracket it is one of XPath's).
    r"(?<!\))/(?:wor[k]|roo[t]|User[s]/\w+)/",
    # Papers that are not in this repository.
    r"\b(?:design|needs|peers|practice|questionnaire-language|style|terminal)\.m[d]\b",
    r"shared/(?:prototypes|reference|hooks)\b",
)

EXPLAINED = sorted({*packages(), *(path.parent for path in PACKAGE.rglob("*/README.md"))})


@pytest.mark.parametrize("path", EXPLAINED, ids=relative)
def test_every_part_explains_itself(path: Path) -> None:
    text = (path / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    modules = [each.name for each in path.glob("*.py") if each.name != "__init__.py"]
    assert [name for name in modules if f"`{name}`" not in text] == []


def test_the_map_names_every_part() -> None:
    text = (PACKAGE / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in packages() if f"{path.name}/" not in text] == []


@pytest.mark.parametrize("name", GENERATED)
def test_what_is_generated_is_up_to_date(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert Cog().main(["cog", "--check", "--diff", name.replace("/", os.sep)]) == COG_UNCHANGED


@pytest.mark.parametrize("pattern", ELSEWHERE)
def test_no_committed_text_speaks_of_anything_but_peerkit(pattern: str) -> None:
    elsewhere = re.compile(pattern, re.IGNORECASE)
    found = [
        f"{name}: {match[0]}"
        for name, text in committed_texts()
        for match in elsewhere.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize(("heading", "ending"), [("Try it", "demo"), ("Test it", "-n auto")])
def test_a_section_of_the_front_door_holds_one_command_in_one_line(
    heading: str, ending: str
) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    _, *fenced = section.split("```")
    assert len(fenced) == 2
    assert fenced[0].count("\n") == 2
    assert fenced[0].rstrip().endswith(ending)
