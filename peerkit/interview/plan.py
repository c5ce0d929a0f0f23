"""A questionnaire made ready for interviews: every expression compiled, every item found by name.

A plan is made once for a questionnaire and serves all its interviews.

Law: a place's key sorts addresses in the order in which an interview asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from peerkit.expression import Compiled
from peerkit.interview.place import Place, placed
from peerkit.interview.rules import Rules, compiled, rules_of
from peerkit.interview.tables import Tables
from peerkit.questionnaire import Group, Item, Question, Questionnaire, QuestionType, Repeat
from peerkit.values import Address


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """The compiled expressions of one question that are evaluated when it is asked."""

    required: Compiled | None
    constraint: Compiled | None
    choice_filter: Compiled | None
    readonly: Compiled | None
    seed: Compiled | None


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A questionnaire, indexed. `inside` maps a group's or repeat's name ("" the top) to its items.

    `steps` are the questions that are asked, and the notes that are shown; `hidable` what has a
    relevance of its own.
    """

    questionnaire: Questionnaire
    places: Mapping[str, Place]
    inside: Mapping[str, tuple[Place, ...]]
    rules: Rules
    asking: Mapping[str, Asking]
    steps: frozenset[str]
    hidable: tuple[str, ...]
    tables: Tables

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
    places = {place.item.name: place for place in placed(questionnaire.survey)}
    inside: dict[str, list[Place]] = {"": []}
    for place in places.values():
        if not isinstance(place.item, Question):
            inside[place.item.name] = []
        inside[place.around[-1].item.name if place.around else ""].append(place)
    return Plan(
        questionnaire=questionnaire,
        places=places,
        inside={name: tuple(items) for name, items in inside.items()},
        rules=rules_of(places),
        asking={
            name: _asking(place.item)
            for name, place in places.items()
            if isinstance(place.item, Question)
        },
        steps=frozenset(name for name, place in places.items() if _is_step(place.item)),
        hidable=tuple(name for name, place in places.items() if place.item.relevant is not None),
        tables=Tables(questionnaire),
    )


def _is_step(item: Item) -> bool:
    return isinstance(item, Question) and (item.is_asked or item.type is QuestionType.NOTE)


def _asking(question: Question) -> Asking:
    return Asking(
        required=compiled(question.required),
        constraint=compiled(question.constraint),
        choice_filter=compiled(question.choice_filter),
        readonly=compiled(question.readonly),
        seed=compiled(question.seed),
    )
