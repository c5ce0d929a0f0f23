"""What the headings of a form mean: one key for all the ways in which a column can be named.

The aliases are those that ODK, KoboToolbox and SurveyCTO accept or once did. A heading that none
of them knows is kept letter for letter: expressions may refer to it.
"""

import re

from peerkit.frozen import frozen
from peerkit.questionnaire.xlsform.sheet import CHOICES, EXTERNAL, SETTINGS, SURVEY

OWN_PREFIX = "peerkit_"
"""How the columns begin that hold what only peerkit knows."""

PROBE = "peerkit_probe_"
OWN_GUIDANCE = "peerkit_guidance_hint"
OWN_TITLE = "peerkit_title"

_MEDIA = ("image", "audio", "video", "big-image")
_MEDIA_KEYS = tuple(f"media::{kind}" for kind in _MEDIA)

TRANSLATED = {
    SURVEY: frozenset(
        {
            *("label", "hint", "guidance_hint", "constraint_message", "required_message"),
            *_MEDIA_KEYS,
            OWN_GUIDANCE,
        }
    ),
    CHOICES: frozenset({"label", *_MEDIA_KEYS}),
    EXTERNAL: frozenset({"label", *_MEDIA_KEYS}),
    SETTINGS: frozenset({OWN_TITLE}),
}
"""The columns of each sheet that may stand once for each language."""

_KNOWN = {
    SURVEY: (
        *("type", "name", "label", "hint", "guidance_hint", "required", "required_message"),
        *("relevant", "constraint", "constraint_message", "calculation", "choice_filter"),
        *("default", "readonly", "repeat_count", "parameters", "appearance", "trigger", "disabled"),
    ),
    CHOICES: ("list_name", "name", "label"),
    EXTERNAL: ("list_name", "name", "label"),
    SETTINGS: ("form_title", "form_id", "version", "default_language"),
}
"""The columns of each sheet in the order in which they are usually written."""

_KEPT = frozenset({"trigger", "disabled"})
"""Columns of XLSForm whose spelling is known, and which peerkit does not run."""

_CHOICE_ALIASES = {"value": "name", "caption": "label", "list": "list_name"}
_ALIASES = {
    SURVEY: {
        "command": "type",
        "tag": "name",
        "value": "name",
        "caption": "label",
        "relevance": "relevant",
        "bind::relevant": "relevant",
        "bind::required": "required",
        "read_only": "readonly",
        "bind::readonly": "readonly",
        "calculate": "calculation",
        "bind::calculate": "calculation",
        "bind::constraint": "constraint",
        "constraining_message": "constraint_message",
        "jr:constraintmsg": "constraint_message",
        "bind::jr:constraintmsg": "constraint_message",
        "requiredmsg": "required_message",
        "jr:requiredmsg": "required_message",
        "bind::jr:requiredmsg": "required_message",
        "control::appearance": "appearance",
        "body::appearance": "appearance",
        "count": "repeat_count",
        "jr:count": "repeat_count",
        "guidance": "guidance_hint",
    },
    CHOICES: _CHOICE_ALIASES,
    EXTERNAL: _CHOICE_ALIASES,
    SETTINGS: {
        "title": "form_title",
        "set_form_title": "form_title",
        "id_string": "form_id",
        "set_form_id": "form_id",
    },
}

_PROBE = re.compile(rf"{PROBE}\d+")


@frozen
class Column:
    """What a heading means. `language` is the name that follows it, as it is written."""

    key: str
    language: str = ""
    is_translated: bool = False


def read_column(heading: str, sheet: str) -> Column:
    """Return the meaning of a heading of a sheet."""
    parts = [part.strip() for part in heading.split("::" if "::" in heading else ":")]
    for length in (2, 1):
        key = _known("::".join(parts[:length]), sheet)
        rest = parts[length:]
        if key and is_translated(key, sheet) and len(rest) <= 1:
            return Column(key, rest[0] if rest else "", is_translated=True)
        if key and not rest:
            return Column(key)
    return Column(_known(heading, sheet) or heading)


def is_translated(key: str, sheet: str) -> bool:
    """Tell whether a column may stand once for each language."""
    return key in TRANSLATED.get(sheet, ()) or (sheet == SURVEY and bool(_PROBE.fullmatch(key)))


def usual_place(heading: str, sheet: str) -> int:
    """Return where a column usually stands; all that are not known share the last place."""
    known = _KNOWN.get(sheet, ())
    key = heading.partition("::")[0]
    return known.index(key) if key in known else len(known)


def is_known(key: str) -> bool:
    """Tell whether the key of a column of the survey is one that peerkit or XLSForm's core has."""
    own = key.startswith(OWN_PREFIX)
    return own or key in (set(_KNOWN[SURVEY]) - _KEPT) or is_text(key)


def is_media(key: str) -> bool:
    """Tell whether a column names pictures, sounds or films."""
    return key in _MEDIA_KEYS


def usual_heading(heading: str, column: Column) -> str:
    """Return how a column is usually headed; the heading itself where only capitals differ."""
    usual = f"{column.key}::{column.language}" if column.language else column.key
    is_alike = "_".join(heading.split()).lower() == "_".join(usual.split()).lower()
    return heading if is_alike else usual


def is_text(key: str) -> bool:
    """Tell whether a column of the survey holds words that peerkit shows."""
    return key in TRANSLATED[SURVEY] and key not in _MEDIA_KEYS


def _known(written: str, sheet: str) -> str:
    """Return the key that is meant, whatever its capitals and spaces; empty if none is."""
    name = "_".join(written.split()).lower()
    if name in _MEDIA and sheet != SETTINGS:
        return f"media::{name}"
    name = _ALIASES.get(sheet, {}).get(name, name)
    is_known = name in _KNOWN.get(sheet, ()) or is_translated(name, sheet)
    is_own = name.startswith(OWN_PREFIX) and "::" not in name
    return name if is_known or is_own else ""
