"""Which item of the older version is which of the newer.

Laws:
- Items of one name are one item. Where a name stands twice, the first is the first.
- What has another name is the same item only probably: if one that is gone and one that is new
  ask the same words in the same way, and no other does.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from peerkit.frozen import frozen
from peerkit.questionnaire.model import Group, Item, Question, Questionnaire, Repeat

Key = tuple[str, int]
"""An item's name, and which of that name it is, from 0."""

TOP: Key = ("", 0)


@frozen
class Placed:
    """An item, what it stands in, and the repeats around it, outermost first."""

    item: Item
    key: Key
    parent: Key
    repeats: tuple[Key, ...]


def placed_items(whole: Questionnaire) -> dict[Key, Placed]:
    """Return every item in the order of the questionnaire."""
    found: dict[Key, Placed] = {}
    seen: dict[str, int] = defaultdict(int)

    def place(items: Iterable[Item], parent: Key, repeats: tuple[Key, ...]) -> None:
        for item in items:
            key = (item.name, seen[item.name])
            seen[item.name] += 1
            found[key] = Placed(item, key, parent, repeats)
            if not isinstance(item, Question):
                inner = (*repeats, key) if isinstance(item, Repeat) else repeats
                place(item.items, key, inner)

    place(whole.survey, TOP, ())
    return found


@dataclass(frozen=True)
class Pairing:
    """The items of both versions, and which new one each old one became."""

    old: Mapping[Key, Placed]
    new: Mapping[Key, Placed]
    renamed: Mapping[Key, Key]

    @cached_property
    def new_to_old(self) -> Mapping[Key, Key]:
        """The old key of each new item that was there before, the top's too."""
        same = {key: key for key in self.new if key in self.old}
        return {TOP: TOP, **same, **{new: old for old, new in self.renamed.items()}}

    def pairs(self) -> Iterator[tuple[Placed, Placed]]:
        """Yield what is in both versions, in the newer one's order."""
        for key, placed in self.new.items():
            if key in self.new_to_old:
                yield self.old[self.new_to_old[key]], placed

    def removed(self) -> Iterator[Placed]:
        """Yield what is gone."""
        kept = set(self.new_to_old.values())
        return (placed for key, placed in self.old.items() if key not in kept)

    def added(self) -> Iterator[Placed]:
        """Yield what is new."""
        return (placed for key, placed in self.new.items() if key not in self.new_to_old)


def pair(old: Questionnaire, new: Questionnaire) -> Pairing:
    """Return the items of both versions, paired."""
    before, after = placed_items(old), placed_items(new)
    gone = _by_likeness(placed for key, placed in before.items() if key not in after)
    come = _by_likeness(placed for key, placed in after.items() if key not in before)
    renamed = {
        gone[likeness][0]: come[likeness][0]
        for likeness in gone
        if likeness is not None and len(gone[likeness]) == len(come.get(likeness, ())) == 1
    }
    return Pairing(before, after, renamed)


def _by_likeness(items: Iterable[Placed]) -> dict[Hashable, list[Key]]:
    found: dict[Hashable, list[Key]] = defaultdict(list)
    for placed in items:
        found[_likeness(placed.item)].append(placed.key)
    return dict(found)


def _likeness(item: Item) -> Hashable:
    """Return what two items must share to be one under two names; None if nothing tells."""
    words = frozenset(item.label.translations.items()) if item.label else frozenset()
    match item:
        case Question():
            return (item.type, words) if words else None
        case Group() | Repeat():
            inside = frozenset(inner.name for inner in item.items)
            return (type(item).__name__, words or inside) if words or inside else None
