"""A questionnaire as its project lead reads it: what is asked of whom, in which order, how long.

Laws:
- Every item stands in it exactly once, in the order of the questionnaire.
- What it says of paths holds for every interview; what cannot be known is not said.
"""

from collections.abc import Iterator, Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.check.outline import Entry
from peerkit.questionnaire.conditions import Conditions, plain_text
from peerkit.questionnaire.item_words import kind_in_words
from peerkit.questionnaire.length import estimate_minutes, estimate_seconds
from peerkit.questionnaire.model import Item, Question, Questionnaire, Repeat, Text
from peerkit.questionnaire.preview.leads import Lead, Leads
from peerkit.questionnaire.preview.plan import Plan
from peerkit.questionnaire.preview.reach import Span, reach_of
from peerkit.questionnaire.preview.truth import Truths
from peerkit.questionnaire.words_unanswered import items_by_name, words_unanswered
from peerkit.words import Catalogue, catalogue


@frozen
class Row:
    """One item. `number` is its question's, from 1; 0 for what nobody is asked.

    `label` is empty where there is none; `condition` where it has none of its own; `required` is
    "" where it can be passed over, and the condition where there is one. `choices` are names and
    labels. `decides` are the numbers of the questions whose conditions look at its answer;
    `consent` are the statements without whose yes its answer goes nowhere. `module` is where it
    comes from; `seconds` is about how long it takes, with all that is in it.
    """

    item: Item
    number: int
    depth: int
    kind: str
    label: str
    choices: tuple[tuple[str, str], ...]
    condition: str
    required: str
    leads: tuple[Lead, ...]
    decides: tuple[int, ...]
    consent: tuple[str, ...]
    module: str
    seconds: float
    times: str = ""
    is_unreachable: bool = False


@frozen
class Preview:
    """The whole questionnaire, row by row.

    `paths` says how many questions an interview has, outside of repeats; `turns` the same for one
    turn of each repeat.
    """

    questionnaire: Questionnaire
    language: str
    rows: tuple[Row, ...]
    paths: Span
    turns: Mapping[str, Span]
    minutes: int

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return sum(row.number > 0 for row in self.rows)


def preview_questionnaire(
    questionnaire: Questionnaire, language: str = "", words: Catalogue | None = None
) -> Preview:
    """Return the questionnaire as it is asked, in that language or else in the default one."""
    spoken = language or questionnaire.default_language
    plan = Plan(questionnaire, Truths())
    reach = reach_of(plan)
    rows = tuple(_Rows(plan, spoken, words or catalogue(), reach.unreachable).rows())
    turns = {name: span for name, span in reach.spans.items() if name}
    return Preview(
        questionnaire,
        spoken,
        rows,
        reach.spans.get("", Span()),
        turns,
        estimate_minutes(questionnaire, spoken),
    )


class _Rows:
    """The rows of one preview in one language."""

    def __init__(
        self, plan: Plan, language: str, words: Catalogue, unreachable: frozenset[str]
    ) -> None:
        self._plan = plan
        self._whole = plan.questionnaire
        self._language = language
        self._words = words
        self._unreachable = unreachable
        self._items = items_by_name(self._whole)
        asked = [e for e in plan.entries if isinstance(e.item, Question) and e.item.is_asked]
        self._numbers = {entry.number: place for place, entry in enumerate(asked, 1)}
        shown = {entry.item.name: str(self._numbers[entry.number]) for entry in asked}
        self._conditions = Conditions(self._whole, language, words, shown)
        self._leads = Leads(plan, self._numbers)

    def rows(self) -> Iterator[Row]:
        """Yield a row for each item."""
        for entry in self._plan.entries:
            yield self._row(entry)

    def _row(self, entry: Entry) -> Row:
        item = entry.item
        is_asked = entry.number in self._numbers
        leads = self._leads.of(entry) if is_asked else ()
        return Row(
            item=item,
            number=self._numbers.get(entry.number, 0),
            depth=len(entry.ancestors),
            kind=kind_in_words(item, self._words),
            label=self._text(item.label),
            choices=tuple(self._choices(item)),
            condition=self._worded(item, "relevant"),
            required=self._worded(item, "required") if is_asked else "",
            leads=leads,
            decides=self._leads.decides(entry) if is_asked and not leads else (),
            consent=tuple(self._consent(item)),
            module=self._module(item),
            seconds=estimate_seconds(self._whole, item, self._language),
            times=self._worded(item, "count") if isinstance(item, Repeat) else "",
            is_unreachable=item.name in self._unreachable,
        )

    def _text(self, text: Text | None) -> str:
        if text is None:
            return ""
        default = self._whole.default_language
        return words_unanswered(self._items, text, self._language, default).text

    def _worded(self, item: Item, key: str) -> str:
        expression = getattr(item, key, None)
        if expression is None:
            return ""
        return plain_text(self._conditions.worded(expression, item))

    def _choices(self, item: Item) -> Iterator[tuple[str, str]]:
        if isinstance(item, Question):
            found = self._whole.choices.get(item.choice_list or "")
            for choice in found.choices if found else ():
                yield choice.name, self._text(choice.label)

    def _consent(self, item: Item) -> Iterator[str]:
        if isinstance(item, Question) and item.sensitive is not None:
            for statement in self._whole.consent:
                if statement.purpose is item.sensitive.purpose:
                    yield statement.name

    def _module(self, item: Item) -> str:
        return next((use.name for use in self._whole.modules if item.name in use.names), "")
