"""Wordings: a plain text is in the default language, a map has declared languages only.

An undeclared language is nearly always a comma without quotes, as in `{en: Neither, or both}`,
which YAML reads as a language named `or both`.
"""

import re

from peerkit.questionnaire.context import Context
from peerkit.questionnaire.model import Position, Text
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence
from peerkit.questionnaire.source_text import FORBIDDEN

_CUT_TEXT = re.compile(r"[ \t]+#\S")
"""A `#` that touches the next word, as in `Flat #3`, was hardly meant to begin a remark."""


def read_text(node: Node | None, key: str, context: Context) -> Text | None:
    """Return the wordings that are not blank; None if there are none."""
    match node:
        case None:
            return None
        case Scalar():
            found = {context.default_language: node}
        case Map():
            found = _by_language(node, key, context)
        case Sequence():
            context.findings.fault("expected_text", node.position, key=key)
            return None
    for scalar in found.values():
        _advise_of_cut(scalar, context)
        _refuse_hidden(scalar, context)
    translations = {tag: scalar.value.strip() for tag, scalar in found.items()}
    translations = {tag: wording for tag, wording in translations.items() if wording}
    kept = context.kept(translations)
    if translations and not kept:
        context.findings.fault("in_no_language", node.position, key=key)
    return Text(kept) if kept else None


def read_needed_label(
    node: Node | None, owner: Position, name: str, context: Context
) -> Text | None:
    """Return the label; its absence is a fault where `owner` stands, its emptiness where it is."""
    label = read_text(node, "label", context)
    if label is None and (node is None or _is_blank(node)):
        place = owner if node is None else node.position
        context.findings.fault("missing_label", place, name=name)
    return label


def _is_blank(node: Node) -> bool:
    match node:
        case Scalar():
            return not node.value.strip()
        case Map():
            return all(_is_blank(value) for _, value in node.entries.values())
        case Sequence():
            return False


def text_positions(node: Node | None, key: str) -> dict[str, Position]:
    """Return the place of each wording, under `key` and, for a map, `key.<language>`."""
    match node:
        case None:
            return {}
        case Map():
            places = {f"{key}.{tag}": value.position for tag, (_, value) in node.entries.items()}
            return {key: node.position, **places}
        case _:
            return {key: node.position}


def _by_language(node: Map, key: str, context: Context) -> dict[str, Scalar]:
    found: dict[str, Scalar] = {}
    for tag, (written, value) in node.entries.items():
        if tag not in context.languages:
            context.findings.undeclared_language(tag, written.position, context.languages)
        elif isinstance(value, Scalar):
            found[tag] = value
        else:
            context.findings.fault("expected_text", value.position, key=key)
    return found


def _refuse_hidden(scalar: Scalar, context: Context) -> None:
    """Refuse what an escape in quotes stands for: on a face or a page it would do its work."""
    if match := FORBIDDEN.search(scalar.value):
        character = f"U+{ord(match[0]):04X}"
        context.findings.fault("control_character", scalar.position, character=character)


def _advise_of_cut(scalar: Scalar, context: Context) -> None:
    if not scalar.style and scalar.value and _CUT_TEXT.match(context.source.text, scalar.end):
        context.findings.advise("text_cut", scalar.position)
