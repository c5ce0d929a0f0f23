"""What becomes of an interview that has ended: a record on the own chain, or one that waits for it.

Laws:
- Filing is one transaction: the record, the participant's number, the slip, the erased journal.
- Numbers are never used twice.
- A questionnaire that the lead does not have goes before the first interview that used it.
- An interview that is not kept leaves an `attempt` without a word of what was said.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from peerkit.crypto import new_id, new_withdrawal_code
from peerkit.frozen import frozen
from peerkit.record import RecordKind, read_canonical, subject_of, write_canonical
from peerkit.record.bodies.attempt import Attempt, write_attempt
from peerkit.vault import Vault
from peerkit.workflow.interviews.slips import Slip, find_slip, keep_slip
from peerkit.workflow.ledger.chains import OwnChain, append_record

if TYPE_CHECKING:
    from peerkit.interview import Submission
    from peerkit.workflow.interviews.paper import Paper

_COUNT = "participants/count"
_CARRIED = "carried/"
_SHORT = 8
"""Digits of a digest that name a file whose own name nobody needs."""


@frozen
class _Fact:
    """What a record says, of whom and when, before anybody knows its place on a chain."""

    kind: RecordKind
    subject: str | None
    at: str
    body: object


def file_submission(
    vault: Vault,
    chain: OwnChain | None,
    paper: "Paper",
    submission: "Submission",
    at: str,
    beside: Mapping[RecordKind, Mapping[str, Any]] = MappingProxyType({}),
) -> Slip:
    """Return the participant's slip; the submission is kept, on the chain or waiting for it.

    `beside` are bodies that are kept apart from the answers, under the same subject; a reward under
    one that leads nowhere. A participant code that the submission has already (from a paper form)
    is left as it is.
    """
    from peerkit.record.bodies.submission import write_submission

    if chain is not None and not chain.takes(paper.project):
        chain = None
    subject = subject_of(paper.code)
    with vault.transaction():
        participant = submission.participant
        if chain is not None and not participant:
            participant = _next_participant(vault, chain)
        body = write_submission(replace(submission, participant=participant))
        _carry_questionnaire(vault, chain, submission.questionnaire, at)
        for kind, content in {RecordKind.SUBMISSION: body, **beside}.items():
            whose = new_subject() if kind is RecordKind.REWARD else subject
            fact = _Fact(kind, whose, at, content)
            _keep(vault, chain, f"{paper.interview}/{kind}", fact)
        filling = paper.filling
        code = paper.code
        slip = Slip(paper.interview, participant, code, filling["contact"], filling["withdraw_by"])
        keep_slip(vault, subject, replace(slip, until=_withdraw_by(vault)))
    return slip


def _withdraw_by(vault: Vault) -> str:
    """Return until when a participant is told now that they can withdraw, as an ISO date."""
    from peerkit.workflow.questionnaires.terms import find_terms

    terms = find_terms(vault)
    return "" if terms is None else terms.withdraw_by


def number_submission(vault: Vault, chain: OwnChain, waiting: str) -> None:
    """Put what waited on the chain, a submission under a participant code. Within a transaction."""
    taken = vault.waiting.take(waiting)
    body = read_canonical(taken.body, len(taken.body))
    if taken.kind == RecordKind.SUBMISSION:
        _carry_questionnaire(vault, chain, body["questionnaire"], taken.at)
        body["participant"] = body["participant"] or _next_participant(vault, chain)
        slip = None if taken.subject is None else find_slip(vault, taken.subject)
        if slip is not None and taken.subject is not None:
            keep_slip(vault, taken.subject, replace(slip, participant=body["participant"]))
    append_record(vault, chain, taken.kind, taken.subject, taken.at, body)


def new_subject() -> str:
    """Return a subject that no participant's code gives."""
    return subject_of(new_withdrawal_code())


def file_attempt(vault: Vault, chain: OwnChain | None, outcome: str, at: str) -> None:
    """Count an approach that led to nothing, without a participant."""
    file_alone(vault, chain, RecordKind.ATTEMPT, at, write_attempt(Attempt(at, outcome)))


def file_alone(
    vault: Vault, chain: OwnChain | None, kind: RecordKind, at: str, body: object
) -> None:
    """Keep a fact that is about no participant, on the chain or waiting for it."""
    _keep(vault, chain, new_id(), _Fact(kind, None, at, body))


def _carry_questionnaire(vault: Vault, chain: OwnChain | None, asked: str, at: str) -> None:
    """Send the lead the source of that questionnaire, once, if it has no other way to it."""
    if chain is None or chain.known is None or asked in chain.known:
        return
    if vault.documents.get(_CARRIED + asked) is not None:
        return
    from peerkit.record.bodies.projection import ProjectedQuestionnaire, write_projection
    from peerkit.workflow.questionnaires.shelf import source_of, texts_beside

    source, files = source_of(vault, asked).decode("utf-8"), texts_beside(vault, asked)
    body = write_projection(ProjectedQuestionnaire(asked, f"{asked[:_SHORT]}.yaml", source, files))
    append_record(vault, chain, RecordKind.PROJECTION, None, at, body)
    vault.documents.set(_CARRIED + asked, b"")


def _keep(vault: Vault, chain: OwnChain | None, waiting: str, fact: _Fact) -> None:
    """Make the fact's record end the chain; without a chain it waits under the id `waiting`."""
    if chain is None:
        body = write_canonical(fact.body)
        vault.waiting.add(waiting, body, fact.subject, fact.at, kind=fact.kind)
    else:
        append_record(vault, chain, fact.kind, fact.subject, fact.at, fact.body)


def note_participant(vault: Vault, code: str, participant: str) -> None:
    """Make the participant code `participant`, if it begins with `code`, never be given again."""
    number = participant.removeprefix(f"{code}-")
    if number != participant and number.isdecimal():
        given = max(int(number), int(vault.documents.get(_COUNT) or 0))
        vault.documents.set(_COUNT, str(given).encode("ascii"))


def _next_participant(vault: Vault, chain: OwnChain) -> str:
    """Return the next participant code, `R07-012`."""
    stored = vault.documents.get(_COUNT)
    number = 1 + (0 if stored is None else int(stored))
    vault.documents.set(_COUNT, str(number).encode("ascii"))
    return f"{chain.code}-{number:03d}"
