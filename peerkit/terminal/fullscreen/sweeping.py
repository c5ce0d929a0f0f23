"""Memory that nobody uses any more is swept while nobody types.

Python sweeps whenever enough was made: at 10,000 characters that held up one key press in two
hundred by 120 ms (a key press costs 10 ms; 50 ms is what people do not notice).

Law: what was there before the pages is never looked at, and what came since only in a pause.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

STILL_SECONDS = 1.0
"""How long no key was pressed when it is swept."""
_SHORT_SWEEPS = (2_000, 10, 1_000_000)
"""Often and little; and never all of it."""


@contextmanager
def swept_in_pauses() -> Iterator[None]:
    """While the block draws, Python sweeps what is new and short-lived, and nothing else."""
    earlier = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_SHORT_SWEEPS)
    try:
        yield
    finally:
        gc.set_threshold(*earlier)
        gc.unfreeze()


@dataclass(slots=True)
class Sweeper:
    """Sweeps once in each pause. `is_due` after a key was pressed.

    What is left of the first time belongs to all pages: it is not looked at again.
    """

    is_due: bool = True
    is_first: bool = True

    def look(self, still_seconds: float) -> None:
        """Sweep, where it is due and nobody has pressed a key for long enough."""
        if self.is_due and still_seconds >= STILL_SECONDS:
            self.is_due = False
            gc.collect()
            if self.is_first:
                self.is_first = False
                gc.freeze()
