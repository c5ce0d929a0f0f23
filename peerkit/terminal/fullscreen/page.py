"""What stands on one page, as plain frozen facts; a page is drawn by `screen.py` alone.

A *flow* is a conversation: a generator that yields pages and is sent one reply to each. It reads no
key and draws nothing, so that it can be held by a test as well as by a screen.

Law: a reply belongs to the page that it was given on; a key pressed twice answers no next page.
"""

from collections.abc import Callable, Generator
from enum import Enum, StrEnum
from typing import TypeVar

from peerkit.frozen import frozen
from peerkit.workflow.interviews.commands import Command

T = TypeVar("T")

OnChange = Callable[[str], str]
"""Keeps what is typed at each change; returns what to say of it: that it is saved, or why not."""


class Choose(Enum):
    """How many rows can be chosen."""

    ONE = "one"
    SEVERAL = "several"
    RANKED = "ranked"
    """All of them, in the order in which they are chosen."""


@frozen
class Rows:
    """Rows with numbers from 1. `chosen` are the places of those that are chosen, from 0.

    `can_be_none`: to choose none has a meaning, so that the same number again takes a choice back.
    """

    labels: tuple[str, ...]
    choose: Choose = Choose.ONE
    chosen: tuple[int, ...] = ()
    can_be_none: bool = False


class FieldKind(StrEnum):
    """What is typed: one line, many lines, or one line that nobody may see."""

    LINE = "line"
    WORDS = "words"
    UNSEEN = "unseen"


@frozen
class Field:
    """A place to type in, with the text that stands there already."""

    kind: FieldKind
    text: str = ""
    on_change: OnChange | None = None


@frozen
class Button:
    """What can be done with the mouse; the keyboard has a key for each. None: Enter."""

    label: str
    command: Command | None = None


@frozen
class Page:
    """One page.

    `texts` are read from top to bottom, those in `strong` (places in `texts`) with weight. `next`
    is the one line that says what to do; `next_chosen` stands there once a row is chosen. An aside
    is laid over the page that it was called from. `is_read_first`: Enter shows what is below before
    it goes on. `working` is said before a reply that takes a moment to be dealt with.
    """

    title: str
    texts: tuple[str, ...]
    next: str
    control: Rows | Field | None = None
    strong: frozenset[int] = frozenset()
    next_chosen: str = ""
    message: str = ""
    buttons: tuple[Button, ...] = ()
    is_aside: bool = False
    is_read_first: bool = False
    working: str = ""


@frozen
class Stay:
    """The page that was shown stays, or comes back from under an aside, exactly as it was left.

    `is_emptied`: but for its field, in which nothing is left.
    """

    message: str = ""
    is_emptied: bool = False


@frozen
class Reply:
    """What a person did on a page: Enter, or a command; and what stood there then."""

    command: Command | None = None
    chosen: tuple[int, ...] = ()
    text: str = ""


Flow = Generator[Page | Stay, Reply, T]
