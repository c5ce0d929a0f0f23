"""What was said so far, as far as the path through the questionnaire depends on it.

`kept` and `moments` remember what must not change once it is known: what a calculation with
`once()` gave, and the time at which one with `now()` first had a value.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta, timezone

from peerkit.frozen import frozen
from peerkit.values import Address, Answer


@frozen
class Facts:
    """The answers, and when they were last looked at. Compared by identity where speed counts.

    `more` holds the answers to "is there another?"; answers of hidden questions and dropped repeat
    instances stay here, in case they come back.
    """

    at: str
    answers: Mapping[Address, Answer] = field(default_factory=dict)
    more: Mapping[Address, bool] = field(default_factory=dict)
    kept: Mapping[Address, str] = field(default_factory=dict)
    moments: Mapping[Address, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        # Without the answers: a traceback must not tell them.
        return f"Facts({self.at})"


def moment(at: str, utc_offset_minutes: int = 0) -> datetime:
    """Return the aware local time of an event's `at`."""
    return datetime.fromisoformat(at).astimezone(timezone(timedelta(minutes=utc_offset_minutes)))


def written(answer: Answer) -> str:
    """Return an answer as expressions see it: "" without a value, choices joined by spaces."""
    value = answer.value
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if value is None else str(value)
