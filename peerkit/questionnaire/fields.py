"""A YAML map being read: each key is taken once, and what nobody took is kept and reported."""

from collections.abc import Mapping

from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.near import nearest
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence, plain

_YES = frozenset({"yes", "true", "true()"})
_NO = frozenset({"no", "false", "false()", ""})


class Fields:
    """The keys of one map that have not been taken yet."""

    __slots__ = ("_entries", "_findings", "_known", "_taken", "position")

    def __init__(self, node: Map, findings: Findings) -> None:
        self.position = node.position
        self._entries = dict(node.entries)
        self._known: list[str] = []
        self._taken: dict[str, Node] = {}
        self._findings = findings

    def take(self, key: str) -> Node | None:
        """Return the value of `key`, if it stands there."""
        self._known.append(key)
        _, node = self._entries.pop(key, (None, None))
        if node is not None:
            self._taken[key] = node
        return node

    def take_needed(self, key: str) -> Node | None:
        """Return the value of `key`; its absence is a fault."""
        if (node := self.take(key)) is None:
            self._findings.fault("missing_key", self.position, key=key)
        return node

    def word(self, key: str) -> str:
        """Return the text of `key`, or an empty one; anything but a text is a fault."""
        node = self.take(key)
        return "" if node is None else read_word(node, key, self._findings)

    def needed_word(self, key: str) -> str:
        """Return the text of `key`; a fault if it is absent, blank or no text."""
        node = self.take_needed(key)
        if node is None:
            return ""
        word = read_word(node, key, self._findings)
        if not word and isinstance(node, Scalar):
            self._findings.fault("missing_key", node.position, key=key)
        return word

    def yes_no(self, key: str, *, default: bool) -> bool:
        """Return the yes or no of `key`; anything else is a fault."""
        node = self.take(key)
        if node is None:
            return default
        answer = yes_or_no(node)
        if answer is None:
            self._findings.fault("expected_yes_no", node.position, key=key)
            return default
        return answer

    def map(self, key: str, *, needed: bool = False) -> Map | None:
        """Return the map of `key`; anything but a map is a fault."""
        node = self.take_needed(key) if needed else self.take(key)
        if node is None or isinstance(node, Map):
            return node
        self._findings.fault("expected_map", node.position, key=key)
        return None

    def sequence(self, key: str, *, needed: bool = False) -> Sequence | None:
        """Return the list of `key`; anything but a list is a fault."""
        node = self.take_needed(key) if needed else self.take(key)
        if node is None or isinstance(node, Sequence):
            return node
        self._findings.fault("expected_list", node.position, key=key)
        return None

    def not_run(self, *keys: str) -> dict[str, object]:
        """Return what stands under `keys`: kept, and reported as not run by this version."""
        kept: dict[str, object] = {}
        for key in keys:
            self._known.append(key)
            if key in self._entries:
                written, node = self._entries.pop(key)
                self._findings.advise("not_run_here", written.position, what=key)
                kept[key] = plain(node)
        return kept

    def unread(self, read: Mapping[str, object]) -> dict[str, object]:
        """Return what stands under keys of which nothing could be read: kept as it is written.

        A condition that says no is such a value: it adds nothing, and other tools may want it.
        """
        written = {
            key: plain(self._taken[key])
            for key, value in read.items()
            if key in self._taken and (value is None or value == {})
        }
        return {key: value for key, value in written.items() if not _is_blank(value)}

    def left_over(self) -> dict[str, object]:
        """Return what stands under the keys that nobody took: kept, and reported."""
        for key, (written, _) in self._entries.items():
            if meant := nearest(key, self._known):
                self._findings.advise("misspelt_key", written.position, key=key, meant=meant)
            else:
                self._findings.advise("unknown_key", written.position, key=key)
        return {key: plain(node) for key, (_, node) in self._entries.items()}


def _is_blank(value: object) -> bool:
    return not value.strip() if isinstance(value, str) else not value


def read_word(node: Node, key: str, findings: Findings) -> str:
    """Return the node's text, trimmed; anything but a text is a fault."""
    if isinstance(node, Scalar):
        return node.value.strip()
    findings.fault("expected_text", node.position, key=key)
    return ""


def yes_or_no(node: Node) -> bool | None:
    """Return what the node says, in YAML's or XLSForm's words; None if it is neither."""
    if not isinstance(node, Scalar):
        return None
    word = node.value.strip().lower()
    return True if word in _YES else False if word in _NO else None
