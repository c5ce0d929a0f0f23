"""A progress bar for long work, where somebody sits at a terminal and wants to see it."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from peerkit.words import catalogue

T = TypeVar("T")


def tracked(items: Iterable[T], total: int, code: str, *, quiet: bool) -> Iterator[T]:
    """Yield the items; on a terminal a bar on standard error shows how far it has come."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(items, catalogue().text(code), total=total, console=console, transient=True)


@contextmanager
def measured(code: str, *, quiet: bool) -> Iterator[Callable[[float], None]]:
    """Inside the block a bar shows what the given function is told: how much is done, 0 to 1."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(catalogue().text(code), total=1.0)
        yield lambda done: bar.update(task, completed=done)
