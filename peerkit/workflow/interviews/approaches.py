"""Somebody who was asked and did not take part: counted, without a person.

Law: what is kept is a code of `OUTCOMES` and a time; nothing about who was asked.
"""

from peerkit.record import RecordKind
from peerkit.record.bodies.attempt import Attempt, write_attempt
from peerkit.vault import Vault
from peerkit.workflow.interviews.filing import file_alone
from peerkit.workflow.ledger.chains import find_own_chain

OUTCOMES = ("declined", "no_time", "another_time", "no_language", "not_alone", "worried", "other")
"""What came of an approach, before an interview was opened. Words: `approach.<outcome>`."""


def file_approach(vault: Vault, outcome: str, at: str) -> None:
    """Count an approach that led to no interview, on the own chain or waiting for it."""
    if outcome not in OUTCOMES:
        raise ValueError("not an outcome of an approach")
    body = write_attempt(Attempt(at, outcome))
    file_alone(vault, find_own_chain(vault), RecordKind.ATTEMPT, at, body)
