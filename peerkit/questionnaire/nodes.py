"""YAML as it was written: scalars, maps and lists that know their place in the file.

Laws:
- Every scalar is a text; `no`, `012` and `12:30` stay what was written.
- `start` and `end` are offsets, in characters, into the source's text.
"""

from dataclasses import dataclass

from peerkit.questionnaire.model import Position


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text. `style` is the sign that begins it: quote, `|`, `>`, or nothing."""

    value: str
    position: Position
    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Map:
    """Keys and their values, in written order; no key stands twice."""

    entries: dict[str, tuple[Scalar, "Node"]]
    position: Position


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values, in written order."""

    items: list["Node"]
    position: Position


Node = Scalar | Map | Sequence


def plain(node: Node) -> object:
    """Return the node as texts, dicts and lists, without places."""
    match node:
        case Scalar():
            return node.value
        case Map():
            return {key: plain(value) for key, (_, value) in node.entries.items()}
        case Sequence():
            return [plain(item) for item in node.items]
