"""One row of the survey sheet becomes what a questionnaire's file says of one question."""

import re
from collections.abc import Mapping

from peerkit.questionnaire.xlsform.columns import OWN_GUIDANCE, OWN_PREFIX, PROBE
from peerkit.questionnaire.xlsform.import_settings import Tongues, json_values
from peerkit.questionnaire.xlsform.note import Notes, Spot
from peerkit.questionnaire.xlsform.own_words import (
    FOREIGN_PREFIX,
    NOT_SENSITIVE,
    OWN_KEYS,
    PART,
    foreign,
)
from peerkit.questionnaire.xlsform.sheet import SURVEY
from peerkit.questionnaire.xlsform.table import Line
from peerkit.questionnaire.yaml_text import Value

ORDER = (
    *("label", "hint", "guidance_hint", "probes", "note_to_interviewer", "required"),
    *("required_message", "relevant", "constraint", "constraint_message", "calculation"),
    *("choice_filter", "default", "readonly", "repeat_count", "parameters", "appearance"),
    *("self_entry", "sensitive", "pii", "refusal"),
)
"""The keys of a question in the order in which they are written."""

EXPRESSIONS = frozenset(
    {
        *("required", "relevant", "constraint", "calculation", "choice_filter", "readonly"),
        *("repeat_count", "default"),
    }
)

_CURLY = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_QUOTED_OR_CURLY = re.compile("'[^']*'|\"[^\"]*\"|[\u2018\u2019\u201c\u201d]")
_CALL = re.compile(r"\$\{|[A-Za-z]\(")

VAIN_ON_GROUPS = "required"
"""The column that forms fill in for groups too, and that does nothing there."""

Entries = dict[str, Value]


def read_row(line: Line, tongues: Tongues, notes: Notes) -> Entries:
    """Return the keys of a row but its type and name, in the order of a questionnaire."""
    found: Entries = {key: tongues.text(texts) for key, texts in line.texts.items()}
    for key, text in line.cells.items():
        if key in EXPRESSIONS:
            found[key] = straight(text, key)
            if found[key] != text:
                spot = Spot(SURVEY, line.number, key, line.cells.get("name", ""))
                notes.changed("quotes_straightened", spot)
        elif key not in {"type", "name", PART} and not key.startswith(OWN_PREFIX):
            found[foreign(key)] = text
    found |= _own(line) | json_values(line.cells)
    found |= _probes(line, tongues, notes)
    for key in [key for key in found if key.startswith((PROBE, OWN_GUIDANCE))]:
        del found[key]
    return {
        **{key: found[key] for key in ORDER if key in found},
        **{key: value for key, value in found.items() if key not in ORDER},
    }


def without_vain(group: Entries, line: Line, notes: Notes) -> Entries:
    """Return a group whose `required`, which does nothing there, stands like others' columns."""
    if VAIN_ON_GROUPS not in line.cells:
        return group
    spot = Spot(SURVEY, line.number, VAIN_ON_GROUPS, str(group["name"]))
    notes.kept("required_on_group", spot)
    return {
        f"{FOREIGN_PREFIX}{key}" if key == VAIN_ON_GROUPS else key: value
        for key, value in group.items()
    }


def straight(text: str, key: str) -> str:
    """Return an expression with straight quotes for curly ones, inside straight ones aside.

    A default without a reference or a call is no expression, and stays as it is.
    """
    if key == "default" and not _CALL.search(text):
        return text
    return _QUOTED_OR_CURLY.sub(_straightened, text)


def _straightened(match: re.Match[str]) -> str:
    return match[0].translate(_CURLY) if len(match[0]) == 1 else match[0]


def _own(line: Line) -> Entries:
    """Return what only peerkit knows of a question."""
    own: Entries = {}
    for key, text in line.cells.items():
        word = key.removeprefix(OWN_PREFIX)
        if key.startswith(OWN_PREFIX) and word in OWN_KEYS:
            own[word] = "" if (word, text) == ("sensitive", NOT_SENSITIVE) else text
    return own


def _probes(line: Line, tongues: Tongues, notes: Notes) -> Entries:
    """Return the probes and the guidance that they were joined to, where there are probes.

    A guidance that somebody has changed since is kept whole, and the probes stay beside it.
    """
    numbered = sorted(
        (int(key.removeprefix(PROBE)), texts)
        for key, texts in line.texts.items()
        if key.startswith(PROBE)
    )
    if not numbered:
        return {}
    probes = [texts for _, texts in numbered]
    own = line.texts.get(OWN_GUIDANCE, {})
    if joined_guidance(own, probes) != line.texts.get("guidance_hint", {}):
        spot = Spot(SURVEY, line.number, "guidance_hint", line.cells.get("name", ""))
        notes.changed("guidance_changed", spot)
        own = line.texts.get("guidance_hint", {})
    return {"guidance_hint": tongues.text(own), "probes": [tongues.text(each) for each in probes]}


def joined_guidance(guidance: Mapping[str, str], probes: list[Mapping[str, str]]) -> dict[str, str]:
    """Return the guidance with the probes under it, each on a line of its own, by language."""
    names = dict.fromkeys([*guidance, *(name for probe in probes for name in probe)])
    joined = {}
    for name in names:
        lines = [guidance.get(name, ""), *(f"- {probe[name]}" for probe in probes if name in probe)]
        joined[name] = "\n".join(line for line in lines if line)
    return joined
