"""Which face a command shows, and an interview that goes on from one face to another.

Laws:
- Full screen where somebody sits at a terminal that can draw; plain lines where they were asked
  for (`--plain`, `ACCESSIBLE`), with `TERM=dumb`, and in a pipe.
- What is read from the right is never drawn full screen, which would reverse it: it opens in the
  browser, unless plain lines were asked for or nobody sits at a terminal.
- A face is imported when it is shown; whoever never sees one never loads it.
"""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, assert_never

from peerkit.cli.asking import is_typed
from peerkit.cli.output import Output
from peerkit.terminal.plain.console import open_console
from peerkit.words import catalogue
from peerkit.workflow.face import Face, FaceOutcome, HandOver
from peerkit.workflow.faces import FaceKind
from peerkit.workflow.interviews.afterwards import is_debrief_next

if TYPE_CHECKING:
    from peerkit.workflow.interviews.sitting import Sitting


def face_for(
    *, is_plain: bool = False, is_browser: bool = False, is_right_to_left: bool = False
) -> Face:
    """Return the face that suits this terminal and the language, and what was asked for."""
    if is_browser:
        return Face.BROWSER
    if is_plain or os.environ.get("ACCESSIBLE"):
        return Face.PLAIN
    if is_right_to_left:
        return Face.BROWSER if is_typed() else Face.PLAIN
    return Face.FULL_SCREEN if _can_draw() else Face.PLAIN


def _can_draw() -> bool:
    """Tell whether somebody sits at a terminal that can draw; pages go to standard error."""
    simplest = "" if os.name == "nt" else "dumb"  # Windows names no kind of terminal
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM", simplest) != "dumb" and all(one.isatty() for one in streams)


def load_face(*, is_plain: bool, is_browser: bool) -> None:
    """Have loaded what holds an interview: half of all that comes before its first page."""
    match face_for(is_plain=is_plain, is_browser=is_browser):
        case Face.FULL_SCREEN:
            from peerkit.terminal.fullscreen.environment import load_drawing

            load_drawing()
        case Face.BROWSER:
            import_module("peerkit.browser.launch")
        case Face.PLAIN:
            import_module("peerkit.terminal.plain.face")
        case _ as never:
            assert_never(never)


def open_face(face: Face) -> FaceKind:
    """Return that face."""
    match face:
        case Face.FULL_SCREEN:
            from peerkit.terminal.encoding import check_typing_is_utf8
            from peerkit.terminal.fullscreen.home import FullScreenFace

            check_typing_is_utf8()
            return FullScreenFace(catalogue(), (Face.PLAIN, Face.BROWSER))
        case Face.BROWSER:
            from peerkit.browser.launch import open_browser

            return open_browser(catalogue(), Output().say, (Face.PLAIN,) if is_typed() else ())
        case Face.PLAIN:
            from peerkit.terminal.plain.home import PlainFace

            return PlainFace(open_console(), catalogue())
        case _ as never:
            assert_never(never)


def conduct(face: FaceKind, sitting: "Sitting") -> FaceOutcome:
    """Return how the interview ended; whoever held it was asked how it was, where that is due."""
    outcome, last = _through_faces(face, sitting)
    if is_debrief_next(sitting.vault, outcome):
        _debrief(last, sitting)
        if last is not face:
            last.say_goodbye(catalogue().text("home.debriefed"))
    return outcome


def hold(sitting: "Sitting", *, is_plain: bool, is_browser: bool) -> int:
    """Conduct the interview in the face that suits it; how it ended is no failure."""
    is_right_to_left = _is_right_to_left(sitting)
    face = face_for(is_plain=is_plain, is_browser=is_browser, is_right_to_left=is_right_to_left)
    outcome, last = _through_faces(open_face(face), sitting)
    can_ask = is_typed() or last.kind is Face.BROWSER
    if can_ask and is_debrief_next(sitting.vault, outcome):
        last.lock = sitting.lock
        _debrief(last, sitting)
        last.say_goodbye(catalogue().text("home.debriefed"))
    return 0


def _through_faces(face: FaceKind, sitting: "Sitting") -> tuple[FaceOutcome, FaceKind]:
    """Return how the interview ended, and the last of the faces that it went through."""
    if face.kind is Face.FULL_SCREEN and _is_right_to_left(sitting):
        face = open_face(Face.BROWSER)
    while isinstance(outcome := face.conduct(sitting), HandOver):
        face = open_face(outcome.face)
    return outcome, face


def _debrief(face: FaceKind, sitting: "Sitting") -> None:
    from peerkit.cli.debriefing import debrief

    debrief(face, catalogue(), sitting.vault)


def _is_right_to_left(sitting: "Sitting") -> bool:
    """Tell whether what is read aloud is written from the right."""
    started = sitting.state.started
    return started is not None and catalogue(started.language).locale.is_right_to_left
