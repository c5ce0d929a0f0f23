"""Where each item of a questionnaire stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from peerkit.questionnaire import Item, Question, Repeat


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


def placed(survey: tuple[Item, ...]) -> Iterator[Place]:
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
