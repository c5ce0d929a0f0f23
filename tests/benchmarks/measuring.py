"""Two things timed in turn, and the figure that comes of it.

Law: the two are run A B A B, so that whatever else the machine does falls on both, and what is
compared are medians.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Timed = Callable[[], float]
"""One run; returns what it took, in seconds, without what it prepared."""


@dataclass(frozen=True)
class Figure:
    """One line of the table: how many times the floor, and what is aimed at.

    `target` is None where nothing is aimed at; `note` says what the two took, and what they were.
    """

    name: str
    ratio: float
    target: float | None
    note: str

    def __str__(self) -> str:
        target = "" if self.target is None else f"{self.target:g}"
        return f"{self.name:<44} {self.ratio:>8.2f} {target:>7}  {self.note}"


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def in_turn(ours: Timed, floor: Timed, rounds: int) -> tuple[float, float]:
    """Return the medians of both, each run `rounds` times, by turns."""
    pairs = [(ours(), floor()) for _ in range(rounds)]
    return median(one for one, _ in pairs), median(other for _, other in pairs)


def in_words(taken: float) -> str:
    """Return a duration for a reader."""
    return f"{taken:.2f} s" if taken >= 1 else f"{taken * 1000:.1f} ms"


def compared(
    name: str, target: float | None, what: str, floor_is: str, ours: float, floor: float
) -> Figure:
    """Return the figure of two medians."""
    note = f"{what} {in_words(ours)}; {floor_is} {in_words(floor)}"
    return Figure(name, ours / floor, target, note)
