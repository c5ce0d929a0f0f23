"""The way in: what a questionnaire's file says, and what is wrong with it.

Whoever only asks the questions of one that was read before loads nothing that reads and checks:
that is imported here when a file is read.
"""

from collections.abc import Mapping
from dataclasses import field

from peerkit.frozen import frozen
from peerkit.questionnaire.beside import Files, no_files
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


def read_questionnaire(data: bytes, files: Files = no_files) -> Reading:
    """Return the questionnaire that `data` holds, with every fault and every piece of advice.

    `files` gives what lies beside it: `modules/core.yaml`, `boroughs.csv`; it is asked for nothing
    else.
    """
    from peerkit.questionnaire.read import read

    return read(data, files)
