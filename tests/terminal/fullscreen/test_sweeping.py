"""Memory is swept in a pause, and never under somebody's fingers."""

import gc
import weakref

from peerkit.terminal.fullscreen.sweeping import STILL_SECONDS, Sweeper, swept_in_pauses


class Loop:
    """Something that only a sweep of everything can free."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_left_is_swept_once_nobody_typed_for_a_while() -> None:
    sweeper = Sweeper()
    with swept_in_pauses():
        left = weakref.ref(Loop())
        sweeper.look(STILL_SECONDS / 2)
        assert left() is not None
        sweeper.look(STILL_SECONDS)
        assert left() is None
        left = weakref.ref(Loop())
        sweeper.look(STILL_SECONDS * 9)
        assert left() is not None
        sweeper.is_due = True
        sweeper.look(STILL_SECONDS)
        assert left() is None


def test_python_sweeps_afterwards_as_it_did_before() -> None:
    before = gc.get_threshold()
    with swept_in_pauses():
        assert gc.get_freeze_count() > 0
    assert (before, 0) == (gc.get_threshold(), gc.get_freeze_count())
