"""What stands somewhere else than before.

Laws:
- Where one item of a row moved, only that one is told, and its new neighbours with it.
- What came or went moves nothing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from peerkit.questionnaire.changes.change import Change, Topic
from peerkit.questionnaire.changes.pairing import TOP, Key, Pairing


def order_changes(pairing: Pairing) -> Iterator[Change]:
    """Yield what was moved to another place in its row, and to another group."""
    rows: dict[Key, list[Key]] = defaultdict(list)
    moved: dict[tuple[Key, Key], list[str]] = defaultdict(list)
    for key, placed in pairing.new.items():
        before = pairing.new_to_old.get(key)
        if before is None:
            continue
        parent = pairing.old[before].parent
        if pairing.new_to_old.get(placed.parent) == parent:
            rows[placed.parent].append(key)
        else:
            moved[parent, placed.parent].append(key[0])
    for (parent, into), names in moved.items():
        yield _moved_to_another(parent, into, names)
    place = {key: number for number, key in enumerate(pairing.old)}
    for row in rows.values():
        yield from _moved_in_row(row, [place[pairing.new_to_old[key]] for key in row])


def _moved_to_another(parent: Key, into: Key, names: list[str]) -> Change:
    code = "moved_out" if into == TOP else "moved_in" if parent == TOP else "moved_over"
    values = {"names": ", ".join(names), "old_group": parent[0], "new_group": into[0]}
    return Change(Topic.QUESTIONS, code, (*names,), values)


def _moved_in_row(row: Sequence[Key], places: Sequence[int]) -> Iterator[Change]:
    still = longest_rising(places)
    for number, key in enumerate(row):
        if number in still:
            continue
        before = row[number - 1][0] if number else ""
        behind = row[number + 1][0] if number + 1 < len(row) else ""
        code = "moved_between" if before and behind else "moved_last" if before else "moved_first"
        values = {"name": key[0], "before": before, "behind": behind}
        names = tuple(name for name in (key[0], before, behind) if name)
        yield Change(Topic.QUESTIONS, code, names, values)


def longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """Return the indexes of one of the longest rising rows among the numbers."""
    ends: list[int] = []
    """Per length, the index of the smallest number that a rising row of it ends in."""
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(ends, number, key=lambda end: numbers[end])
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [index]
    found: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return frozenset(found)
