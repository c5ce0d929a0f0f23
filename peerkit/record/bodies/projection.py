"""The body of a projection: what an organisation says upwards, in its own signed word.

Laws:
- A projected submission is what the gate released for that receiver, never the original.
- A projected questionnaire is its source, so that whoever receives the answers has their wording.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, assert_never

from peerkit.frozen import frozen
from peerkit.interview.submission import Submission
from peerkit.record.bodies.submission import read_submission_fields, write_submission
from peerkit.record.fields import Fields, read_fields
from peerkit.values import HEX_64


@frozen
class ProjectedSubmission:
    """One interview as it may be received. `original` is the id of the record it comes from.

    `withheld` are the names of the questions whose answers the gate kept back.
    """

    original: str
    organisation: str
    community: str
    theme: str
    submission: Submission
    withheld: frozenset[str] = frozenset()


@frozen
class ProjectedQuestionnaire:
    """A questionnaire as it was asked: its digest, the name of its file, and its source text.

    `files` are the texts of the modules and tables that it was read with, by name.
    """

    digest: str
    file: str
    source: str
    files: Mapping[str, str] = field(default_factory=dict)


Projection = ProjectedSubmission | ProjectedQuestionnaire


def write_projection(projection: Projection) -> dict[str, Any]:
    """Return the body of a `projection` record (FORMAT.md §5.6)."""
    match projection:
        case ProjectedSubmission():
            return {
                "of": "submission",
                "original": projection.original,
                "organisation": projection.organisation,
                "community": projection.community,
                "theme": projection.theme,
                "submission": write_submission(projection.submission),
                "withheld": sorted(projection.withheld),
            }
        case ProjectedQuestionnaire():
            return {
                "of": "questionnaire",
                "digest": projection.digest,
                "file": projection.file,
                "source": projection.source,
                **({"files": dict(projection.files)} if projection.files else {}),
            }
        case _:
            assert_never(projection)


def read_projection(body: object) -> Projection:
    """Return the projection that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "projection")
    match fields.text("of"):
        case "submission":
            return _read_submission(fields)
        case "questionnaire":
            return ProjectedQuestionnaire(
                digest=fields.text("digest"),
                file=fields.text("file"),
                source=fields.text("source"),
                files=fields.mapping("files", str) if "files" in fields.values else {},
            )
        case _:
            raise fields.refuse("of")


def _read_submission(fields: Fields) -> ProjectedSubmission:
    return ProjectedSubmission(
        original=fields.matching("original", HEX_64),
        organisation=fields.text("organisation"),
        community=fields.text("community"),
        theme=fields.text("theme"),
        submission=read_submission_fields(fields.object("submission")),
        withheld=frozenset(fields.texts("withheld")),
    )
