"""Paths: from nodes, by axes, tests and predicates, to other nodes.

Law: a step down or sideways never reaches a hidden node, and so hidden answers take no part in
counts, sums or comparisons. Steps up and `.` stay: a question may look around while it is hidden.
An evaluation that has looked at `VISITS_LIMIT` nodes finds no more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from peerkit.expression.conversion import truth_of
from peerkit.expression.node import Node, in_document_order
from peerkit.expression.scope import Scope, Term, Value
from peerkit.expression.syntax import ANY_NAME, ANY_NODE, TEXT_NODE, Axis, Step

Reach = Callable[[Node], list[Node]]
CompiledStep = Callable[[Sequence[Node], Scope], list[Node]]


def compile_step(step: Step, predicates: Sequence[Term]) -> CompiledStep:
    """Return the step as a function from context nodes to the nodes that it reaches."""
    reach = _reaching(step)
    keeps_order = step.axis in (Axis.SELF, Axis.ATTRIBUTE)
    is_reversed = step.axis in _REVERSED

    def take(nodes: Sequence[Node], scope: Scope) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            reached = reach(node)
            for predicate in predicates:
                reached = keep(reached, predicate, scope)
            found += reached
            if len(nodes) > 1 and not scope.visit(len(reached)):
                break
        if is_reversed or (len(nodes) > 1 and not keeps_order):
            return in_document_order(found)
        return found

    return take


def lone_step(steps: Sequence[Step]) -> Reach | None:
    """Return what a path of one plain step leads to: `.`, `..`, a name; None if it is not so."""
    step = steps[0]
    is_plain = len(steps) == 1 and not step.predicates and step.axis not in _REVERSED
    return _reaching(step) if is_plain else None


def _reaching(step: Step) -> Reach:
    """Return what leads from a node to those on the step's axis that meet its test.

    The steps that nearly all paths are made of, `.`, `..` and a name, have ways of their own.
    """
    axis, test = step.axis, step.test
    if test == ANY_NODE and axis is Axis.SELF:
        return lambda node: [node]
    if test == ANY_NODE and axis is Axis.PARENT:
        return lambda node: [] if node.parent is None else [node.parent]
    if test not in (ANY_NODE, ANY_NAME, TEXT_NODE) and axis is Axis.CHILD and ":" not in test:
        return lambda node: [each for each in node.children if each.name == test and each.relevant]
    along, matches = _AXES[axis], _test(test)
    return lambda node: [other for other in along(node) if matches(other)]


def keep(nodes: Sequence[Node], predicate: Term, scope: Scope) -> list[Node]:
    """Return the nodes for which the predicate holds; a number holds for the node at that place."""
    kept: list[Node] = []
    if not scope.visit(len(nodes)):
        return kept
    inner = scope.within(scope.node, scope.asking)
    inner.in_predicate = True
    inner.size = len(nodes)
    for position, node in enumerate(nodes, 1):
        inner.node, inner.position = node, position
        verdict = predicate(inner)
        if type(verdict) is float:
            verdict = verdict == position
        if verdict is True or truth_of(verdict):
            kept.append(node)
    return kept


def document_of(node: Node) -> list[Node]:
    """Return where an absolute path begins: above the topmost node, if that one has a name."""
    root = node.root
    if not root.name:
        return [root]
    document = Node("")
    document.children = [root]
    return [document]


def named(name: str) -> Term:
    """Return the term for `${name}`: the visible nodes that it means for whoever asks."""

    def look_up(scope: Scope) -> Value:
        nodes = scope.asking.nearest(name)
        if scope.in_predicate and len(nodes) > 1:
            nodes = _narrowed(nodes, name, scope)
        return [node for node in nodes if not node.is_hidden]

    return look_up


def _narrowed(nodes: list[Node], name: str, scope: Scope) -> list[Node]:
    """Return, inside a predicate, those of the repeat instance that the predicate looks at."""
    if scope.node.root is not scope.asking.root:
        return nodes
    nearer = scope.node.nearest(name)
    return nearer if len(nearer) < len(nodes) else nodes


# --- tests ------------------------------------------------------------------------------------


def _test(test: str) -> Callable[[Node], bool]:
    if test == ANY_NODE:
        return lambda _: True
    if test == TEXT_NODE:
        return lambda node: not node.name
    if test == ANY_NAME:
        return lambda node: bool(node.name)
    if test.endswith(":*"):
        prefix = test[:-1]
        return lambda node: node.name.startswith(prefix)
    return lambda node: node.name == test


# --- axes -------------------------------------------------------------------------------------


def _self(node: Node) -> Iterable[Node]:
    return (node,)


def _children(node: Node) -> Iterable[Node]:
    return [child for child in node.children if child.relevant]


def _parent(node: Node) -> Iterable[Node]:
    return () if node.parent is None else (node.parent,)


def _attributes(node: Node) -> Iterable[Node]:
    return node.attributes


def _descendants(node: Node) -> Iterator[Node]:
    waiting = list(reversed(node.children))
    while waiting:
        current = waiting.pop()
        if current.relevant:
            yield current
            waiting.extend(reversed(current.children))


def _descendants_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _descendants(node)


def _ancestors(node: Node) -> Iterator[Node]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _ancestors_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _ancestors(node)


def _siblings(node: Node) -> tuple[list[Node], list[Node]]:
    """Return the visible siblings before the node, the nearest first, and those after it."""
    before: list[Node] = []
    after: list[Node] = []
    side = before
    for sibling in node.parent.children if node.parent is not None else ():
        if sibling is node:
            side = after
        elif sibling.relevant:
            side.append(sibling)
    return before[::-1], after


def _preceding_siblings(node: Node) -> Iterable[Node]:
    return _siblings(node)[0]


def _following_siblings(node: Node) -> Iterable[Node]:
    return _siblings(node)[1]


_AXES: dict[Axis, Callable[[Node], Iterable[Node]]] = {
    Axis.SELF: _self,
    Axis.CHILD: _children,
    Axis.PARENT: _parent,
    Axis.ATTRIBUTE: _attributes,
    Axis.DESCENDANT: _descendants,
    Axis.DESCENDANT_OR_SELF: _descendants_or_self,
    Axis.ANCESTOR: _ancestors,
    Axis.ANCESTOR_OR_SELF: _ancestors_or_self,
    Axis.FOLLOWING_SIBLING: _following_siblings,
    Axis.PRECEDING_SIBLING: _preceding_siblings,
}

_REVERSED = frozenset({Axis.ANCESTOR, Axis.ANCESTOR_OR_SELF, Axis.PRECEDING_SIBLING})
"""Axes on which `[1]` is the nearest, not the first of the document."""
