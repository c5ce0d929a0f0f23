"""What every frozen folder tells, and how it opens."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
QUESTIONS = FOLDER / "questions.yaml"
ANSWERS = FOLDER / "answers.jsonl"
"""Of the interviews that were handed over and merged."""
LATER = FOLDER / "later.jsonl"
"""Of the one that was not handed over."""
PASSPHRASE = "plain words that everybody may know"


@dataclass(frozen=True, slots=True)
class Frozen:
    """One folder. `codes` are recovery codes, `said` what the databases held, by vault."""

    folder: Path
    words: str
    codes: Mapping[str, str]
    guardians: str
    said: Mapping[str, Mapping[str, Any]]


def all_frozen() -> list[Frozen]:
    """Return every folder, the oldest first."""
    return [
        Frozen(path.parent, **json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*/known.json"))
    ]


def given(path: Path) -> list[dict[str, Any]]:
    """Return the answers of each interview of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["answers"] for line in lines]
