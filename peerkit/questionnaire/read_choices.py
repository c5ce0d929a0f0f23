"""Choice lists: `{name: label}`, or a list of `{name, label, other columns}`."""

from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import Fields, read_word
from peerkit.questionnaire.model import Choice, ChoiceList, Position, Text
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence
from peerkit.questionnaire.read_text import read_needed_label

_NO_TEXT = Text({})


def read_choices(node: Map | None, context: Context) -> dict[str, ChoiceList]:
    """Return the lists by name."""
    if node is None:
        return {}
    return {
        name: ChoiceList(name, _read_list(value, context), position=written.position)
        for name, (written, value) in node.entries.items()
    }


def _read_list(node: Node, context: Context) -> tuple[Choice, ...]:
    match node:
        case Map():
            return tuple(
                Choice(choice, _label(value, value.position, choice, context), {}, written.position)
                for choice, (written, value) in node.entries.items()
            )
        case Sequence():
            rows = (_read_row(item, context) for item in node.items)
            return tuple(choice for choice in rows if choice is not None)
        case Scalar():
            return ()  # an empty list, and told as one


def _read_row(node: Node, context: Context) -> Choice | None:
    if not isinstance(node, Map):
        context.findings.fault("expected_map", node.position, key="choices")
        return None
    fields = Fields(node, context.findings)
    name = fields.needed_word("name")
    label = _label(fields.take("label"), node.position, name, context)
    columns = {
        key: read_word(value, key, context.findings)
        for key, (_, value) in node.entries.items()
        if key not in {"name", "label"}
    }
    return Choice(name, label, columns, node.position) if name else None


def _label(node: Node | None, place: Position, choice: str, context: Context) -> Text:
    label = read_needed_label(node, place, choice, context)
    return _NO_TEXT if label is None else label
