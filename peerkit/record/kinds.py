"""The kinds of record that this version knows, and what a withdrawal does to each.

Laws:
- A kind that this version does not know is kept and passed on as plain text.
- A withdrawal reaches every kind, known or not, that may hold a participant's words.
"""

import re
from enum import StrEnum


class RecordKind(StrEnum):
    """What a record is about."""

    SUBMISSION = "submission"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    EQUALITY = "equality"
    CONTACT = "contact"
    CONCERN = "concern"
    REWARD = "reward"
    ACCESS = "access"
    ATTEMPT = "attempt"
    """An approach and its outcome; no participant."""
    TRAINING = "training"
    DEBRIEF = "debrief"
    """The researcher's own; stays on the device unless they need a call."""
    REVIEW = "review"
    ROSTER = "roster"
    RECEIPT = "receipt"
    PROJECTION = "projection"
    ATTACHMENT = "attachment"
    CONFIRMATION = "confirmation"
    """A device has carried out withdrawals."""
    RENEWAL = "renewal"
    """What has changed in the kits of a project."""
    ERASURE = "erasure"
    """Records were erased for good, because their time was over."""


_KIND = re.compile(r"[a-z][a-z_]{0,31}")
_KNOWN = frozenset(kind.value for kind in RecordKind)

_NOT_REACHED = frozenset(
    {
        RecordKind.WITHDRAWAL,  # the tombstone itself; it holds no personal data
        RecordKind.CONCERN,  # safeguarding outlives a withdrawal, sealed to its lead
        RecordKind.REWARD,  # the books; it has a subject of its own
        RecordKind.RECEIPT,
        RecordKind.ROSTER,
        RecordKind.RENEWAL,
        RecordKind.CONFIRMATION,
        RecordKind.ERASURE,
    }
)

NEVER_ERASED = _NOT_REACHED - {RecordKind.CONCERN, RecordKind.REWARD}
"""What says what happened to other records: it holds nobody's words, and stays."""


def is_kind(text: str) -> bool:
    """Tell whether `text` is written like a kind, known or not."""
    return _KIND.fullmatch(text) is not None


def is_known(kind: str) -> bool:
    """Tell whether this version knows what a record of that kind means."""
    return kind in _KNOWN


def is_reached_by_withdrawal(kind: str) -> bool:
    """Tell whether a withdrawal erases the body of a record of that kind and its subject."""
    return kind not in _NOT_REACHED
