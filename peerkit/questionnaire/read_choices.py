"""Choice lists: `{name: label}`, or a list of `{name, label, other columns}`."""

from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import Fields, read_word
from peerkit.questionnaire.model import Choice, ChoiceList, Text
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence
from peerkit.questionnaire.read_text import read_text

_NO_TEXT = Text({})


def read_choices(node: Map | None, context: Context) -> dict[str, ChoiceList]:
    """Return the lists by name."""
    if node is None:
        return {}
    return {
        name: ChoiceList(name, _read_list(value, name, context), written.position)
        for name, (written, value) in node.entries.items()
    }


def _read_list(node: Node, name: str, context: Context) -> tuple[Choice, ...]:
    match node:
        case Map():
            return tuple(
                Choice(choice, _label(value, choice, context), {}, written.position)
                for choice, (written, value) in node.entries.items()
            )
        case Sequence():
            rows = (_read_row(item, context) for item in node.items)
            return tuple(choice for choice in rows if choice is not None)
        case Scalar():
            context.findings.fault("expected_map", node.position, key=name)
            return ()


def _read_row(node: Node, context: Context) -> Choice | None:
    if not isinstance(node, Map):
        context.findings.fault("expected_map", node.position, key="choices")
        return None
    fields = Fields(node, context.findings)
    name = fields.needed_word("name")
    label = _label(fields.take("label") or Scalar("", node.position, 0, 0, ""), name, context)
    columns = {
        key: read_word(value, key, context.findings)
        for key, (_, value) in node.entries.items()
        if key not in {"name", "label"}
    }
    return Choice(name, label, columns, node.position) if name else None


def _label(node: Node, choice: str, context: Context) -> Text:
    label = read_text(node, choice, context)
    if label is None:
        if isinstance(node, Scalar):
            context.findings.fault("missing_label", node.position, name=choice)
        return _NO_TEXT
    return label
