"""Cycles: no answer may depend on itself by way of others.

What an item depends on: the references of its relevance and calculation (for a repeat, its count
too), and the group or repeat around it. A question's value counts as empty when it is hidden, so
relevance is a dependency like any other.
"""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from peerkit.questionnaire.check.outline import Outline
from peerkit.questionnaire.fault import Fault

_LEADING = frozenset({"relevant", "calculation", "repeat_count"})
_SHOWN = 6
"""How many names of a long cycle the message lists."""

_MOST = 20
"""Each cycle costs a walk through the whole questionnaire."""

_Graph = dict[str, tuple[str, ...]]


def check_cycles(outline: Outline) -> Iterator[Fault]:
    """Yield one fault for each cycle, at the first expression that takes part in it."""
    graph = _graph(outline)
    for _ in range(_MOST):
        if not (ring := _ring(graph)):
            return
        yield from _fault(outline, ring)
        graph = {
            name: tuple(to for to in leads if to not in ring)
            for name, leads in graph.items()
            if name not in ring
        }


def _graph(outline: Outline) -> _Graph:
    """Return what each item depends on, itself left out: that is a fault of its own."""
    leads: dict[str, dict[str, None]] = {name: {} for name in outline.by_name}
    for written in outline.written:
        if written.key in _LEADING:
            for reference in written.expression.references:
                if reference.name in leads:
                    leads[written.entry.item.name][reference.name] = None
    for entry in outline.entries:
        if entry.ancestors:
            leads[entry.item.name][entry.ancestors[-1].name] = None
    return {name: tuple(to for to in found if to != name) for name, found in leads.items()}


def _ring(graph: _Graph) -> list[str]:
    """Return the names along one cycle, each depending on the next; none if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        return ring[:0:-1]
    return []


def _fault(outline: Outline, ring: list[str]) -> Iterator[Fault]:
    """Yield the fault of a cycle.

    A group with the name of one inside it makes a cycle without any expression; that the name
    stands twice is told already.
    """
    leading = (
        written
        for written in outline.written
        if written.key in _LEADING
        and written.entry.item.name in ring
        and any(reference.name in ring for reference in written.expression.references)
    )
    if (first := next(leading, None)) is None:
        return
    start = ring.index(first.entry.item.name)
    names = ring[start:] + ring[:start]
    shown = names if len(names) <= _SHOWN else [*names[:_SHOWN], "…"]
    path = " → ".join([*shown, names[0]])
    yield Fault("cycle", first.entry.place(first.key), {"path": path})
