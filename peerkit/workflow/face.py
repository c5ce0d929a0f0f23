"""How a face leaves an interview; `cli` decides what comes next."""

from enum import StrEnum

from peerkit.frozen import frozen


class FaceOutcome(StrEnum):
    """What became of the interview when its face closed."""

    FINISHED = "finished"
    """A submission is kept, complete or stopped early."""
    ENDED = "ended"
    """The interview is over and nothing that was said is kept."""
    PAUSED = "paused"
    """The interview waits; `resume` goes on."""


class Face(StrEnum):
    """The faces that an interview can be held in."""

    FULL_SCREEN = "full_screen"
    PLAIN = "plain"
    BROWSER = "browser"


@frozen
class HandOver:
    """The interview goes on at once in another face."""

    face: Face
