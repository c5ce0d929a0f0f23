"""The choices sheet becomes choice lists.

Laws:
- A list is a map of names to labels where that says everything, else a list of choices with their
  other columns.
- A row without a list or without a name is no choice; it is noted and kept as a remark.
"""

from collections.abc import Mapping

from peerkit.questionnaire.xlsform.import_row import Entries
from peerkit.questionnaire.xlsform.import_settings import Tongues
from peerkit.questionnaire.xlsform.languages import BARE
from peerkit.questionnaire.xlsform.note import Notes
from peerkit.questionnaire.xlsform.own_words import BLANK, COLUMN_SEPARATOR
from peerkit.questionnaire.xlsform.sheet import CHOICES
from peerkit.questionnaire.xlsform.table import Line, Table
from peerkit.questionnaire.yaml_text import Value


def import_choices(
    table: Table | None, tongues: Tongues, notes: Notes
) -> tuple[dict[str, Value], list[Line]]:
    """Return the lists by name, and the rows that are no choices."""
    lists: dict[str, list[Entries]] = {}
    remarks: list[Line] = []
    for line in table.lines() if table else ():
        name, choice = line.cells.get("list_name"), line.cells.get("name")
        if name and choice and name != "<<":
            lists.setdefault(name, []).append(_choice(choice, line, tongues))
        else:
            notes.add("choice_without_name", CHOICES, line.number)
            remarks.append(line)
    return {name: _shortest(choices) for name, choices in lists.items()}, remarks


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
