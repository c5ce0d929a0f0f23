"""Which face a command shows, and an interview that goes on from one face to another.

Law: a face is imported when it is shown; whoever never sees one never loads it.
"""

from typing import TYPE_CHECKING, assert_never

from peerkit.terminal.plain.console import open_console
from peerkit.words import catalogue
from peerkit.workflow.face import Face, FaceOutcome
from peerkit.workflow.faces import FaceKind

if TYPE_CHECKING:
    from peerkit.workflow.sitting import Sitting


def face_for(*, plain: bool = False) -> Face:
    """Return the face that suits this terminal, and what was asked for."""
    del plain
    return Face.PLAIN


def open_face(face: Face) -> FaceKind:
    """Return that face."""
    match face:
        case Face.PLAIN | Face.FULL_SCREEN | Face.BROWSER:
            from peerkit.terminal.plain.home import PlainFace

            return PlainFace(open_console(), catalogue())
        case _ as never:
            assert_never(never)


def conduct(face: FaceKind, sitting: "Sitting") -> FaceOutcome:
    """Return how the interview ended, whichever faces it went through."""
    while not isinstance(outcome := face.conduct(sitting), FaceOutcome):
        face = open_face(outcome.face)
    return outcome
