"""One interview as it goes into a table: the submission as the gate let it out, and whose it is."""

from peerkit.frozen import frozen
from peerkit.interview.submission import Submission


@frozen
class Entry:
    """One interview.

    `interview` is its short id, `participant` the participant code or empty, `withheld` the names
    of the questions whose answers the gate kept back; none of those is in the submission.
    """

    interview: str
    organisation: str
    participant: str
    community: str
    submission: Submission
    withheld: frozenset[str] = frozenset()
