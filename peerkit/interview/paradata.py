"""Counts and durations of a sitting, and never a word of what was said.

Laws:
- Time during a pause, or between an interruption and `Resumed`, does not count.
- A clock that was set back takes nothing away.
"""

from collections.abc import Mapping
from dataclasses import field, replace

from peerkit.frozen import frozen
from peerkit.interview.facts import moment
from peerkit.interview.submission import Paradata


@frozen
class Pace:
    """The time of the last event, and what was counted up to it."""

    at: str = ""
    seconds: int = 0
    pauses: int = 0
    changes: int = 0
    seconds_by_question: Mapping[str, int] = field(default_factory=dict)


def advanced(pace: Pace, at: str, *, question: str | None, is_running: bool) -> Pace:
    """Return the pace at `at`; the time since the last event went to `question`, if it ran."""
    if pace.at in ("", at) or not is_running:
        return replace(pace, at=at)
    seconds = max(int((moment(at) - moment(pace.at)).total_seconds()), 0)
    by_question = pace.seconds_by_question
    if question is not None and seconds:
        by_question = {**by_question, question: by_question.get(question, 0) + seconds}
    return replace(pace, at=at, seconds=pace.seconds + seconds, seconds_by_question=by_question)


def paradata(pace: Pace) -> Paradata:
    """Return what a submission keeps of the pace."""
    return Paradata(
        seconds=pace.seconds,
        pauses=pace.pauses,
        changes=pace.changes,
        seconds_by_question=pace.seconds_by_question,
    )
