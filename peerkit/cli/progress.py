"""A progress bar for long work, where somebody sits at a terminal and wants to see it."""

import sys
from collections.abc import Iterable, Iterator
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
