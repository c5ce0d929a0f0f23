"""What leads where: which question comes next after which choice, and what a choice opens.

Law: what is said of an answer holds in every interview that gets there and has it; where that
hangs on other answers too, the question is among those that may come.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from peerkit.expression.syntax import Syntax
from peerkit.frozen import frozen
from peerkit.questionnaire.check.claims import claims
from peerkit.questionnaire.check.outline import Entry
from peerkit.questionnaire.model import Question, QuestionType
from peerkit.questionnaire.preview.plan import Plan
from peerkit.questionnaire.preview.truth import conjuncts, deciding_names

_MOST_MAYBES = 3
_MOST_CHOICES = 40


@frozen
class Destination:
    """What is asked next: first those that may be, by their own conditions, then what surely is.

    They are numbers of questions. `then` is None at the end of the interview, or of the turn if
    `is_in_repeat`; `is_cut` says that more may come before anything is sure.
    """

    maybe: tuple[int, ...]
    then: int | None
    is_in_repeat: bool = False
    is_cut: bool = False


@frozen
class Lead:
    """What follows from any of some choices; `is_blank` includes no answer at all.

    `opens` and `closes` are the numbers of questions that this decides, wherever they stand;
    `goes_to` is None where all choices go on to the same question, and where several can be made.
    """

    choices: tuple[str, ...]
    is_blank: bool
    goes_to: Destination | None
    opens: tuple[int, ...]
    closes: tuple[int, ...] = ()


class Leads:
    """What leads where in one questionnaire, whose questions have these numbers."""

    def __init__(self, plan: Plan, numbers: Mapping[int, int]) -> None:
        self._plan = plan
        self._numbers = numbers
        self._asked = [entry for entry in plan.entries if entry.number in numbers]
        self._looking: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._asked:
            for name in plan.needs_of_conditions(entry):
                self._looking[name].append(entry)
        self._kept: dict[tuple[int, str], tuple[frozenset[str], Mapping[str, str]]] = {}

    def decides(self, entry: Entry) -> tuple[int, ...]:
        """Return the numbers of the questions whose conditions look at this one's answer."""
        return tuple(self._numbers[other.number] for other in self._depending(entry))

    def of(self, entry: Entry) -> tuple[Lead, ...]:
        """Return what each choice leads to; nothing where all lead to the same."""
        question = entry.item
        assert isinstance(question, Question)
        choices = self._plan.questionnaire.choices.get(question.choice_list or "")
        names = [choice.name for choice in choices.choices] if choices else []
        depending = self._depending(entry)
        if not depending or not names or len(names) > _MOST_CHOICES or question.calculation:
            return ()
        if question.type is QuestionType.SELECT_ONE:
            return self._after_one(entry, names, depending)
        if question.type is QuestionType.SELECT_MULTIPLE:
            return tuple(self._after_several(entry, names, depending))
        return ()

    def _depending(self, entry: Entry) -> list[Entry]:
        if entry.item.name not in self._plan.singles:
            return []
        names = self._plan.moved_by(entry.item.name)
        found = {other.number: other for name in names for other in self._looking[name]}
        return [found[number] for number in sorted(found)]

    # --- one choice -------------------------------------------------------------------------

    def _after_one(
        self, entry: Entry, names: list[str], depending: list[Entry]
    ) -> tuple[Lead, ...]:
        open_for = {
            name: frozenset(
                other.number for other in depending if self._truth(entry, name, other) is not False
            )
            for name in (*names, "")
        }
        never_shut = frozenset[int].intersection(*open_for.values())
        found: dict[tuple[Destination, tuple[int, ...]], list[str]] = {}
        for name, opened in open_for.items():
            goes_to = self._destination(entry, name)
            found.setdefault((goes_to, self._told(opened - never_shut)), []).append(name)
        if len(found) == 1:
            return ()
        is_one_way = len({goes_to for goes_to, _ in found}) == 1
        return tuple(
            Lead(
                tuple(name for name in together if name),
                "" in together,
                None if is_one_way else goes_to,
                opens,
            )
            for (goes_to, opens), together in found.items()
            if opens or not is_one_way
        )

    def _told(self, entries: frozenset[int]) -> tuple[int, ...]:
        return tuple(sorted(self._numbers[number] for number in entries))

    def _destination(self, entry: Entry, answer: str) -> Destination:
        repeat = entry.repeats
        maybe: list[int] = []
        for place in range(self._numbers[entry.number], len(self._asked)):
            other = self._asked[place]
            if not repeat <= other.repeats:
                return Destination(tuple(maybe), None, is_in_repeat=True)
            truth = self._truth(entry, answer, other)
            if truth and other.repeats == repeat:
                return Destination(tuple(maybe), self._numbers[other.number])
            if truth is not False:
                maybe.append(self._numbers[other.number])
            if len(maybe) > _MOST_MAYBES:
                return Destination(tuple(maybe[:-1]), None, is_cut=True)
        return Destination(tuple(maybe), None, is_in_repeat=bool(repeat))

    # --- several choices --------------------------------------------------------------------

    def _after_several(
        self, entry: Entry, names: list[str], depending: list[Entry]
    ) -> Iterator[Lead]:
        found: dict[tuple[frozenset[int], frozenset[int]], list[str]] = {}
        for name in names:
            opens = frozenset(
                other.number
                for other in depending
                if self._truth(entry, "", other) is False
                and self._truth(entry, name, other) is not False
            )
            closes = frozenset(
                other.number for other in depending if self._is_shut(entry, name, names, other)
            )
            if opens or closes:
                found.setdefault((opens, closes), []).append(name)
        for (opens, closes), together in found.items():
            yield Lead(tuple(together), False, None, self._told(opens), self._told(closes))

    def _is_shut(self, entry: Entry, name: str, names: Sequence[str], other: Entry) -> bool:
        """Tell whether a choice shuts a question that is open without it, whatever goes with it."""
        if self._truth(entry, "", other) is False or self._truth(entry, name, other) is not False:
            return False
        pairs = (f"{name} {another}" for another in names if another != name)
        return all(self._truth(entry, pair, other) is False for pair in pairs)

    # --- what is known ----------------------------------------------------------------------

    def _truth(self, entry: Entry, answer: str, other: Entry) -> bool | None:
        """Return whether `other` is asked where `entry` is asked and has the answer."""
        needed = self._plan.needs_of_conditions(other)
        if not entry.repeats <= other.repeats:
            return None if self._plan.conditions(other) else True
        assumed, values = self._known(entry, answer)
        if not assumed and not needed & values.keys():
            return None if self._plan.conditions(other) else True
        return self._plan.is_asked(other, values, assumed)

    def _known(self, entry: Entry, answer: str) -> tuple[frozenset[str], Mapping[str, str]]:
        """Return what is known where a question is asked and has the answer."""
        key = (entry.number, answer)
        if key not in self._kept:
            assumed, known = self._known_at(entry)
            values = {**known, entry.item.name: answer}
            moved = self._plan.moved_by(entry.item.name)
            for name, calculation in self._plan.calculated.items():
                value = self._plan.value_of(calculation, values) if name in moved else None
                if value is not None:
                    values[name] = value
            self._kept[key] = (assumed, values)
        return self._kept[key]

    def _known_at(self, entry: Entry) -> tuple[frozenset[str], dict[str, str]]:
        """Return the conditions that hold where a question is asked, and the answers they give."""
        assumed: set[str] = set()
        values: dict[str, str] = {}
        for asking, tree in self._plan.conditions(entry):
            assumed.update(self._plan.truths.written(part) for part in self._clear(asking, tree))
            for claim in claims(tree):
                is_given = claim.relation == "=" and isinstance(claim.value, str) and claim.value
                if is_given and self._plan.sees(asking, claim.subject):
                    values[claim.subject] = str(claim.value)
        return frozenset(assumed), values

    def _clear(self, asking: Entry, tree: Syntax) -> Iterator[Syntax]:
        """Yield the parts of a condition that mean the same wherever they stand."""
        for part in conjuncts(tree):
            names = deciding_names(part)
            if names is not None and all(self._plan.sees(asking, name) for name in names):
                yield part
