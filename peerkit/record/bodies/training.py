"""The body of a training record: what a researcher has done before interviewing for real.

Laws:
- It says that a part was completed, and when; never how well, nor what was typed.
- It is about nobody but the researcher whose device the chain is, who can read it at home.
"""

from enum import StrEnum
from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import read_fields


class TrainingPart(StrEnum):
    """What was completed."""

    PRACTICE = "practice"
    """A whole interview with a made-up participant."""
    QUESTIONS = "questions"
    """The questions on consent and safeguarding, each answered rightly in the end."""


@frozen
class Training:
    """One part, completed. `edition` is that of the training questions; 0 for a practice."""

    at: str
    part: TrainingPart
    edition: int = 0


def write_training(training: Training) -> dict[str, Any]:
    """Return the body of a `training` record (FORMAT.md §5.13)."""
    return {"at": training.at, "part": training.part.value, "edition": training.edition}


def read_training(body: object) -> Training:
    """Return the training that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "training")
    return Training(
        fields.instant("at"), fields.word("part", TrainingPart), fields.integer("edition")
    )
