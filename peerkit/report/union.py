"""The union of several questionnaires' variables, and the names that they get.

Six organisations share core questions and have their own; one export holds them all.

Laws:
- The same questionnaires give the same columns, in whatever order they are given.
- Two definitions share a column only if they have the same name and meaning, and (but between
  versions of one questionnaire) no shared choice that is worded differently: 1 "agree" never
  meets 1 "disagree".
- Where a name has several meanings, every column of it is suffixed by its form_id, so that none
  of them passes for the whole.
- No two names are equal, and none is a reserved one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, groupby

from peerkit.frozen import frozen
from peerkit.questionnaire.model import Questionnaire, Text
from peerkit.report.definitions import Definition


@frozen
class Column:
    """Definitions of several questionnaires, at most one of each, that share a column."""

    definitions: tuple[Definition, ...]

    @property
    def first(self) -> Definition:
        """The definition of the first questionnaire by form_id and version."""
        return self.definitions[0]

    @property
    def label(self) -> Text:
        """The label in each language; where questionnaires differ, each wording once."""
        return merge_texts(definition.label for definition in self.definitions)

    @property
    def categories(self) -> dict[str, Text]:
        """The choices of all questionnaires."""
        names = dict.fromkeys(name for each in self.definitions for name in each.categories)
        return {
            name: merge_texts(
                each.categories[name] for each in self.definitions if name in each.categories
            )
            for name in names
        }

    def accepts(self, definition: Definition) -> bool:
        """Tell whether `definition` is of the same variable."""
        return (
            self.first.name == definition.name
            and self.first.meaning == definition.meaning
            and all(_can_share(other, definition) for other in self.definitions)
        )


def _can_share(one: Definition, other: Definition) -> bool:
    if one.questionnaire.digest == other.questionnaire.digest:
        return False
    if one.questionnaire.form_id == other.questionnaire.form_id:
        return True
    shared = one.categories.keys() & other.categories.keys()
    return not any(_differ(one.categories[name], other.categories[name]) for name in shared)


def _differ(one: Text, other: Text) -> bool:
    shared = one.translations.keys() & other.translations.keys()
    return any(_plain(one.translations[tag]) != _plain(other.translations[tag]) for tag in shared)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def merge_texts(texts: Iterable[Text]) -> Text:
    """Return one text with every language; different wordings of one language stand in a row."""
    wordings: dict[str, dict[str, None]] = {}
    for text in texts:
        for language, wording in text.translations.items():
            wordings.setdefault(language, {})[wording] = None
    return Text({language: " | ".join(each) for language, each in wordings.items()})


def in_order(questionnaires: Iterable[Questionnaire]) -> list[Questionnaire]:
    """Return the questionnaires by form_id, then version, then digest."""
    return sorted(questionnaires, key=lambda each: (each.form_id, each.version, each.digest))


def unite(definitions: Iterable[Definition]) -> list[Column]:
    """Return the columns of `definitions`, which come one questionnaire after the other.

    A new question of a later questionnaire stands behind the one that it follows there.
    """
    columns: list[Column] = []
    for _, group in groupby(definitions, key=lambda each: each.questionnaire.digest):
        place = 0
        for definition in group:
            found = _find(columns, definition)
            if found is None:
                columns.insert(place, Column((definition,)))
            else:
                columns[found] = Column((*columns[found].definitions, definition))
                place = found
            place += 1
    return columns


def _find(columns: list[Column], definition: Definition) -> int | None:
    return next((i for i, column in enumerate(columns) if column.accepts(definition)), None)


@frozen
class Named:
    """What is to be named: its wish, and the questionnaire that tells it from others."""

    name: str
    form_id: str
    version: str


def distinct_names(
    wishes: Sequence[Named], reserved: Iterable[str], key: Callable[[str], str] = str
) -> list[str]:
    """Return a name for each wish: its own, or one with a suffix where that is not its alone.

    Names are equal when `key` of them is.
    """
    asked = Counter(key(wish.name) for wish in wishes)
    taken = {key(name) for name in reserved}
    clear = {name for name, times in asked.items() if times == 1 and name not in taken}
    taken |= clear
    names = []
    for wish in wishes:
        name = wish.name
        if key(name) not in clear:
            name = next(each for each in _suffixed(wish) if key(each) not in taken)
            taken.add(key(name))
        names.append(name)
    return names


def _suffixed(wish: Named) -> Iterator[str]:
    base = f"{wish.name}_{wish.form_id}"
    yield base
    yield f"{base}_{wish.version}"
    for number in count(2):
        yield f"{base}_{number}"
