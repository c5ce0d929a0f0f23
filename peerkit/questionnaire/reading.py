"""What a questionnaire's file says, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import field

from peerkit.frozen import frozen
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import Questionnaire


@frozen
class Reading:
    """What a file says, and what is wrong with it; `questionnaire` is None if it says nothing.

    `files` are those beside it that it was read with: whoever keeps it keeps them.
    """

    questionnaire: Questionnaire | None
    faults: tuple[Fault, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def is_usable(self) -> bool:
        """Whether interviews can be conducted with it: no faults, whatever the advice."""
        return self.questionnaire is not None and all(fault.is_advice for fault in self.faults)
