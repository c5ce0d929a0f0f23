"""The settings sheet, and the languages that all sheets together speak."""

import json
from collections.abc import Iterable, Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.xlsform.columns import OWN_PREFIX, OWN_TITLE
from peerkit.questionnaire.xlsform.languages import (
    BARE,
    UNDETERMINED,
    heading_name,
    plain_name,
    tags_for,
)
from peerkit.questionnaire.xlsform.note import Notes, Spot
from peerkit.questionnaire.xlsform.own_words import JSON_PREFIX, foreign
from peerkit.questionnaire.xlsform.sheet import SETTINGS
from peerkit.questionnaire.xlsform.table import Line, Table
from peerkit.questionnaire.yaml_text import Value

LANGUAGES, REVIEWED, STEPS = (
    *(f"{OWN_PREFIX}languages", f"{OWN_PREFIX}reviewed"),
    f"{OWN_PREFIX}steps",
)
PLAIN_SETTINGS = ("theme", "community")

_DEEPEST = 6

_READ = frozenset({"form_title", "form_id", "version", "default_language"})


@frozen
class Tongues:
    """The languages of a form: the tag of each name, the names to show, and the default's tag.

    `bare` is the name that columns without a language stand for.
    """

    tags: Mapping[str, str]
    names: Mapping[str, str]
    default: str
    bare: str

    def text(self, wordings: Mapping[str, str] | None) -> Value:
        """Return a wording as a questionnaire has it; an empty text if there is none."""
        found = {
            self.tags[self.bare if name == BARE else name]: text
            for name, text in (wordings or {}).items()
        }
        if set(found) == {self.default}:
            return found[self.default]
        return {tag: found[tag] for tag in self.names if tag in found}

    def odd_names(self) -> dict[str, str]:
        """Return how headings name a language, where that does not follow from name and tag."""
        return {
            tag: name
            for name, tag in self.tags.items()
            if name
            not in {heading_name(self.names[tag], tag), BARE if len(self.names) == 1 else ""}
        }


def read_tongues(
    settings: Mapping[str, str], tables: Iterable[Table], language: str, notes: Notes
) -> Tongues:
    """Return the languages that the tables speak.

    A column without a language is in the default one; where nobody names that, in the first that
    is met, unless the same column stands beside it in a language, as `label` and `label::French`
    do. `language` is the tag of one that nobody named.
    """
    wanted = settings.get("default_language", "")
    tables = list(tables)
    names = list(dict.fromkeys(name for table in tables for name in table.languages())) or [BARE]
    own = _pairs(settings.get(LANGUAGES, ""))
    named = [name for name in names if name != BARE]
    is_mixed = any(table.is_mixed() for table in tables)
    bare = wanted or (named[0] if named and not is_mixed else BARE)
    names = [bare if name == BARE else name for name in names]
    known = {heading_name(name, tag): tag for tag, name in own.items()}
    shown_as = {name: tag for tag, name in own.items()}
    known |= {name: shown_as[plain_name(name)] for name in names if plain_name(name) in shown_as}
    tags = known | tags_for((name for name in names if name not in known), language)
    shown = {tag: own.get(tag) or plain_name(name) for name, tag in tags.items()}
    if shown.get(UNDETERMINED) == BARE:
        notes.fault("language_unknown", Spot(SETTINGS))
    default = tags.get(wanted) or tags_for([wanted]).get(wanted, "")
    return Tongues(tags, shown, default if default in shown else next(iter(shown)), bare)


def _pairs(text: str) -> dict[str, str]:
    """Return the lines `en=English` as a map."""
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line)
    return {key.strip(): value.strip() for key, _, value in pairs}


def settings_line(table: Table | None, notes: Notes) -> Line:
    """Return the row of the settings; only the first counts."""
    lines = list(table.lines()) if table else []
    for line in lines[1:]:
        notes.left("row_not_read", Spot(SETTINGS, line.number))
    return lines[0] if lines else Line(0, {}, {})


def import_settings(
    line: Line, tongues: Tongues, form_id: str
) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return the head of the questionnaire, and what of it the form did not say.

    `form_id` is that of a form without one.
    """
    cells = line.cells
    head: dict[str, Value] = {
        "peerkit": "1",
        "form_id": cells.get("form_id", form_id),
        "version": cells.get("version", "1"),
        "title": cells.get("form_title") or cells.get("form_id", form_id),
        "default_language": tongues.default,
        "languages": dict(tongues.names),
        "reviewed": dict(_pairs(cells.get(REVIEWED, ""))),
        **{key: cells.get(f"{OWN_PREFIX}{key}", "") for key in PLAIN_SETTINGS},
        **({"steps": [*cells[STEPS].split()]} if cells.get(STEPS) else {}),
        "settings": {
            key: value for key, value in cells.items() if _is_foreign(key, cells, tongues)
        },
    }
    head |= {key: value for key, value in json_values(cells).items() if key not in head}
    if titles := line.texts.get(OWN_TITLE):
        title = tongues.text({BARE: cells.get("form_title", ""), **titles})
        head["title"] = title
    said = {"form_id": "form_id", "version": "version", "form_title": "title"}
    invented = {key: head[key] for written, key in said.items() if written not in cells}
    if "default_language" not in cells:
        invented["default_language"] = tongues.default
    return head, invented


def _is_foreign(key: str, cells: Mapping[str, str], tongues: Tongues) -> bool:
    """Tell a setting that peerkit keeps as it is, the name of an absent language included."""
    if key == "default_language":
        return tongues.tags.get(cells[key]) != tongues.default
    return key not in _READ and not key.startswith(OWN_PREFIX)


def json_values(cells: Mapping[str, str]) -> dict[str, Value]:
    """Return what stands as JSON in columns of peerkit's own; what is none stays a text."""
    found: dict[str, Value] = {}
    for key, text in cells.items():
        if key.startswith(JSON_PREFIX):
            found[foreign(key.removeprefix(JSON_PREFIX))] = _from_json(text)
    return found


def _from_json(text: str) -> Value:
    try:
        return _plain(json.loads(text), _DEEPEST)
    except (ValueError, RecursionError):
        return text


def _plain(value: object, depth: int) -> Value:
    """Return texts, maps and lists; raises ValueError where they nest deeper than a file may."""
    if not depth:
        raise ValueError
    match value:
        case dict():
            return {foreign(str(key)): _plain(inner, depth - 1) for key, inner in value.items()}
        case list():
            return [_plain(inner, depth - 1) for inner in value]
        case _:
            return str(value)
