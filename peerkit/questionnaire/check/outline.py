"""A questionnaire laid out for checking: every item with what is around it and written in it."""

from collections.abc import Iterator, Mapping

from peerkit.expression import Expression
from peerkit.frozen import frozen
from peerkit.questionnaire.contents import expressions_of, texts_of
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import (
    Group,
    Item,
    Position,
    Question,
    Questionnaire,
    Repeat,
)
from peerkit.questionnaire.place import Locate

CONDITIONS = frozenset({"relevant", "constraint", "required", "readonly"})
"""The keys whose expression is a yes or a no."""


@frozen
class Entry:
    """One item, its number in the questionnaire, and the groups and repeats around it."""

    item: Item
    number: int
    ancestors: tuple[Group | Repeat, ...]

    def place(self, key: str) -> Position:
        """Return where the value of `key` stands; the item's own place if it has none."""
        return self.item.positions.get(key, self.item.position)

    @property
    def repeats(self) -> frozenset[str]:
        """The names of the repeats around it."""
        return frozenset(around.name for around in self.ancestors if isinstance(around, Repeat))


@frozen
class Written:
    """An expression, and the item and key under which it stands."""

    entry: Entry
    key: str
    expression: Expression


@frozen
class Wording:
    """A text in one language, and the item and key under which it stands."""

    entry: Entry
    key: str
    language: str
    text: str
    position: Position


@frozen
class Outline:
    """A whole questionnaire; where a name stands twice, `by_name` has the first."""

    questionnaire: Questionnaire
    entries: tuple[Entry, ...]
    by_name: Mapping[str, Entry]
    written: tuple[Written, ...]
    locate: Locate

    def questions(self) -> Iterator[tuple[Entry, Question]]:
        """Yield every question with its entry."""
        for entry in self.entries:
            if isinstance(entry.item, Question):
                yield entry, entry.item

    def question(self, name: str) -> Question | None:
        """Return the question of that name."""
        entry = self.by_name.get(name)
        return entry.item if entry and isinstance(entry.item, Question) else None

    def inside(self, written: Written, column: int) -> Position:
        """Return where an expression's column, from 1, stands in the file."""
        return self.locate(written.entry.place(written.key), column - 1)

    def fault(self, code: str, written: Written, column: int, **values: str | int) -> Fault:
        """Return a fault at a column of an expression."""
        return Fault(code, self.inside(written, column), values)

    def advice(self, code: str, written: Written, column: int, **values: str | int) -> Fault:
        """Return advice at a column of an expression."""
        return Fault(code, self.inside(written, column), values, is_advice=True)


def outline(questionnaire: Questionnaire, locate: Locate) -> Outline:
    """Return the questionnaire laid out."""
    entries = tuple(_entries(questionnaire))
    return Outline(
        questionnaire,
        entries,
        {entry.item.name: entry for entry in reversed(entries)},
        tuple(
            Written(entry, key, expression)
            for entry in entries
            for key, expression in expressions_of(entry.item)
        ),
        locate,
    )


def _entries(questionnaire: Questionnaire) -> Iterator[Entry]:
    waiting: list[tuple[Item, tuple[Group | Repeat, ...]]] = [
        (item, ()) for item in reversed(questionnaire.survey)
    ]
    number = 0
    while waiting:
        item, ancestors = waiting.pop()
        yield Entry(item, number, ancestors)
        number += 1
        if not isinstance(item, Question):
            waiting.extend((inner, (*ancestors, item)) for inner in reversed(item.items))


def wordings(entry: Entry) -> Iterator[Wording]:
    """Yield every text of an item, in every language."""
    for key, text in texts_of(entry.item):
        for language, words in text.translations.items():
            place = entry.item.positions.get(f"{key}.{language}", entry.place(key))
            yield Wording(entry, key, language, words, place)
