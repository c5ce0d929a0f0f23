"""What the bodies of records say, one module per kind: dictionary there, frozen value here."""

from peerkit.record.bodies.attempt import Attempt, read_attempt, write_attempt
from peerkit.record.bodies.correction import Correction, read_correction, write_correction
from peerkit.record.bodies.projection import (
    ProjectedQuestionnaire,
    ProjectedSubmission,
    Projection,
    read_projection,
    write_projection,
)
from peerkit.record.bodies.receipt import Receipt, Received, read_receipt, write_receipt
from peerkit.record.bodies.roster import EnrolledDevice, Roster, read_roster, write_roster
from peerkit.record.bodies.submission import read_submission, write_submission
from peerkit.record.bodies.withdrawal import Withdrawal, read_withdrawal, write_withdrawal

__all__ = [
    "Attempt",
    "Correction",
    "EnrolledDevice",
    "ProjectedQuestionnaire",
    "ProjectedSubmission",
    "Projection",
    "Receipt",
    "Received",
    "Roster",
    "Withdrawal",
    "read_attempt",
    "read_correction",
    "read_projection",
    "read_receipt",
    "read_roster",
    "read_submission",
    "read_withdrawal",
    "write_attempt",
    "write_correction",
    "write_projection",
    "write_receipt",
    "write_roster",
    "write_submission",
    "write_withdrawal",
]
