"""The path: which questions the interview goes through, as the answers have it now.

Laws:
- The path is worked out from the tree alone; nobody's position is stored in it.
- Asking goes by document order: what comes after an address is found whether or not that address
  is still on the path.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from peerkit.frozen import frozen
from peerkit.interview.tree import MOST_INSTANCES, Instances, Tree
from peerkit.questionnaire import Question, Repeat
from peerkit.values import Address


@frozen
class Step:
    """A question, a note, or (`item` is a Repeat) "is there another?" for the instance named."""

    address: Address
    item: Question | Repeat

    @property
    def question(self) -> Question | None:
        """The question, where it is one that somebody answers."""
        return self.item if isinstance(self.item, Question) and self.item.is_asked else None


@frozen
class Path:
    """All steps in order; `keys` sort them."""

    steps: tuple[Step, ...]
    keys: tuple[tuple[int, ...], ...]

    def at(self, key: tuple[int, ...]) -> Step | None:
        """Return the step of that key."""
        place = bisect_left(self.keys, key)
        return self.steps[place] if self.keys[place : place + 1] == (key,) else None

    def after(self, key: tuple[int, ...]) -> Step | None:
        """Return the first step behind `key`."""
        place = bisect_right(self.keys, key)
        return self.steps[place] if place < len(self.steps) else None

    def before(self, key: tuple[int, ...]) -> Step | None:
        """Return the last step ahead of `key`."""
        place = bisect_left(self.keys, key)
        return self.steps[place - 1] if place else None


def path_of(tree: Tree) -> Path:
    """Return the path as the tree is tuned now."""
    steps = tuple(_inside(tree, "", ()))
    return Path(steps, tuple(tree.plan.key(step.address) for step in steps))


def _inside(tree: Tree, container: str, instances: Instances) -> Iterator[Step]:
    for place in tree.plan.inside[container]:
        match place.item:
            case Question() as question:
                if (
                    question.name in tree.plan.steps
                    and tree.nodes[question.name][instances].relevant
                ):
                    yield Step(Address(question.name, instances), question)
            case Repeat() as repeat:
                yield from _repeated(tree, repeat, instances)
            case group:
                if tree.nodes[group.name][instances].relevant:
                    yield from _inside(tree, group.name, instances)


def _repeated(tree: Tree, repeat: Repeat, around: Instances) -> Iterator[Step]:
    count = tree.counts.get(Address(repeat.name, around))
    if count is None:
        return
    is_open = repeat.count is None
    for number in range(1, count + 1):
        if is_open:
            yield Step(Address(repeat.name, (*around, number)), repeat)
        yield from _inside(tree, repeat.name, (*around, number))
    if is_open and count < MOST_INSTANCES:
        yield Step(Address(repeat.name, (*around, count + 1)), repeat)
