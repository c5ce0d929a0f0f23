"""The choices sheet becomes choice lists.

Laws:
- A list is a map of names to labels where that says everything, else a list of choices with their
  other columns.
- A row without a list or without a name is no choice; it is noted and kept as a remark.
- External choices run as any others where their lists are not too long and have names of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from peerkit.questionnaire.xlsform.import_row import Entries
from peerkit.questionnaire.xlsform.import_settings import Tongues
from peerkit.questionnaire.xlsform.languages import BARE
from peerkit.questionnaire.xlsform.note import Notes, Spot
from peerkit.questionnaire.xlsform.origins import Place
from peerkit.questionnaire.xlsform.own_words import BLANK, COLUMN_SEPARATOR
from peerkit.questionnaire.xlsform.table import Line, Table
from peerkit.questionnaire.yaml_text import Value

MOST_EXTERNAL = 5_000
"""A questionnaire's file has to hold them; longer lists are for a table beside it."""


@dataclass(slots=True)
class Choices:
    """What a sheet of choices says: its lists, rows that are no choices, and where each stood."""

    lists: dict[str, Value] = field(default_factory=dict)
    remarks: list[Line] = field(default_factory=list)
    rows: dict[tuple[str, str], list[Place]] = field(default_factory=dict)


def import_choices(table: Table | None, tongues: Tongues, notes: Notes) -> Choices:
    """Return what a sheet of choices says; nothing if there is none."""
    lists: dict[str, list[Entries]] = {}
    found = Choices()
    for line in table.lines() if table else ():
        sheet = table.sheet.name if table else ""
        name, choice = line.cells.get("list_name"), line.cells.get("name")
        if name and choice and name != "<<":
            lists.setdefault(name, []).append(_choice(choice, line, tongues))
            found.rows.setdefault((name, choice), []).append((sheet, line.number))
        else:
            notes.kept("choice_without_name", Spot(sheet, line.number))
            found.remarks.append(line)
    found.lists = {name: _shortest(choices) for name, choices in lists.items()}
    return found


def lists_that_run(external: Table | None, choices: Table | None) -> list[str]:
    """Return the lists of external choices that can stand among the others; all of them or none."""
    if external is None or len(external.sheet.rows) > MOST_EXTERNAL:
        return []
    own, others = _list_names(external), _list_names(choices) if choices else {}
    return [] if own.keys() & others.keys() else list(own)


def _list_names(table: Table) -> dict[str, None]:
    return dict.fromkeys(
        line.cells["list_name"]
        for line in table.lines()
        if line.cells.get("list_name", "<<") != "<<" and "name" in line.cells
    )


def _choice(name: str, line: Line, tongues: Tongues) -> Entries:
    choice: Entries = {"name": name}
    if label := tongues.text(line.texts.get("label")):
        choice["label"] = label
    for key, text in line.cells.items():
        if key not in {"list_name", "name", "label", "<<", BLANK}:
            choice[key] = text
    for key, texts in line.texts.items():
        if key != "label":
            choice |= _flat(key, texts, tongues)
    blank = line.cells.get(BLANK)
    return choice | dict.fromkeys(blank.split(COLUMN_SEPARATOR) if blank else (), "")


def _flat(key: str, texts: Mapping[str, str], tongues: Tongues) -> Entries:
    """Return a translated column as several plain ones: a choice's columns hold no languages."""
    return {
        key if _tag(name, tongues) == tongues.default else f"{key}::{name}": text
        for name, text in texts.items()
    }


def _tag(name: str, tongues: Tongues) -> str:
    return tongues.tags[tongues.bare if name == BARE else name]


def _shortest(choices: list[Entries]) -> Value:
    names = [str(choice["name"]) for choice in choices]
    is_plain = all(choice.keys() <= {"name", "label"} for choice in choices)
    if is_plain and len(set(names)) == len(names) and "<<" not in names:
        return {str(choice["name"]): choice.get("label", "") for choice in choices}
    return [dict(choice) for choice in choices]
