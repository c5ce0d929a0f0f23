"""What an expression may see besides the answers. It is told everything and reads nothing.

Laws:
- The same tree, environment and expression give the same value, `random()` and `uuid()` too: they
  are derived from `seed`, the asking node and the place of the call.
- A table's rows do not change once it is made.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta, tzinfo
from functools import cached_property
from types import MappingProxyType

from peerkit.expression.node import Node
from peerkit.frozen import frozen
from peerkit.values import Address


class Table:
    """Rows of named texts: a CSV file beside the questionnaire, or a choice list."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self.rows = tuple(rows)
        self._by_key: dict[str, dict[str, Mapping[str, str]]] = {}

    @cached_property
    def tree(self) -> Node:
        """The rows as `instance()` shows them: `root/item/column`."""
        document = Node("instance")
        root = document.add(Node("root"))
        for row in self.rows:
            item = root.add(Node("item"))
            for column, value in row.items():
                item.add(Node(column, value))
        return document

    def look_up(self, column: str, key_column: str, key: str) -> str:
        """Return `column` of the first row whose `key_column` is `key`, or ""."""
        keys = self._by_key.get(key_column)
        if keys is None:
            keys = {}
            for row in self.rows:
                keys.setdefault(row.get(key_column, ""), row)
            self._by_key[key_column] = keys
        return keys.get(key, {}).get(column, "")


def _no_label(_question: str, _choice: str) -> str:
    return ""


def _no_table(_name: str) -> Table | None:
    return None


@frozen
class Environment:
    """The time and place of an evaluation, and the ways to what is not an answer.

    `now` must be aware; its time zone is the interview's. `choice_label` is told a question's name
    and a choice's, and answers with the label or "". `stored` holds what `once()` has given before.
    `zone` is the interview's, and `standard_offset` how far it is ahead of UTC when it is not
    daylight saving time; both follow from `now`.
    """

    now: datetime
    choice_label: Callable[[str, str], str] = _no_label
    table: Callable[[str], Table | None] = _no_table
    seed: bytes = b""
    stored: Mapping[Address, str] = field(default_factory=lambda: MappingProxyType({}))
    zone: tzinfo = field(init=False, compare=False, repr=False)
    standard_offset: timedelta = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError("a time without a time zone")
        offset = self.now.utcoffset() or timedelta()
        object.__setattr__(self, "zone", self.now.tzinfo)
        object.__setattr__(self, "standard_offset", offset - (self.now.dst() or timedelta()))
