"""What a questionnaire's file says of one question becomes the cells of one row."""

import json
from collections.abc import Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.xlsform.columns import OWN_GUIDANCE, PROBE, is_translated
from peerkit.questionnaire.xlsform.import_row import VAIN_ON_GROUPS, joined_guidance
from peerkit.questionnaire.xlsform.languages import heading_name
from peerkit.questionnaire.xlsform.own_words import (
    FORM,
    IS_TRANSLATED,
    JSON_PREFIX,
    NAMES,
    NOT_SENSITIVE,
    own_heading,
)
from peerkit.questionnaire.xlsform.sheet import SURVEY
from peerkit.questionnaire.yaml_text import Value

Cells = dict[str, str]
Document = Mapping[str, Value]


@frozen
class Headings:
    """How the languages stand in headings: by tag; alone, a language needs none."""

    names: Mapping[str, str]
    default: str
    is_bare: bool

    def of(self, key: str, tag: str) -> str:
        """Return the heading of a translated column in one language."""
        return key if self.is_bare and tag == self.default else f"{key}::{self.names.get(tag, tag)}"

    def texts(self, key: str, wordings: Value) -> Cells:
        """Return the cells of a wording: a plain text is in the default language."""
        if isinstance(wordings, Mapping):
            return {self.of(key, tag): str(text) for tag, text in wordings.items() if text}
        return {self.of(key, self.default): str(wordings)} if wordings else {}


def headings_of(document: Document) -> Headings:
    """Return the headings of a questionnaire's languages, as its form had them if it had one."""
    languages = map_of(document.get("languages"))
    form = map_of(document.get(FORM))
    odd = map_of(form.get(NAMES))
    names = {
        tag: str(odd.get(tag) or heading_name(str(name), tag)) for tag, name in languages.items()
    }
    is_translated = len(languages) > 1 or form.get(IS_TRANSLATED) in {True, "yes"}
    return Headings(names, str(document.get("default_language", "")), not is_translated)


def map_of(value: Value | None) -> Document:
    """Return the value if it is a map, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def list_of(value: Value | None) -> list[Value]:
    """Return the items of the value if it is a list, else none."""
    is_list = value is not None and not isinstance(value, str | bool | Mapping)
    return list(value) if is_list else []  # type: ignore[arg-type]


def row_of(entries: Document, headings: Headings) -> Cells:
    """Return the cells of a question, group or repeat, without what it contains."""
    cells: Cells = {}
    for key, value in entries.items():
        if key == "probes":
            cells |= _probes(entries, headings)
        elif is_translated(key, SURVEY) and isinstance(value, str | Mapping):
            cells |= headings.texts(key, value)
        elif key == "parameters" and isinstance(value, Mapping):
            cells[key] = " ".join(f"{name}={setting}" for name, setting in value.items())
        elif key == VAIN_ON_GROUPS and "questions" in entries:
            cells[f"{JSON_PREFIX}{key}"] = json.dumps(value, ensure_ascii=False)
        elif key == "sensitive" and value == "":
            cells |= plain_cell(key, NOT_SENSITIVE)
        elif key != "questions":
            cells |= plain_cell(key, value)
    return cells


def plain_cell(key: str, value: Value) -> Cells:
    """Return the cell of a value that no language has; a list or map is written as JSON."""
    match value:
        case bool():
            return {own_heading(key): "yes" if value else "no"}
        case str():
            return {own_heading(key): value}
        case _:
            return {f"{JSON_PREFIX}{key}": json.dumps(value, ensure_ascii=False)}


def _probes(entries: Document, headings: Headings) -> Cells:
    """Return the probes in columns of their own, and joined to the guidance for other tools."""
    probes = [headings.texts("", probe) for probe in list_of(entries["probes"])]
    guidance = headings.texts("", entries.get("guidance_hint", ""))
    cells: Cells = {}
    for name, text in joined_guidance(guidance, list(probes)).items():
        cells[f"guidance_hint{name}"] = text
    for number, probe in enumerate(probes, 1):
        cells |= {f"{PROBE}{number}{name}": text for name, text in probe.items()}
    return cells | {f"{OWN_GUIDANCE}{name}": text for name, text in guidance.items()}
