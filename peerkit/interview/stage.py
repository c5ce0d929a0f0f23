"""The stages of an interview: closed, and few enough to draw.

A stage is either part of the interview's course, or lies over it for a while (paused, confirming,
stopping) and gives way to the course again.
"""

from enum import StrEnum


class Stage(StrEnum):
    """Where an interview stands."""

    NOT_STARTED = "not_started"
    PREPARING = "preparing"
    """Access needs, a safe place, whether they know each other, age."""
    INFORMATION = "information"
    UNDERSTANDING = "understanding"
    """Have their questions been answered?"""
    LIMITS = "limits"
    CONSENT = "consent"
    ASKING = "asking"
    OFFERING = "offering"
    """The participant may type the answers of the coming group alone."""
    SELF_ENTRY = "self_entry"
    """The laptop is with the participant."""
    HANDING_BACK = "handing_back"
    CHECKING = "checking"
    KEEPING = "keeping"
    CLOSING = "closing"
    """Kept; how to be named, staying in touch, the reward."""
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
