"""The way in: a questionnaire's file becomes what it says, and what is wrong with it.

Whoever only asks the questions of one that was read before loads nothing that reads and checks:
that is imported here when a file is read.
"""

from peerkit.questionnaire.beside import Files, no_files
from peerkit.questionnaire.reading import Reading


def read_questionnaire(data: bytes, files: Files = no_files) -> Reading:
    """Return the questionnaire that `data` holds, with every fault and every piece of advice.

    `files` gives what lies beside it: `modules/core.yaml`, `boroughs.csv`; it is asked for nothing
    else.
    """
    from peerkit.questionnaire.read import read

    return read(data, files)
