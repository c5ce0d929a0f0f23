"""What is settled after each answer, and in which order.

Laws:
- A rule stands after the rules whose results its expression looks at; where rules depend on each
  other in a circle, the questionnaire's own order decides, and nothing fails.
- A repeat that some rule looks into before it is counted starts from no instances each time, so
  that what comes out never hangs on what was there before.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from peerkit.expression import Compiled, Expression, compile_expression
from peerkit.interview.place import Place
from peerkit.questionnaire import Item, Question, Repeat

_STORING_FUNCTIONS = frozenset({"once", "now"})
_WORD = re.compile(r"[\w.-]+")
_ANYTHING = re.compile(r"/\s*(?:\*|node\s*\()|::|\(\s*\.\.")
"""A path that may lead anywhere, without naming what it looks at."""


class RuleKind(StrEnum):
    """What a rule settles."""

    RELEVANT = "relevant"
    COUNT = "count"
    CALCULATION = "calculation"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One thing to settle after each answer. A repeat without a count has no expression."""

    kind: RuleKind
    name: str
    compiled: Compiled | None
    is_storing: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """All rules in their order, and the repeats that start from no instances each time."""

    order: tuple[Rule, ...]
    restarting: tuple[str, ...]


def compiled(expression: Expression | None) -> Compiled | None:
    """Return the expression ready to run, where there is one."""
    return None if expression is None else compile_expression(expression)


_Key = tuple[RuleKind, str]
_Needs = Mapping[_Key, tuple[_Key, ...]]


def rules_of(places: Mapping[str, Place]) -> Rules:
    """Return the rules of a questionnaire whose items stand at `places`."""
    expressions = {
        (kind, name): expression
        for name, place in places.items()
        for kind, expression in _expressions(place.item)
    }
    needs = {key: tuple(_needs(key, expressions, places)) for key in expressions}
    ordered = _ordered(needs)
    return Rules(
        order=tuple(_rule(key, expressions[key]) for key in ordered),
        restarting=_restarting(ordered, needs, expressions),
    )


def _expressions(item: Item) -> Iterator[tuple[RuleKind, Expression | None]]:
    """Yield what there is to settle about one item, in the order of settling."""
    if item.relevant is not None:
        yield RuleKind.RELEVANT, item.relevant
    if isinstance(item, Repeat):
        yield RuleKind.COUNT, item.count
    elif isinstance(item, Question):
        if item.calculation is not None:
            yield RuleKind.CALCULATION, item.calculation
        elif isinstance(item.default, Expression):
            yield RuleKind.DEFAULT, item.default


def _rule(key: _Key, expression: Expression | None) -> Rule:
    kind, name = key
    is_storing = (
        kind in (RuleKind.CALCULATION, RuleKind.DEFAULT)
        and expression is not None
        and any(call.name in _STORING_FUNCTIONS for call in expression.functions)
    )
    return Rule(kind, name, compiled(expression), is_storing)


def _ordered(needs: _Needs) -> tuple[_Key, ...]:
    """Return the rules, each after those that it needs: depth first, in the written order."""
    ordered: dict[_Key, None] = {}
    begun: set[_Key] = set()
    waiting = list(needs)[::-1]
    while waiting:
        key = waiting[-1]
        if key in begun:
            ordered[waiting.pop()] = None
            continue
        begun.add(key)
        waiting.extend(need for need in reversed(needs[key]) if need not in begun)
    return tuple(ordered)


def _restarting(
    ordered: tuple[_Key, ...], needs: _Needs, expressions: Mapping[_Key, Expression | None]
) -> tuple[str, ...]:
    """Return the repeats that a rule looks into before they are counted, or may."""
    if any(e is not None and _ANYTHING.search(e.text) for e in expressions.values()):
        return tuple(name for kind, name in ordered if kind is RuleKind.COUNT)
    place = {key: number for number, key in enumerate(ordered)}
    early = (
        name
        for key in ordered
        for kind, name in needs[key]
        if kind is RuleKind.COUNT and place[kind, name] >= place[key]
    )
    return tuple(dict.fromkeys(early))


def _needs(
    key: _Key, expressions: Mapping[_Key, Expression | None], places: Mapping[str, Place]
) -> Iterator[_Key]:
    """Yield the rules that should be settled before `key`'s."""
    place = places[key[1]]
    for other in _settling(place, expressions):
        if other == key:
            break
        yield other
    for target in _looked_at(expressions[key], places):
        yield from _settling(target, expressions)
        if not isinstance(target.item, Question) and target not in (place, *place.around):
            yield from _settling_inside(target, expressions, places)


def _looked_at(expression: Expression | None, places: Mapping[str, Place]) -> Iterator[Place]:
    """Yield what an expression looks at: its references, then whatever its paths may name."""
    if expression is not None:
        words = (*(ref.name for ref in expression.references), *_WORD.findall(expression.text))
        yield from (places[word] for word in dict.fromkeys(words) if word in places)


def _settling(place: Place, expressions: Mapping[_Key, Expression | None]) -> Iterator[_Key]:
    """Yield the rules that settle whether an item is there and what its value is."""
    for each in (*place.around, place):
        for kind in RuleKind:
            if (kind, each.item.name) in expressions:
                yield kind, each.item.name


def _settling_inside(
    place: Place, expressions: Mapping[_Key, Expression | None], places: Mapping[str, Place]
) -> Iterator[_Key]:
    """Yield the rules of everything that a group or repeat contains."""
    for kind, name in expressions:
        if place in places[name].around:
            yield kind, name
