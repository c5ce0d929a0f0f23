"""Somebody who sits at a drill, with what they have at hand."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from peerkit.errors import PeerkitError
from peerkit.workflow.custody.conversation import Asked, Rehearsed

Typed = str | Callable[[dict[str, str | int]], str]


@dataclass
class Person:
    """What they type at each question, in turn; when it is used up they have nothing more."""

    has: Mapping[Asked, Sequence[Typed]]
    used: Counter[Asked] = field(default_factory=Counter)
    asked: list[tuple[Asked, str | None]] = field(default_factory=list)
    told: list[Rehearsed] = field(default_factory=list)

    def ask(self, asked: Asked, problem: PeerkitError | None, **values: str | int) -> str | None:
        self.asked.append((asked, None if problem is None else problem.code))
        left = self.has.get(asked, ())[self.used[asked] :]
        self.used[asked] += 1
        if not left:
            return None
        typed = left[0]
        return typed if isinstance(typed, str) else typed(values)

    def tell(self, result: Rehearsed) -> None:
        self.told.append(result)

    @contextmanager
    def working(self) -> Iterator[Callable[[float], None]]:
        yield lambda _done: None

    def outcomes(self) -> dict[str, str]:
        return {one.rehearsal.value: one.outcome.value for one in self.told}


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
