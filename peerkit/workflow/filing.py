"""What becomes of an interview that has ended: a record on the own chain, or one that waits for it.

Laws:
- Filing is one transaction: the record, the participant's number, the slip, the erased journal.
- An interview goes on the chain of the project that its participant was told of. One that was begun
  before its device joined waits, unless the researcher said that it is the same organisation's.
- Records carry the withdrawal code's digest only; the code itself is on the slip, in this vault.
- An interview that is not kept leaves an `attempt` without a word of what was said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from peerkit.crypto import new_id, new_salt
from peerkit.record import (
    RecordKind,
    next_record,
    read_canonical,
    subject_of,
    write_canonical,
)
from peerkit.record.bodies.attempt import Attempt, write_attempt
from peerkit.vault import Vault
from peerkit.workflow.membership import find_membership
from peerkit.workflow.project import find_project

if TYPE_CHECKING:  # whoever only looks for a slip need not load the interview
    from peerkit.interview import Submission
    from peerkit.workflow.paper import Paper

LEAD_CODE = "R00"
"""The code under which a lead's own interviews are numbered; kits begin at R01."""

_COUNT = "participants/count"
_SLIP = "slip/"
_EARLIER = "participants/earlier"
_LIMIT_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Slip:
    """What the participant takes away. `participant` is "" until a project gives numbers.

    `contact` and `withdraw_by` are as the consent texts worded them.
    """

    interview: str
    participant: str
    code: str
    contact: str
    withdraw_by: str


@dataclass(frozen=True, slots=True)
class OwnChain:
    """A chain of this vault's own. `code` begins the participant codes of interviews made here.

    `takes_earlier` says that interviews of before the project belong to it too.
    """

    project: str
    device: str
    code: str = ""
    takes_earlier: bool = False

    def takes(self, project: str | None) -> bool:
        """Tell whether an interview whose participant was told of that project belongs here."""
        return project == self.project or (project is None and self.takes_earlier)


def find_own_chain(vault: Vault) -> OwnChain | None:
    """Return the chain for interviews made here; None while no project was joined."""
    project = find_project(vault)
    if project is not None:
        return OwnChain(project.id, project.device, LEAD_CODE)
    membership = find_membership(vault)
    if membership is not None:
        return OwnChain(membership.project, membership.device, membership.kit.code)
    return None


def file_submission(
    vault: Vault,
    paper: "Paper",
    submission: "Submission",
    at: str,
    beside: Mapping[RecordKind, Mapping[str, Any]] = MappingProxyType({}),
) -> Slip:
    """Return the participant's slip; the submission is kept, on the chain or waiting for it.

    `beside` are bodies that are kept apart from the answers, under the same subject. A participant
    code that the submission has already (from a paper form) is left as it is.
    """
    from peerkit.record.bodies.submission import write_submission

    chain = find_own_chain(vault)
    subject = subject_of(paper.code)
    with vault.transaction():
        participant = submission.participant
        if chain is not None and not participant:
            participant = _next_participant(vault, chain)
        body = write_submission(replace(submission, participant=participant))
        for kind, content in {RecordKind.SUBMISSION: body, **beside}.items():
            _keep(vault, chain, f"{paper.interview}/{kind}", kind, subject, at, content)
        slip = Slip(
            paper.interview,
            participant,
            paper.code,
            paper.filling["contact"],
            paper.filling["withdraw_by"],
        )
        _keep_slip(vault, subject, slip)
    return slip


def number_submission(vault: Vault, chain: OwnChain, waiting: str) -> None:
    """A submission that waited is on the chain, under a participant code. Within a transaction."""
    taken = vault.waiting.take(waiting)
    body = read_canonical(taken.body, len(taken.body))
    if taken.kind == RecordKind.SUBMISSION:
        body["participant"] = body["participant"] or _next_participant(vault, chain)
        slip = None if taken.subject is None else find_slip(vault, taken.subject)
        if slip is not None and taken.subject is not None:
            _keep_slip(vault, taken.subject, replace(slip, participant=body["participant"]))
    append_record(vault, chain, taken.kind, taken.subject, taken.at, body)


def file_attempt(vault: Vault, chain: OwnChain | None, outcome: str, at: str) -> None:
    """An approach that led to nothing is counted, without a participant."""
    body = write_attempt(Attempt(at, outcome))
    _keep(vault, chain, new_id(), RecordKind.ATTEMPT, None, at, body)


def _keep(  # noqa: PLR0913 - one argument for each field of a record's head, and where it goes
    vault: Vault,
    chain: OwnChain | None,
    waiting: str,
    kind: RecordKind,
    subject: str | None,
    at: str,
    body: object,
) -> None:
    """The record ends the chain; without a chain it waits under the id `waiting`."""
    if chain is None:
        vault.waiting.add(waiting, write_canonical(body), subject, at, kind=kind)
    else:
        append_record(vault, chain, kind, subject, at, body)


def append_record(  # noqa: PLR0913 - one argument for each field of a record's head
    vault: Vault,
    chain: OwnChain,
    kind: str,
    subject: str | None,
    at: str,
    body: object,
    *,
    lead: str = "",
) -> str:
    """Return the id of the record that now ends the chain.

    `lead` is the device that speaks for the project: its withdrawals are obeyed without a code.
    """
    with vault.transaction():
        record = next_record(
            vault.records.tip(chain.project, chain.device),
            project=chain.project,
            device=chain.device,
            kind=kind,
            subject=subject,
            at=at,
            body=body,
            salt=new_salt(),
        )
        vault.records.append(record, lead=lead)
    return record.id


def find_slip(vault: Vault, subject: str) -> Slip | None:
    """Return the slip of an interview made here, until it is withdrawn."""
    stored = vault.documents.get(_SLIP + subject)
    return None if stored is None else Slip(**read_canonical(stored, _LIMIT_BYTES))


def drop_slip(vault: Vault, subject: str) -> None:
    """The vault holds no slip of that interview any more."""
    vault.documents.remove(_SLIP + subject)


def _keep_slip(vault: Vault, subject: str, slip: Slip) -> None:
    document = {
        "interview": slip.interview,
        "participant": slip.participant,
        "code": slip.code,
        "contact": slip.contact,
        "withdraw_by": slip.withdraw_by,
    }
    vault.documents.set(_SLIP + subject, write_canonical(document))


def _next_participant(vault: Vault, chain: OwnChain) -> str:
    """Return the next participant code, `R07-012`; numbers are never used twice."""
    stored = vault.documents.get(_COUNT)
    number = 1 + (0 if stored is None else int(stored))
    vault.documents.set(_COUNT, str(number).encode("ascii"))
    return f"{chain.code}-{number:03d}"
