"""Two things timed in turn, and the figure that comes of it.

Law: the two are run A B A B, and the ratio is the median of the pairs' ratios, so that whatever
else the machine does falls on both.
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


@dataclass(frozen=True)
class Taken:
    """The medians of two that were run in turn, in seconds, and of the ratios of their pairs."""

    ours: float
    floor: float
    ratio: float


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def in_turn(ours: Timed, floor: Timed, rounds: int) -> Taken:
    """Return the medians of both, each run `rounds` times, by turns."""
    pairs = [(ours(), floor()) for _ in range(rounds)]
    return Taken(
        median(one for one, _ in pairs),
        median(other for _, other in pairs),
        median(one / other for one, other in pairs),
    )


def in_words(taken: float) -> str:
    """Return a duration for a reader."""
    return f"{taken:.2f} s" if taken >= 1 else f"{taken * 1000:.1f} ms"


def compared(name: str, target: float | None, what: str, floor_is: str, taken: Taken) -> Figure:
    """Return the figure of what was taken: `what` it was, and what the floor is."""
    note = f"{what} {in_words(taken.ours)}; {floor_is} {in_words(taken.floor)}"
    return Figure(name, taken.ratio, target, note)
