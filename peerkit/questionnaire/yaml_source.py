"""Bytes become YAML nodes, strictly: one plain document of texts, maps and lists.

PyYAML's events are read with its C parser. The pure-Python one refuses a plain `How old?` inside
`{ }`: without the C one a questionnaire is refused rather than read differently on two machines.

Laws:
- No bytes make it raise: what is wrong becomes a fault with its place.
- Anchors, aliases, tags, merge keys, several documents, double keys and keys that are not texts
  are faults; reading goes on after most of them, so that all are reported at once.
- Nothing beyond the limits is built.
"""

from typing import Any

from peerkit.frozen import frozen
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.limits import LIMITS, Limits
from peerkit.questionnaire.model import Position
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence
from peerkit.questionnaire.source_text import position_at, read_source_text
from peerkit.questionnaire.yaml_slips import slip_of

_NO_KEYS = {"": "yaml_key", "<<": "yaml_merge"}
"""Keys that are refused with their values, and the fault of each."""


@frozen
class Source:
    """A file as read: its text, its outermost node (None if there is none), and its faults.

    `file` is its name if it lies beside the questionnaire.
    """

    text: str
    root: Node | None
    faults: tuple[Fault, ...]
    file: str = ""


class _StopError(Exception):
    """What was found makes reading on pointless; the fault is among the findings."""


def parse_yaml(data: bytes, limits: Limits = LIMITS, file: str = "") -> Source:
    """Return what `data` holds; faults say what cannot be accepted."""
    findings = Findings()
    text: str | None = None
    root = None
    try:
        text = read_source_text(data, findings, limits, file)
        root = None if text is None else _grown(text, limits, findings, file)
    except _StopError:
        pass  # the fault that stopped it is among the findings
    return Source(text or "", root, findings.in_order(), file)


def _grown(text: str, limits: Limits, findings: Findings, file: str) -> Node | None:
    import yaml  # here, so that nothing pays for it that reads no questionnaire

    if not yaml.__with_libyaml__:
        findings.fault("no_yaml_parser", Position(1, 1, file))
        raise _StopError
    tree = _Tree(limits, findings, file)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            tree.grow(event)
    except yaml.MarkedYAMLError as error:
        slip = slip_of(text, error)
        findings.fault(slip.code, position_at(text, slip.offset, file), **slip.values)
        raise _StopError from None
    return tree.root


class _Tree:
    """The nodes built so far.

    `_open` holds the containers that are not closed yet, each with the key that awaits its value.
    """

    def __init__(self, limits: Limits, findings: Findings, file: str) -> None:
        self.root: Node | None = None
        self._file = file
        self._limits = limits
        self._findings = findings
        self._open: list[Map | Sequence] = []
        self._keys: list[Scalar | None] = []
        self._nodes = 0
        self._documents = 0

    def grow(self, event: Any) -> None:
        """Take in one event of the parser."""
        match type(event).__name__:
            case "ScalarEvent":
                self._count(event)
                self._refuse_decoration(event)
                self._measure(event)
                self._add(self._scalar(event, event.value, event.style or ""))
            case "MappingStartEvent":
                self._begin(event, self._map(event))
            case "SequenceStartEvent":
                self._begin(event, Sequence([], self._position(event), event.flow_style))
            case "MappingEndEvent" | "SequenceEndEvent":
                self._open.pop()
                self._keys.pop()
            case "AliasEvent":
                self._fault("yaml_alias", event, name=event.anchor)
                self._add(self._scalar(event, f"*{event.anchor}", ""))  # most likely meant so
            case "DocumentStartEvent":
                self._begin_document(event)

    def _fault(self, code: str, event: Any, **values: str | int) -> None:
        self._findings.fault(code, self._position(event), **values)

    def _position(self, event: Any) -> Position:
        return Position(event.start_mark.line + 1, event.start_mark.column + 1, self._file)

    def _scalar(self, event: Any, value: str, style: str) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        return Scalar(value, self._position(event), start, end, style)

    def _map(self, event: Any) -> Map:
        return Map({}, self._position(event), event.start_mark.index, event.flow_style)

    def _begin_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._fault("yaml_documents", event)
            raise _StopError

    def _count(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            self._fault("yaml_nodes", event, limit=self._limits.nodes)
            raise _StopError

    def _measure(self, event: Any) -> None:
        if len(event.value) > self._limits.value_characters:
            self._fault("value_too_long", event, limit=self._limits.value_characters)
            raise _StopError

    def _refuse_decoration(self, event: Any) -> None:
        if event.anchor:
            self._fault("yaml_anchor", event, name=event.anchor)
        if event.tag and event.tag != "!":
            self._fault("yaml_tag", event, tag=event.tag)

    def _begin(self, event: Any, container: Map | Sequence) -> None:
        self._count(event)
        self._refuse_decoration(event)
        if len(self._open) >= self._limits.depth:
            self._fault("yaml_depth", event, limit=self._limits.depth)
            raise _StopError
        if self._open and isinstance(self._open[-1], Map) and self._keys[-1] is None:
            self._fault("yaml_key", event)
            raise _StopError
        self._add(container)
        self._open.append(container)
        self._keys.append(None)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self._keys[-1]) is not None:
            self._keys[-1] = None
            if key.value not in _NO_KEYS:
                parent.entries.setdefault(key.value, (key, node))
        elif isinstance(node, Scalar):
            self._check_key(parent, node)
            self._keys[-1] = node

    def _check_key(self, parent: Map, key: Scalar) -> None:
        if key.value in _NO_KEYS:
            self._findings.fault(_NO_KEYS[key.value], key.position)
        elif key.value in parent.entries:
            first, _ = parent.entries[key.value]
            line = first.position.line
            self._findings.fault("duplicate_key", key.position, key=key.value, first_line=line)
