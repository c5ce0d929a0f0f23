"""The tree of answers that expressions look at: the engine builds it and keeps it up to date.

Laws:
- The topmost node stands for the whole interview; an absolute path begins there.
- A node whose `relevant` is False, or which stands below such a node, counts as empty.
- Setting `value` or `relevant` takes effect at once and costs nothing; only `add` and `remove`
  make the tree's index be built again, when it is next needed.
"""

from bisect import bisect_right
from collections.abc import Iterator

from peerkit.values import Address

_Index = dict[str, tuple[list[int], list["Node"]]]


class Node:
    """One group, repeat instance or question, and its answer as text ("" is blank).

    `instance` is the number of a repeat instance, from 1; it is 0 for anything else. A node with
    an empty name is a piece of text between other nodes (interviews have none). `order` and
    `last_order` are the places in document order of the node and of its last descendant; they, and
    the root's `index`, hold only after `indexed()`.
    """

    __slots__ = (
        "attributes",
        "children",
        "index",
        "instance",
        "last_order",
        "name",
        "order",
        "parent",
        "relevant",
        "value",
    )

    def __init__(
        self, name: str, value: str = "", *, instance: int = 0, relevant: bool = True
    ) -> None:
        self.name = name
        self.value = value
        self.instance = instance
        self.relevant = relevant
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.attributes: tuple[Node, ...] = ()
        self.order = 0
        self.last_order = 0
        self.index: _Index | None = None

    def __repr__(self) -> str:
        # Without the value: it is somebody's answer.
        return f"Node({self.address})"

    def __iter__(self) -> Iterator["Node"]:
        """Yield the node and everything below it, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    # --- building -----------------------------------------------------------------------------

    def add(self, child: "Node") -> "Node":
        """Make `child` the last child of this node, and return it."""
        child.parent = self
        child.index = None
        self.children.append(child)
        self.root.index = None
        return child

    def remove(self, child: "Node") -> None:
        """Take `child` out of this tree; it becomes a tree of its own."""
        self.children = [other for other in self.children if other is not child]
        child.parent = None
        self.root.index = None

    # --- asking -------------------------------------------------------------------------------

    @property
    def root(self) -> "Node":
        """The topmost node of the tree."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    @property
    def text(self) -> str:
        """The answer, or the answers below joined; "" where hidden by the node's own relevance."""
        if not self.relevant:
            return ""
        if not self.children:
            return self.value
        return "".join(child.text for child in self.children)

    @property
    def is_hidden(self) -> bool:
        """Whether the node, or one that it stands in, is not relevant."""
        node: Node | None = self
        while node is not None:
            if not node.relevant:
                return True
            node = node.parent
        return False

    @property
    def address(self) -> Address:
        """The node's name and the repeat instances that it stands in, outermost first."""
        instances: list[int] = []
        node: Node | None = self
        while node is not None:
            if node.instance:
                instances.append(node.instance)
            node = node.parent
        return Address(self.name, tuple(reversed(instances)))

    @property
    def position(self) -> int:
        """The node's place, from 1, among its siblings of the same name."""
        if self.parent is None:
            return 1
        place = 0
        for sibling in self.parent.children:
            place += sibling.name == self.name
            if sibling is self:
                break
        return place

    def nearest(self, name: str) -> list["Node"]:
        """Return what `${name}` means for a question standing here, hidden nodes too.

        These are the nodes of that name in the nearest surrounding node that holds any: the same
        repeat instance's where it has one, otherwise all instances'.
        """
        orders, nodes = self.root.indexed().get(name, ((), ()))
        if len(nodes) <= 1:
            return list(nodes)
        around: Node | None = self
        while around is not None:
            start = bisect_right(orders, around.order)
            end = bisect_right(orders, around.last_order)
            if start < end:
                return list(nodes[start:end])
            around = around.parent
        return list(nodes)

    def indexed(self) -> _Index:
        """Return the index by name of the tree below this root, built anew if it is stale."""
        if self.index is None:
            self.index = {}
            for order, node in enumerate(self):
                node.order = order
                orders, nodes = self.index.setdefault(node.name, ([], []))
                orders.append(order)
                nodes.append(node)
            self._close(self.index)
        return self.index

    def _close(self, index: _Index) -> None:
        """Note for each node where in document order its last descendant stands."""
        everything = sorted(
            (node for _, nodes in index.values() for node in nodes),
            key=lambda node: node.order,
            reverse=True,
        )
        for node in everything:
            node.last_order = node.children[-1].last_order if node.children else node.order


def in_document_order(nodes: list[Node]) -> list[Node]:
    """Return the nodes of one tree, each once, in document order."""
    distinct = list({id(node): node for node in nodes}.values())
    if len(distinct) > 1:
        distinct[0].root.indexed()
        distinct.sort(key=lambda node: node.order)
    return distinct
