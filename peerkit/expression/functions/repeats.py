"""Repeats, and where in the tree an expression stands."""

from collections import defaultdict

from peerkit.expression.functions.arguments import nodes_at, number_at
from peerkit.expression.functions.signature import Function, family
from peerkit.expression.node import Node
from peerkit.expression.scope import Scope, Term, Value


def _position(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return a node's place among its siblings of the same name, from 1.

    Without an argument: the context node's place among those that a predicate looks at.
    """
    if not arguments:
        return float(scope.position)
    nodes = nodes_at(arguments, 0, scope)
    return float(nodes[0].position) if nodes else ""


def _last(_: tuple[Term, ...], scope: Scope) -> Value:
    return float(scope.size)


def _current(_: tuple[Term, ...], scope: Scope) -> Value:
    return [scope.asking]


def _indexed_repeat(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the question of a certain repeat instance: `(question, repeat, number, …)`.

    The names mean all instances here, not the nearest; where several outer instances remain, the
    one that the asking question stands in is meant.
    """
    everywhere = scope.within(scope.node, scope.asking.root)
    nodes = nodes_at(arguments, 0, everywhere)
    for place in range(1, len(arguments) - 1, 2):
        instances = nodes_at(arguments, place, everywhere)
        wanted = _at(instances, number_at(arguments, place + 1, scope))
        nodes = [node for node in nodes if not wanted.isdisjoint(map(id, _lineage(node)))]
    return _nearest(nodes, scope.asking)


def _at(instances: list[Node], number: float) -> set[int]:
    """Return the identities of the instances that have this number under their own parent."""
    families: dict[int, list[Node]] = defaultdict(list)
    for instance in instances:
        families[id(instance.parent)].append(instance)
    if not number >= 1:
        return set()
    return {
        id(siblings[int(number) - 1]) for siblings in families.values() if number <= len(siblings)
    }


def _lineage(node: Node) -> list[Node]:
    lineage = [node]
    while lineage[-1].parent is not None:
        lineage.append(lineage[-1].parent)
    return lineage


def _nearest(nodes: list[Node], asking: Node) -> list[Node]:
    """Return those nodes that share the most of their lineage with the asking one."""
    if len(nodes) <= 1:
        return nodes
    around = set(map(id, _lineage(asking)))
    shared = [sum(id(outer) in around for outer in _lineage(node)) for node in nodes]
    return [node for node, count in zip(nodes, shared, strict=True) if count == max(shared)]


REPEATS = family(
    Function("position", 0, 1, _position, nodes_at=frozenset({0})),
    Function("last", 0, 0, _last),
    Function("current", 0, 0, _current, gives_nodes=True),
    Function(
        "indexed-repeat",
        3,
        7,
        _indexed_repeat,
        nodes_at=frozenset({0, 1, 3, 5}),
        gives_nodes=True,
        is_paired=True,
    ),
)
