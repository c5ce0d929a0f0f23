"""YAML as it was written: scalars, maps and lists that know their place in the file.

Laws:
- Every scalar is a text; `no`, `012` and `12:30` stay what was written.
- `start` and `end` are offsets, in characters, into the source's text.
"""

from peerkit.frozen import frozen
from peerkit.questionnaire.model import Position


@frozen
class Scalar:
    """One text. `style` is the sign that begins it: quote, `|`, `>`, or nothing."""

    value: str
    position: Position
    start: int
    end: int
    style: str


@frozen
class Map:
    """Keys and their values, in written order; no key stands twice.

    `start` is where it begins; `is_flow` tells `{en: Yes}` from keys that stand below each other.
    """

    entries: dict[str, tuple[Scalar, "Node"]]
    position: Position
    start: int
    is_flow: bool


@frozen
class Sequence:
    """A list of values, in written order; `is_flow` tells `[a, b]` from dashes below each other."""

    items: list["Node"]
    position: Position
    is_flow: bool


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
