"""Where a module's questions go: each placed once, in whole or in part; the rest at the end.

Laws:
- `{module: core}` stands for every question of the module that no line before it has placed.
- A module that is listed and never placed comes at the end, in the list's order; one of which some
  questions were chosen brings no more.
- A chosen question comes with the groups around it, their conditions and notes, and with the
  calculations that it leans on.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from peerkit.frozen import frozen
from peerkit.questionnaire.contents import names_needed_by
from peerkit.questionnaire.model import (
    RECORDED_TYPES,
    ChoiceList,
    ConsentStatement,
    Item,
    Position,
    Question,
    QuestionType,
    walk,
)
from peerkit.questionnaire.yaml_source import Source


@frozen
class Module:
    """A module as its file has it. `listed` is where the questionnaire names it."""

    name: str
    version: str
    items: tuple[Item, ...]
    choices: Mapping[str, ChoiceList]
    consent: tuple[ConsentStatement, ...]
    reviewed: frozenset[str]
    source: Source
    listed: Position


class Modules:
    """The modules that a questionnaire lists, and what of each has been placed so far."""

    def __init__(self, listed: Iterable[Module], written: frozenset[str]) -> None:
        """Begin with the modules that could be read, and the names of all that are listed."""
        self.listed = tuple(listed)
        self.written = written
        self._by_name = {module.name: module for module in self.listed}
        self._placed: dict[str, set[str]] = {}

    def find(self, name: str) -> Module | None:
        """Return the module of that name."""
        return self._by_name.get(name)

    def is_placed(self, module: Module, name: str) -> bool:
        """Tell whether the module's question of that name has its place already."""
        return name in self._placed.get(module.name, ())

    def place(self, module: Module, chosen: Iterable[str] | None) -> tuple[Item, ...]:
        """Return the chosen items, or all that are left; they are placed now."""
        placed = self._placed.setdefault(module.name, set())
        if chosen is None:
            items = tuple(_without(module.items, frozenset(placed)))
        else:
            needed = _with_calculations(module.items, frozenset(chosen)) - placed
            items = tuple(_only(module.items, needed))
        placed.update(item.name for item in walk(items))
        return items

    def unplaced(self) -> tuple[Item, ...]:
        """Return the questions of the modules that no line has placed."""
        waiting = [module for module in self.listed if module.name not in self._placed]
        return tuple(item for module in waiting for item in self.place(module, None))


def _with_calculations(items: tuple[Item, ...], chosen: frozenset[str]) -> frozenset[str]:
    """Return the names with those of the calculations that they lean on, and so on."""
    by_name = {item.name: item for item in walk(items)}
    wanted: set[str] = set()
    waiting = [name for name in chosen if name in by_name]
    while waiting:
        name = waiting.pop()
        if name in wanted:
            continue
        wanted.add(name)
        for inner in walk((by_name[name],)):
            waiting.extend(
                needed
                for needed in names_needed_by(inner)
                if needed in by_name and _is_recorded(by_name[needed])
            )
    return frozenset(wanted)


def _is_recorded(item: Item) -> bool:
    return isinstance(item, Question) and item.type in RECORDED_TYPES


def _only(items: tuple[Item, ...], names: frozenset[str]) -> Iterator[Item]:
    for item in items:
        if item.name in names:
            yield item
        elif not isinstance(item, Question) and any(_only(item.items, names)):
            notes = {inner.name for inner in item.items if _is_note(inner)}
            yield replace(item, items=tuple(_only(item.items, names | notes)))


def _is_note(item: Item) -> bool:
    return isinstance(item, Question) and item.type is QuestionType.NOTE


def _without(items: tuple[Item, ...], placed: frozenset[str]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Question):
            if item.name not in placed:
                yield item
        elif inner := tuple(_without(item.items, placed)):
            yield replace(item, items=inner)
