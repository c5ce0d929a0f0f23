"""What decides whether each item is asked: its conditions, those around it, and their answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from peerkit.expression import Expression
from peerkit.expression.syntax import Syntax
from peerkit.questionnaire.check.outline import Entry, Outline, outline
from peerkit.questionnaire.model import Question, Questionnaire
from peerkit.questionnaire.place import along
from peerkit.questionnaire.preview.domain import Domain, domain_of
from peerkit.questionnaire.preview.truth import Truths, Values, deciding_names, value_of
from peerkit.questionnaire.preview.uses import Use, uses_in


@dataclass(frozen=True)
class Plan:
    """A questionnaire laid out for walking through it."""

    questionnaire: Questionnaire
    truths: Truths

    @cached_property
    def outline(self) -> Outline:
        """Every item with what is around it."""
        return outline(self.questionnaire, along)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every item, in the order of the questionnaire."""
        return self.outline.entries

    @cached_property
    def singles(self) -> Mapping[str, Entry]:
        """The questions whose names stand once: only of these it is clear what `${name}` is."""
        counts: dict[str, int] = {}
        for entry in self.entries:
            counts[entry.item.name] = counts.get(entry.item.name, 0) + 1
        return {
            entry.item.name: entry
            for entry in self.entries
            if counts[entry.item.name] == 1 and isinstance(entry.item, Question)
        }

    def conditions(self, entry: Entry) -> tuple[tuple[Entry, Syntax], ...]:
        """Return the conditions that must all hold for the item to be asked, the outer first."""
        return self._conditions[entry.number]

    @cached_property
    def _conditions(self) -> list[tuple[tuple[Entry, Syntax], ...]]:
        found: list[tuple[tuple[Entry, Syntax], ...]] = []
        inside: dict[tuple[int, ...], tuple[tuple[Entry, Syntax], ...]] = {(): ()}
        for entry in self.entries:
            around = tuple(map(id, entry.ancestors))
            own = entry.item.relevant
            mine = inside[around] + (((entry, own.tree),) if own is not None else ())
            inside[(*around, id(entry.item))] = mine
            found.append(mine)
        return found

    def is_asked(
        self, entry: Entry, values: Values, assumed: frozenset[str] = frozenset()
    ) -> bool | None:
        """Return whether the item is asked where these answers are known; None: nobody can tell."""
        found: bool | None = True
        for asking, tree in self.conditions(entry):
            hidden = self._hidden[asking.number]
            visible = {k: v for k, v in values.items() if k not in hidden} if hidden else values
            truth = self.truths.holds(tree, visible, assumed)
            if truth is False:
                return False
            found = found and truth
        return found

    @cached_property
    def _hidden(self) -> list[frozenset[str]]:
        """Per item, the names that its condition looks at, and that are not one answer there."""
        return [
            frozenset(
                reference.name
                for reference in (entry.item.relevant.references if entry.item.relevant else ())
                if not self.sees(entry, reference.name)
            )
            for entry in self.entries
        ]

    def sees(self, entry: Entry, name: str) -> bool:
        """Tell whether `${name}` is exactly one answer for an item standing there."""
        other = self.singles.get(name)
        return other is not None and other.repeats <= entry.repeats

    def needs(self, entry: Entry) -> frozenset[str]:
        """Return the questions that the item's conditions, or its calculation, look at."""
        return self._needs[entry.number]

    @cached_property
    def _needs(self) -> list[frozenset[str]]:
        return [
            frozenset(
                name
                for asking, expression in self._deciding(entry)
                for name in _references(expression)
                if self.sees(asking, name)
            )
            for entry in self.entries
        ]

    def needs_of_conditions(self, entry: Entry) -> frozenset[str]:
        """Return the questions that the item's conditions look at, and those around it."""
        return self._looked_at[entry.number]

    @cached_property
    def _looked_at(self) -> list[frozenset[str]]:
        return [
            frozenset(
                reference.name
                for asking, _ in self.conditions(entry)
                if asking.item.relevant is not None
                for reference in asking.item.relevant.references
                if self.sees(asking, reference.name)
            )
            for entry in self.entries
        ]

    def moved_by(self, name: str) -> frozenset[str]:
        """Return the question's name, and those of all calculations that its answer goes into."""
        found = {name}
        waiting = [name]
        while waiting:
            for other in self._into.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return frozenset(found)

    @cached_property
    def _into(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, entry in self.singles.items():
            item = entry.item
            if isinstance(item, Question) and item.calculation is not None:
                for reference in item.calculation.references:
                    found.setdefault(reference.name, []).append(name)
        return found

    def value_of(self, entry: Entry, values: Values) -> str | None:
        """Return what a calculation comes to; None where these answers do not decide it."""
        if entry.number not in self._sources:
            self._sources[entry.number] = self._sources_of(entry)
        names = self._sources[entry.number]
        if names is None or not names <= values.keys():
            return None
        item = entry.item
        assert isinstance(item, Question)
        assert item.calculation is not None
        key = (entry.number, *(values[name] for name in sorted(names)))
        if key not in self._values:
            self._values[key] = value_of(item.calculation, {name: values[name] for name in names})
        return self._values[key]

    def _sources_of(self, entry: Entry) -> frozenset[str] | None:
        """Return the answers that alone decide a calculation; None where more than they does."""
        assert isinstance(entry.item, Question)
        assert entry.item.calculation is not None
        names = deciding_names(entry.item.calculation.tree)
        is_clear = names is not None and all(self.sees(entry, name) for name in names)
        return names if is_clear else None

    @cached_property
    def _sources(self) -> dict[int, frozenset[str] | None]:
        return {}

    @cached_property
    def _values(self) -> dict[tuple[object, ...], str]:
        return {}

    @cached_property
    def calculated(self) -> Mapping[str, Entry]:
        """The calculations outside of repeats that no condition hides."""
        return {
            name: entry
            for name, entry in self.singles.items()
            if isinstance(entry.item, Question)
            and entry.item.calculation is not None
            and not (entry.item.is_asked or entry.repeats or self.conditions(entry))
        }

    def _deciding(self, entry: Entry) -> Iterator[tuple[Entry, Expression]]:
        around = {id(item) for item in entry.ancestors}
        for asking, _ in self.conditions(entry):
            if asking is entry or id(asking.item) in around:
                assert asking.item.relevant is not None
                yield asking, asking.item.relevant
        if isinstance(entry.item, Question) and entry.item.calculation is not None:
            yield entry, entry.item.calculation

    @cached_property
    def uses(self) -> Mapping[str, Use]:
        """How conditions and calculations look at each answer."""
        return uses_in(self._trees())

    def _trees(self) -> Iterable[Syntax]:
        for written in self.outline.written:
            if written.key in ("relevant", "calculation"):
                yield written.expression.tree

    def domain(self, name: str) -> Domain | None:
        """Return the answers that stand for all that the question can get, where a few do."""
        if name not in self._domains:
            question = self.singles[name].item
            assert isinstance(question, Question)
            choices = self.questionnaire.choices.get(question.choice_list or "")
            use = self.uses.get(name, Use())
            self._domains[name] = domain_of(question, choices, use)
        return self._domains[name]

    @cached_property
    def _domains(self) -> dict[str, Domain | None]:
        return {}


def _references(expression: Expression) -> Iterator[str]:
    return (reference.name for reference in expression.references)
