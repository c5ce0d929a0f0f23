"""How a face leaves an interview; `cli` decides what comes next."""

from enum import StrEnum


class FaceOutcome(StrEnum):
    """What became of the interview when its face closed."""

    FINISHED = "finished"
    """A submission is kept, complete or stopped early."""
    ENDED = "ended"
    """The interview is over and nothing that was said is kept."""
    PAUSED = "paused"
    """The interview waits; `resume` goes on."""
