"""Which questions can be reached at all, and how many a whole interview asks.

Questions hang together by the answers that decide them. Each such family is walked through with
every answer that makes a difference; families do not touch each other, so that the least and the
most of each add up.

Laws:
- A question that is called out of reach is asked in no interview.
- No interview that goes to its end, with no section skipped, asks fewer than `least`; none asks
  more than `most`; some ask just so many where that is called exact.
- A family with too many ways is not walked through: its questions count as maybe asked.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from peerkit.frozen import frozen
from peerkit.questionnaire.check.outline import Entry
from peerkit.questionnaire.model import Question, Repeat
from peerkit.questionnaire.preview.plan import Plan

MOST_WAYS = 2_000
"""Ways through one family; more take longer than anybody waits."""

MOST_STEPS = 60_000
"""Steps through all families together."""

_WAYS_TO_ONE = 100


@frozen
class Span:
    """The least and the most questions, and whether some interview asks just so many."""

    least: int = 0
    most: int = 0
    is_least_exact: bool = True
    is_most_exact: bool = True

    def plus(self, other: "Span") -> "Span":
        """Return the span of both together."""
        return Span(
            self.least + other.least,
            self.most + other.most,
            self.is_least_exact and other.is_least_exact,
            self.is_most_exact and other.is_most_exact,
        )


@frozen
class Reach:
    """What can be reached: the questions of one pass, by the repeat they stand in ("" for none).

    `unreachable` are the names of items that are asked in no interview.
    """

    spans: Mapping[str, Span]
    unreachable: frozenset[str]


class _TooManyWays(Exception):  # noqa: N818 - no error: it ends a search, and never leaves here
    """The ways through a family are more than can be walked."""


@dataclass(slots=True)
class _Found:
    """What the ways through one family came to."""

    least: dict[str, int] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)
    reached: set[int] = field(default_factory=set)
    is_exact: bool = True
    ways: int = 0


def reach_of(plan: Plan) -> Reach:
    """Return what of the questionnaire can be reached, and how much is asked."""
    budget = [MOST_STEPS]
    spans: dict[str, Span] = defaultdict(Span)
    unreachable: set[str] = set()
    for family in _families(plan):
        found = _Walk(plan, family, MOST_WAYS, budget).found()
        if found is None:
            _add(spans, _unwalked(plan, family))
            unreachable.update(_shut(plan, family, budget))
            continue
        _add(spans, _spans(found))
        missing = (entry for entry in family if entry.number not in found.reached)
        unreachable.update(entry.item.name for entry in missing)
    return Reach(dict(spans), frozenset(unreachable))


def _add(spans: dict[str, Span], more: Mapping[str, Span]) -> None:
    for scope, span in more.items():
        spans[scope] = spans[scope].plus(span)


def _spans(found: _Found) -> dict[str, Span]:
    return {
        scope: Span(found.least.get(scope, 0), most, found.is_exact, found.is_exact)
        for scope, most in found.most.items()
    }


def _unwalked(plan: Plan, family: list[Entry]) -> dict[str, Span]:
    spans: dict[str, Span] = defaultdict(Span)
    for entry in family:
        if _counts(entry):
            is_certain = not plan.conditions(entry)
            span = Span(int(is_certain), 1, is_certain, is_certain)
            spans[_scope(entry)] = spans[_scope(entry)].plus(span)
    return spans


def _shut(plan: Plan, family: list[Entry], budget: list[int]) -> Iterator[str]:
    """Yield the items of a large family that are out of reach, each judged by what it needs."""
    for entry in family:
        if budget[0] < 0:
            return
        if plan.conditions(entry):
            needed = _needed(plan, entry)
            found = _Walk(plan, needed, _WAYS_TO_ONE, budget).found()
            if found is not None and entry.number not in found.reached:
                yield entry.item.name


def _needed(plan: Plan, entry: Entry) -> list[Entry]:
    found = {entry.number: entry}
    waiting = [entry]
    while waiting:
        for name in plan.needs(waiting.pop()):
            other = plan.singles[name]
            if other.number not in found:
                found[other.number] = other
                waiting.append(other)
    return [found[number] for number in sorted(found)]


def _families(plan: Plan) -> Iterator[list[Entry]]:
    """Yield the items that hang together by the answers that their conditions look at."""
    leader = list(range(len(plan.entries)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for entry in plan.entries:
        for name in plan.needs(entry):
            leader[lead(plan.singles[name].number)] = lead(entry.number)
    families: dict[int, list[Entry]] = defaultdict(list)
    for entry in plan.entries:
        families[lead(entry.number)].append(entry)
    yield from families.values()


def _counts(entry: Entry) -> bool:
    return isinstance(entry.item, Question) and entry.item.is_asked


def _scope(entry: Entry) -> str:
    """Return the name of the innermost repeat that the item stands in."""
    repeats = [around.name for around in entry.ancestors if isinstance(around, Repeat)]
    return repeats[-1] if repeats else ""


class _Walk:
    """Every way through one family of items, by the answers that make a difference."""

    def __init__(self, plan: Plan, family: list[Entry], most_ways: int, budget: list[int]) -> None:
        self._plan = plan
        self._order = _ordered(plan, family)
        self._most_ways = most_ways
        self._budget = budget
        self._found = _Found()
        self._deciding = {name for entry in family for name in plan.needs(entry)}
        self._counted = [(entry.number, _scope(entry)) for entry in family if _counts(entry)]
        self._scopes = {scope for _, scope in self._counted}
        self._repeats = [entry for entry in family if isinstance(entry.item, Repeat)]

    def found(self) -> _Found | None:
        """Return what all ways came to; None if there are too many, or they go in a circle."""
        if self._order is None:
            return None
        try:
            self._go({}, {})
        except _TooManyWays:
            return None
        return self._found

    def _go(self, values: dict[str, str], asked: dict[int, bool | None]) -> None:
        """Go on from the first item that is not decided yet, every way that there is."""
        assert self._order is not None
        for entry in self._order[len(asked) :]:
            self._budget[0] -= 1
            if self._budget[0] < 0:
                raise _TooManyWays
            asked[entry.number] = is_asked = self._plan.is_asked(entry, values)
            if entry.item.name not in self._deciding:
                continue
            ways = self._ways(entry, values, is_asked=is_asked)
            if len(ways) != 1:
                for way in ways:
                    self._go({**values, entry.item.name: way}, dict(asked))
                return
            if ways[0] is not None:
                values[entry.item.name] = ways[0]
        self._arrive(asked)

    def _ways(
        self, entry: Entry, values: dict[str, str], *, is_asked: bool | None
    ) -> tuple[str, ...] | tuple[None]:
        """Return the answers to go on with; None stands for one of which nothing is known."""
        question = entry.item
        assert isinstance(question, Question)
        if is_asked is False:
            return ("",)
        if question.calculation is not None and not question.is_asked:
            value = self._plan.value_of(entry, values) if is_asked else None
            return (None,) if value is None else (value,)
        domain = self._plan.domain(question.name)
        if domain is None:
            self._found.is_exact = False
            return (None,)
        self._found.is_exact = self._found.is_exact and domain.is_exact
        ways = domain.values if is_asked else tuple(dict.fromkeys((*domain.values, "")))
        return ways or ("",)

    def _arrive(self, asked: Mapping[int, bool | None]) -> None:
        found = self._found
        found.ways += 1
        if found.ways > self._most_ways:
            raise _TooManyWays
        least, most = dict.fromkeys(self._scopes, 0), dict.fromkeys(self._scopes, 0)
        for number, scope in self._counted:
            least[scope] += asked[number] is True
            most[scope] += asked[number] is not False
        if None in asked.values():
            found.is_exact = False
        found.reached.update(number for number, truth in asked.items() if truth is not False)
        # A repeat that is not there on this way has no turn, rather than a short one.
        shut = {entry.item.name for entry in self._repeats if asked[entry.number] is False}
        for scope in self._scopes - shut:
            found.least[scope] = min(found.least.get(scope, least[scope]), least[scope])
            found.most[scope] = max(found.most.get(scope, 0), most[scope])


def _ordered(plan: Plan, family: list[Entry]) -> list[Entry] | None:
    """Return the items, each after those whose answers it needs; None where they go in a circle."""
    numbers = {entry.number for entry in family}
    needs = {
        entry.number: {plan.singles[name].number for name in plan.needs(entry)} & numbers
        for entry in family
    }
    needed_by: dict[int, list[int]] = defaultdict(list)
    for number, needed in needs.items():
        for other in needed:
            needed_by[other].append(number)
    missing = {number: len(needed) for number, needed in needs.items()}
    ordered = [number for number, count in missing.items() if not count]
    for number in ordered:  # which grows while it is walked
        for other in needed_by[number]:
            missing[other] -= 1
            if not missing[other]:
                ordered.append(other)
    return [plan.entries[number] for number in ordered] if len(ordered) == len(numbers) else None
