"""Home: what a person finds when peerkit opens, and what they can do next.

Laws:
- Home is facts; each face words and draws them, and returns one of `choices`.
- A choice is offered only where it can be carried out.
- Nothing that was said in an interview is among the facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class HomeChoice(StrEnum):
    """What can be done from home, in the order of its numbers. Words: `home.choice.<value>`."""

    START = "start"
    RESUME = "resume"
    SAFE = "safe"
    """I am back, and whoever waited for me knows (only where lone working is recorded)."""
    DEBRIEF = "debrief"
    """The researcher's own debrief, where one is still open."""
    MY_INTERVIEWS = "my_interviews"
    HAND_OVER = "hand_over"
    PRACTISE = "practise"
    TRAINING = "training"
    WITHDRAW = "withdraw"
    SAID_NO = "said_no"
    """An approach that was refused, before an interview was opened."""
    LEAVE = "leave"


class ReminderKind(StrEnum):
    """What home reminds of. Words: `home.reminder.<value>`, with the reminder's values."""

    OVERDUE = "overdue"
    """Values: `buddy`, `until`. It comes with `home.no_alarm`: nobody was told."""
    DEBRIEF = "debrief"
    TRAINING = "training"
    HAND_OVER = "hand_over"
    """Values: `n` interviews."""
    ONLY_COPY = "only_copy"
    """Values: `n` interviews that no project receives yet."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One line that home shows before its choices."""

    kind: ReminderKind
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An interview that waits to be gone on with. `code` is what `resume` calls it."""

    interview: str
    code: str
    title: str
    begun_at: str


@dataclass(frozen=True, slots=True)
class Home:
    """The facts of a home screen. `next` is the choice that its one Next line speaks of."""

    project: str
    is_practice: bool
    unfinished: tuple[Unfinished, ...]
    recorded: int
    not_handed_over: int
    reminders: tuple[Reminder, ...]
    choices: tuple[HomeChoice, ...]
    next: HomeChoice
