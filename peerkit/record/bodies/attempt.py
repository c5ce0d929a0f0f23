"""The body of an attempt: an approach and how it ended.

Law: nothing about the person approached; an outcome is a code, never free text.
"""

import re
from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import read_fields

_OUTCOME = re.compile(r"[a-z][a-z0-9_]{0,39}")


@frozen
class Attempt:
    """When somebody was approached, and a code for what came of it."""

    at: str
    outcome: str


def write_attempt(attempt: Attempt) -> dict[str, Any]:
    """Return the body of an `attempt` record (FORMAT.md §5.7)."""
    return {"at": attempt.at, "outcome": attempt.outcome}


def read_attempt(body: object) -> Attempt:
    """Return the attempt that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "attempt")
    return Attempt(fields.instant("at"), fields.matching("outcome", _OUTCOME))
