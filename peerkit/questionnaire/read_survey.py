"""The survey: groups, repeats and questions, as they nest."""

from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import Fields
from peerkit.questionnaire.model import Group, Item, Position, Repeat
from peerkit.questionnaire.nodes import Map, Node, Sequence
from peerkit.questionnaire.question_types import GROUP, REPEAT
from peerkit.questionnaire.read_expression import read_expression, read_relevance
from peerkit.questionnaire.read_placement import is_placement, read_placement
from peerkit.questionnaire.read_question import read_question
from peerkit.questionnaire.read_text import read_text, text_positions

_QUESTION_KEYS = ("sensitive", "pii", "required", "refusal")
"""Keys that a group cannot give to its questions: without a word they would silently not hold."""


def read_survey(node: Sequence | None, context: Context) -> tuple[Item, ...]:
    """Return the items that have at least a type and a name, with those of modules in place."""
    items = node.items if node else []
    return tuple(item for one in items for item in _read_items(one, context))


def _read_items(node: Node, context: Context) -> tuple[Item, ...]:
    if not isinstance(node, Map):
        context.findings.fault("expected_map", node.position, key="survey")
        return ()
    if is_placement(node):
        return read_placement(node, context)
    item = _read_item(node, context)
    return () if item is None else (item,)


def _read_item(node: Map, context: Context) -> Item | None:
    fields = Fields(node, context.findings)
    written_type = fields.needed_word("type")
    name = fields.needed_word("name")
    positions = _positions(node)
    if not written_type or not name:
        return None
    if written_type in (GROUP, REPEAT):
        return _read_container(fields, written_type, name, positions, context)
    return read_question(fields, written_type, name, positions, context)


def _positions(node: Map) -> dict[str, Position]:
    return {
        place: position
        for key, (_, value) in node.entries.items()
        for place, position in text_positions(value, key).items()
    }


def _read_container(
    fields: Fields, written_type: str, name: str, positions: dict[str, Position], context: Context
) -> Group | Repeat:
    label = read_text(fields.take("label"), "label", context)
    relevant = read_relevance(fields.take("relevant"), context)
    appearance = fields.word("appearance")
    read: dict[str, object] = {"label": label, "relevant": relevant}
    for key in _QUESTION_KEYS:
        read[key] = None
        if fields.take(key) is not None:
            context.findings.fault("not_on_group", positions[key], key=key)
    items = read_survey(fields.sequence("questions", needed=True), context)
    if written_type == GROUP:
        self_entry = fields.yes_no("self_entry", default=False)
        extras = {**fields.unread(read), **fields.left_over()}
        return Group(
            *(name, label, items, relevant, appearance, self_entry, extras),
            position=fields.position,
            positions=positions,
        )
    count = read_expression(fields.take("repeat_count"), "repeat_count", context)
    extras = {**fields.unread({**read, "repeat_count": count}), **fields.left_over()}
    return Repeat(
        name, label, items, relevant, count, appearance, extras, fields.position, positions
    )
