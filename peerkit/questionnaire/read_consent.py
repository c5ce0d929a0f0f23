"""Consent statements: what is asked, for which purpose, for whom."""

from typing import TypeVar

from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import Fields, read_word
from peerkit.questionnaire.model import ConsentStatement, Purpose, Text
from peerkit.questionnaire.nodes import Map, Node, Sequence
from peerkit.questionnaire.read_text import read_text, text_positions
from peerkit.values import Audience

_Word = TypeVar("_Word", Purpose, Audience)


def read_consent(node: Sequence | None, context: Context) -> tuple[ConsentStatement, ...]:
    """Return the statements; one that lacks its name, purpose or audience is a fault."""
    if node is None:
        return ()
    read = (_read_statement(item, context) for item in node.items)
    return tuple(statement for statement in read if statement is not None)


def _read_statement(node: Node, context: Context) -> ConsentStatement | None:
    if not isinstance(node, Map):
        context.findings.fault("expected_map", node.position, key="consent")
        return None
    fields = Fields(node, context.findings)
    name = fields.needed_word("name")
    purpose = _one_of(fields, "purpose", Purpose, context)
    audience = _one_of(fields, "audience", Audience, context)
    essential = fields.yes_no("essential", default=False)
    label = fields.take_needed("label")
    words = read_text(label, "label", context) or Text({})
    places = text_positions(label, "label")
    fields.left_over()
    if not name or purpose is None or audience is None:
        return None
    return ConsentStatement(name, purpose, audience, essential, words, node.position, places)


def _one_of(fields: Fields, key: str, words: type[_Word], context: Context) -> _Word | None:
    node = fields.take_needed(key)
    if node is None or not (word := read_word(node, key, context.findings)):
        return None
    try:
        return words(word)
    except ValueError:
        allowed = ", ".join(words)
        context.findings.fault(f"unknown_{key}", node.position, word=word, allowed=allowed)
        return None
