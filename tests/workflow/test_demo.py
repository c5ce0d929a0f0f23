"""The demo tells the same story each time, and its numbers are those of its vaults."""

import csv
import re
from pathlib import Path
from typing import Any

from peerkit.words import catalogue
from peerkit.workflow.demo import TableRow, perform

KEYS = re.compile(r"(?<=telephone: )[a-z ]+")


def performed(folder: Path) -> tuple[list[str], dict[str, list[dict[str, Any]]], Any]:
    folder.mkdir()
    lines: list[str] = []
    values: dict[str, list[dict[str, Any]]] = {}

    def tell(code: str, /, **said: Any) -> None:
        lines.append(KEYS.sub("…", catalogue().text(code, **said)))
        values.setdefault(code, []).append(said)

    return lines, values, perform(folder, tell)


def test_the_demo_tells_one_story(tmp_path: Path) -> None:
    lines, values, result = performed(tmp_path / "one")
    assert [said["n"] for said in values["demo.interviews"]] == [10, 10, 10]
    assert [said["n"] for said in values["demo.forwarded"]] == [18]
    assert values["demo.late"] == [{"n": 10, "total": 28}]
    assert values["demo.withdrawal_travelled"] == [{"before": 28, "after": 27}]
    assert result.rows == (
        TableRow("Harbour Voices", "social_integration", "en, ro, so", 18),
        TableRow("Orchard Community Circle", "green_spaces", "en", 9),
    )
    names = {path.name: path for path in result.files}
    with names["interviews.csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 27
    assert {row["participant"] for row in rows} == {""}
    assert {row["language"] for row in rows} == {"en", "ro", "so"}
    again, _, result_again = performed(tmp_path / "two")
    assert again == lines
    first, second = (sorted(each.name for each in made.files) for made in (result, result_again))
    assert first == second
