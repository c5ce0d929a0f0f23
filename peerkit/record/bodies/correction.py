"""The body of a correction: a submission put right, naming the record that it replaces.

Law: two corrections of one record are both kept and shown; nobody's word is silently preferred.
"""

from typing import Any

from peerkit.frozen import frozen
from peerkit.interview.submission import Submission
from peerkit.record.bodies.submission import read_submission_fields, write_submission
from peerkit.record.fields import read_fields
from peerkit.values import HEX_64


@frozen
class Correction:
    """What now holds instead of the record `replaces` (its id)."""

    replaces: str
    submission: Submission


def write_correction(correction: Correction) -> dict[str, Any]:
    """Return the body of a `correction` record (FORMAT.md §5.2)."""
    submission = write_submission(correction.submission)
    return {"replaces": correction.replaces, "submission": submission}


def read_correction(body: object) -> Correction:
    """Return the correction that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "correction")
    submission = read_submission_fields(fields.object("submission"))
    return Correction(fields.matching("replaces", HEX_64), submission)
