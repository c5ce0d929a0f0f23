"""Bytes become YAML nodes, strictly: one plain document of texts, maps and lists.

PyYAML's events are read with its C parser. The pure-Python one refuses a plain `How old?` inside
`{ }`: without the C one a questionnaire is refused rather than read differently on two machines.

Laws:
- No bytes make it raise: what is wrong becomes a fault with its place.
- Anchors, aliases, tags, merge keys, several documents, double keys and keys that are not texts
  are faults; reading goes on after most of them, so that all are reported at once.
- Nothing beyond the limits is built.
"""

import re
from dataclasses import dataclass
from typing import Any

from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.limits import LIMITS, Limits
from peerkit.questionnaire.model import Position
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence
from peerkit.questionnaire.yaml_slips import slip_of

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Control characters, line breaks that editors do not show, and the bidirectional embeddings,
overrides and isolates that make text look like other text (Trojan Source, CVE-2021-42574). The
marks U+200E, U+200F and U+061C stay allowed: Arabic and Persian need them."""

_NO_KEYS = {"": "yaml_key", "<<": "yaml_merge"}
"""Keys that are refused with their values, and the fault of each."""


@dataclass(frozen=True, slots=True)
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
    text, root = "", None
    try:
        text = _decoded(data, limits, findings, file)
        root = _grown(text, limits, findings, file)
    except _StopError:
        pass  # the fault that stopped it is among the findings
    return Source(text, root, findings.in_order(), file)


def _decoded(data: bytes, limits: Limits, findings: Findings, file: str) -> str:
    if len(data) > limits.size_bytes:
        findings.fault("too_large", Position(1, 1, file), limit_bytes=limits.size_bytes)
        raise _StopError
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        findings.fault("not_utf8", position_at(before, len(before), file))
        raise _StopError from None
    for match in _FORBIDDEN.finditer(text):
        place = position_at(text, match.start(), file)
        findings.fault("control_character", place, character=f"U+{ord(match[0]):04X}")
        raise _StopError
    return text


def position_at(text: str, offset: int, file: str = "") -> Position:
    """Return the place of the character at `offset`; CR, LF and CR LF each end a line."""
    ends = text.count("\n", 0, offset) + text.count("\r", 0, offset)
    ends -= text.count("\r\n", 0, offset)
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return Position(ends + 1, offset - line_start + 1, file)


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
                self._begin(event, Map({}, self._position(event)))
            case "SequenceStartEvent":
                self._begin(event, Sequence([], self._position(event)))
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
