"""A questionnaire made ready for interviews: every expression compiled, every rule in its order.

A plan is made once for a questionnaire and serves all its interviews.

Laws:
- A rule stands after the rules whose results its expression looks at; where rules depend on each
  other in a circle, the questionnaire's own order decides, and nothing fails.
- A place's key sorts addresses in the order in which an interview asks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from peerkit.expression import Compiled, Expression, compile_expression
from peerkit.questionnaire import Group, Item, Question, Questionnaire, QuestionType, Repeat
from peerkit.values import Address

_STORING_FUNCTIONS = frozenset({"once", "now"})


class RuleKind(StrEnum):
    """What a rule settles."""

    RELEVANT = "relevant"
    COUNT = "count"
    CALCULATION = "calculation"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One item where it stands: `around` are the groups and repeats about it, outermost first."""

    item: Item
    order: int
    around: tuple["Place", ...]

    @property
    def repeats(self) -> tuple["Place", ...]:
        """The repeats that it stands in, outermost first, itself left out."""
        return tuple(place for place in self.around if isinstance(place.item, Repeat))


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One thing to settle after each answer. A repeat without a count has no expression."""

    kind: RuleKind
    name: str
    compiled: Compiled | None
    is_storing: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """The compiled expressions of one question that are evaluated when it is asked."""

    required: Compiled | None
    constraint: Compiled | None
    choice_filter: Compiled | None
    readonly: Compiled | None


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A questionnaire, indexed. `inside` maps a group's or repeat's name ("" the top) to its items.

    `steps` are the questions that are asked, and the notes that are shown; `hidable` what has a
    relevance of its own.
    """

    questionnaire: Questionnaire
    places: Mapping[str, Place]
    inside: Mapping[str, tuple[Place, ...]]
    rules: tuple[Rule, ...]
    asking: Mapping[str, Asking]
    steps: frozenset[str]
    hidable: tuple[str, ...]

    def find(self, address: Address) -> Place | None:
        """Return the item at that address, if the questionnaire has one there."""
        place = self.places.get(address.name)
        if place is None or isinstance(place.item, Group):
            return None
        depth = len(place.repeats) + isinstance(place.item, Repeat)
        return place if len(address.instances) == depth else None

    def key(self, address: Address) -> tuple[int, ...]:
        """Return what sorts `address` among the others; it must be one that `find` finds."""
        place = self.places[address.name]
        if not address.instances:
            return (place.order,)
        key: list[int] = []
        for repeat, instance in zip(place.repeats, address.instances, strict=False):
            key += (repeat.order, instance)
        if isinstance(place.item, Repeat):
            return (*key, place.order, address.instances[-1])
        return (*key, place.order)


class _Same:
    """A questionnaire, equal only to itself: comparing whole questionnaires would cost more."""

    __slots__ = ("questionnaire",)

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    def __hash__(self) -> int:
        return id(self.questionnaire)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.questionnaire is self.questionnaire


def plan_of(questionnaire: Questionnaire) -> Plan:
    """Return the plan of that questionnaire, made on its first use."""
    return _plan(_Same(questionnaire))


@lru_cache(maxsize=16)
def _plan(key: _Same) -> Plan:
    questionnaire = key.questionnaire
    places = {place.item.name: place for place in _placed(questionnaire.survey)}
    inside: dict[str, list[Place]] = {"": []}
    for place in places.values():
        if not isinstance(place.item, Question):
            inside[place.item.name] = []
        inside[place.around[-1].item.name if place.around else ""].append(place)
    return Plan(
        questionnaire=questionnaire,
        places=places,
        inside={name: tuple(items) for name, items in inside.items()},
        rules=_in_order(places),
        asking={
            name: _asking(place.item)
            for name, place in places.items()
            if isinstance(place.item, Question)
        },
        steps=frozenset(name for name, place in places.items() if _is_step(place.item)),
        hidable=tuple(name for name, place in places.items() if place.item.relevant is not None),
    )


def _placed(survey: tuple[Item, ...]) -> Iterator[Place]:
    """Yield every item's place, each before what it contains."""
    waiting: list[tuple[Item, tuple[Place, ...]]] = [(item, ()) for item in reversed(survey)]
    order = 0
    while waiting:
        item, around = waiting.pop()
        place = Place(item, order, around)
        order += 1
        yield place
        if not isinstance(item, Question):
            waiting.extend((inner, (*around, place)) for inner in reversed(item.items))


def _is_step(item: Item) -> bool:
    return isinstance(item, Question) and (item.is_asked or item.type is QuestionType.NOTE)


def _asking(question: Question) -> Asking:
    return Asking(
        required=_compiled(question.required),
        constraint=_compiled(question.constraint),
        choice_filter=_compiled(question.choice_filter),
        readonly=_compiled(question.readonly),
    )


def _compiled(expression: Expression | None) -> Compiled | None:
    return None if expression is None else compile_expression(expression)


# --- the order of the rules -------------------------------------------------------------------

_Key = tuple[RuleKind, str]


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


def _in_order(places: Mapping[str, Place]) -> tuple[Rule, ...]:
    """Return all rules, each after those that it needs (depth first, in the written order)."""
    expressions = {
        (kind, name): expression
        for name, place in places.items()
        for kind, expression in _expressions(place.item)
    }
    needs = {key: tuple(_needs(key, expressions, places)) for key in expressions}
    ordered: dict[_Key, None] = {}
    begun: set[_Key] = set()
    waiting = list(reversed(expressions))
    while waiting:
        key = waiting[-1]
        if key in begun:
            ordered[waiting.pop()] = None
            continue
        begun.add(key)
        waiting.extend(need for need in reversed(needs[key]) if need not in begun)
    return tuple(_rule(kind, name, expressions[kind, name]) for kind, name in ordered)


def _rule(kind: RuleKind, name: str, expression: Expression | None) -> Rule:
    is_storing = (
        kind in (RuleKind.CALCULATION, RuleKind.DEFAULT)
        and expression is not None
        and any(call.name in _STORING_FUNCTIONS for call in expression.functions)
    )
    return Rule(kind, name, _compiled(expression), is_storing)


def _needs(
    key: _Key, expressions: Mapping[_Key, Expression | None], places: Mapping[str, Place]
) -> Iterator[_Key]:
    """Yield the rules that must be settled before `key`'s."""
    _, name = key
    place = places[name]
    for other in _settling(place, expressions):
        if other == key:
            break
        yield other
    expression = expressions[key]
    references = () if expression is None else expression.references
    for target in (places[ref.name] for ref in references if ref.name in places):
        yield from (other for other in _settling(target, expressions) if other != key)
        if not isinstance(target.item, Question) and target not in (place, *place.around):
            yield from _settling_inside(target, expressions, places)


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
