"""The stages of an interview: closed, and few enough to draw.

A stage is either part of the interview's course, or lies over it for a while (paused, confirming,
stopping) and gives way to the course again.
"""

from enum import StrEnum


class Stage(StrEnum):
    """Where an interview stands."""

    NOT_STARTED = "not_started"
    INFORMATION = "information"
    LIMITS = "limits"
    CONSENT = "consent"
    ASKING = "asking"
    CHECKING = "checking"
    KEEPING = "keeping"
    PAUSED = "paused"
    CONFIRMING = "confirming"
    """After a pause: does the participant still agree?"""
    STOPPING = "stopping"
    FINISHED = "finished"
    STOPPED = "stopped"
    """Ended early, and what was said is kept."""
    REFUSED = "refused"
    """Ended before there was consent; nothing is kept."""
    DISCARDED = "discarded"
    """Ended after consent; nothing is kept."""


ENDED = frozenset({Stage.FINISHED, Stage.STOPPED, Stage.REFUSED, Stage.DISCARDED})
"""Nothing can happen after these."""
