"""The body of a submission: one interview's answers with the consent that governs them.

Laws:
- `read_submission(write_submission(submission)) == submission`.
- What identifies a person is in `contact` records, never here.
"""

import re
from dataclasses import fields as dataclass_fields
from typing import Any

from peerkit.interview.submission import (
    Circumstances,
    ConsentRecord,
    Outcome,
    Paradata,
    StatementRecord,
    Submission,
)
from peerkit.questionnaire.model import Purpose, Sensitivity
from peerkit.record.bodies.answers import Answers, read_answers, write_answers
from peerkit.record.fields import Fields, read_fields
from peerkit.values import Address, Audience, ConsentState, Mode, read_address

_CODE = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")


def write_submission(submission: Submission) -> dict[str, Any]:
    """Return the body of a `submission` record (FORMAT.md §5.1).

    Raises ValueError for a submission that is not in order: an answer in a repeat instance that
    `repeats` does not count.
    """
    answers = Answers(submission.answers, submission.repeats, submission.parents)
    return {
        "form_id": submission.form_id,
        "version": submission.version,
        "questionnaire": submission.questionnaire,
        "language": submission.language,
        "started": submission.started,
        "ended": submission.ended,
        "outcome": submission.outcome.value,
        "participant": submission.participant,
        "consent": _write_consent(submission.consent),
        "answers": write_answers(answers),
        "repeats": sorted({address.name for address in submission.repeats}),
        "parents": dict(submission.parents),
        "notes": {str(address): text for address, text in submission.notes.items()},
        "sensitive": {name: kind.value for name, kind in submission.sensitive.items()},
        "pii": sorted(submission.pii),
        "paradata": _write_paradata(submission.paradata),
        **_write_circumstances(submission.circumstances),
    }


def read_submission(body: object) -> Submission:
    """Return the submission that a body holds; raises BodyError for another shape."""
    return read_submission_fields(read_fields(body, "submission"))


def read_submission_fields(fields: Fields) -> Submission:
    """Return the submission that an object's fields hold; raises BodyError."""
    answers = read_answers(fields)
    sensitive = fields.object("sensitive")
    return Submission(
        form_id=fields.text("form_id"),
        version=fields.text("version"),
        questionnaire=fields.text("questionnaire"),
        language=fields.text("language"),
        started=fields.text("started"),
        ended=fields.text("ended"),
        outcome=fields.word("outcome", Outcome),
        participant=fields.text("participant"),
        consent=_read_consent(fields.object("consent")),
        answers=answers.answers,
        repeats=answers.repeats,
        parents=answers.parents,
        notes=_read_notes(fields),
        sensitive={name: sensitive.word(name, Sensitivity) for name in sensitive.values},
        pii=frozenset(fields.texts("pii")),
        paradata=_read_paradata(fields.object("paradata")),
        circumstances=_read_circumstances(fields),
    )


def _read_notes(fields: Fields) -> dict[Address, str]:
    try:
        return {read_address(at): text for at, text in fields.mapping("notes", str).items()}
    except ValueError as error:
        raise fields.refuse("notes") from error


# --- consent ----------------------------------------------------------------------------------


def _write_consent(consent: ConsentRecord) -> dict[str, Any]:
    return {
        "at": consent.at,
        "language": consent.language,
        "mode": consent.mode.value,
        "words": consent.words,
        "filling": dict(consent.filling),
        "statements": [_write_statement(statement) for statement in consent.statements],
        "receivers": list(consent.receivers),
        "confirmed": list(consent.confirmed),
    }


def _write_statement(statement: StatementRecord) -> dict[str, Any]:
    return {
        "name": statement.name,
        "purpose": statement.purpose.value,
        "audience": statement.audience.value,
        "essential": statement.essential,
        "state": statement.state.value,
    }


def _read_consent(fields: Fields) -> ConsentRecord:
    statements = tuple(_read_statement(one) for one in fields.objects("statements"))
    # Two statements of one name could say yes and no at once.
    if len({statement.name for statement in statements}) != len(statements):
        raise fields.refuse("statements")
    return ConsentRecord(
        at=fields.text("at"),
        language=fields.text("language"),
        mode=fields.word("mode", Mode),
        words=fields.text("words"),
        filling=fields.mapping("filling", str),
        statements=statements,
        receivers=fields.texts("receivers"),
        confirmed=fields.texts("confirmed"),
    )


def _read_statement(fields: Fields) -> StatementRecord:
    return StatementRecord(
        name=fields.text("name"),
        purpose=fields.word("purpose", Purpose),
        audience=fields.word("audience", Audience),
        essential=fields.boolean("essential"),
        state=fields.word("state", ConsentState),
    )


# --- paradata ---------------------------------------------------------------------------------


def _write_paradata(paradata: Paradata) -> dict[str, Any]:
    return {
        "seconds": paradata.seconds,
        "pauses": paradata.pauses,
        "changes": paradata.changes,
        "seconds_by_question": dict(paradata.seconds_by_question),
    }


def _read_paradata(fields: Fields) -> Paradata:
    return Paradata(
        seconds=fields.integer("seconds"),
        pauses=fields.integer("pauses"),
        changes=fields.integer("changes"),
        seconds_by_question=fields.mapping("seconds_by_question", int),
    )


# --- circumstances ----------------------------------------------------------------------------


def _write_circumstances(circumstances: Circumstances) -> dict[str, Any]:
    """Return the field, or none where nothing was asked."""
    written = {
        each.name: code
        for each in dataclass_fields(circumstances)
        if (code := getattr(circumstances, each.name))
    }
    return {"circumstances": written} if written else {}


def _read_circumstances(fields: Fields) -> Circumstances:
    """Return the circumstances; submissions of before they were asked have none."""
    if "circumstances" not in fields.values:
        return Circumstances()
    said = fields.object("circumstances")
    return Circumstances(
        **{
            each.name: said.matching_or_none(each.name, _CODE) or ""
            for each in dataclass_fields(Circumstances)
        }
    )
