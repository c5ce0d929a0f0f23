"""What an organisation forwards to its programme: only what the gate lets through, in its own word.

Laws:
- A projection holds what `consent.released` gave for that receiver, and nothing else.
- An interview is forwarded once; what is withdrawn is never forwarded.
- What one device recorded stops no other's: an interview, or a questionnaire, that becomes too
  large for any bundle with the organisation's own words around it stays here.
- The questionnaire's source goes before the first interview that used it, so that the programme
  can word its tables. It is learned in the transaction that merges it.
"""

from collections.abc import Iterator, Mapping, Sequence

from peerkit.consent import released
from peerkit.frozen import frozen
from peerkit.interview import Submission
from peerkit.questionnaire import questionnaire_digest
from peerkit.record import Record, RecordKind, is_recordable
from peerkit.record.bodies.projection import (
    ProjectedQuestionnaire,
    ProjectedSubmission,
    read_projection,
    write_projection,
)
from peerkit.record.bodies.submission import read_submission
from peerkit.values import Audience
from peerkit.vault import Outline, Vault
from peerkit.workflow.belonging.membership import Membership
from peerkit.workflow.belonging.project import Project
from peerkit.workflow.ledger.bodies import body_of, statements_taken_back
from peerkit.workflow.ledger.chains import OwnChain, append_record
from peerkit.workflow.questionnaires.shelf import (
    has_source,
    keep_questionnaire,
    source_of,
    texts_beside,
)

_BATCH = 50
"""Interviews in one transaction: what a kill undoes is done again in no time."""


def project_submissions(vault: Vault, project: Project, membership: Membership, at: str) -> int:
    """Return how many interviews were added now to the chain that goes up to the programme."""
    chain = OwnChain(membership.project, membership.device)
    own = [
        one
        for one in vault.outlines.list(chain.project, RecordKind.PROJECTION)
        if one.device == chain.device
    ]
    forwarded = {one.subject for one in own}
    new = [
        one
        for one in vault.outlines.list(project.id, RecordKind.SUBMISSION)
        if one.has_body and one.subject not in forwarded
    ]
    forwarding = _Forwarding(
        vault,
        project,
        membership.kit.organisation,
        chain,
        statements_taken_back(vault, project.id),
        _sent_questionnaires(vault, [one for one in own if one.subject is None]),
    )
    count = 0
    for start in range(0, len(new), _BATCH):
        with vault.transaction():
            count += sum(
                forwarding.forward(record, at)
                for record in vault.outlines.records(new[start : start + _BATCH])
            )
    return count


@frozen
class _Forwarding:
    """One round of forwarding: from where to whom, less what was taken back."""

    vault: Vault
    project: Project
    receiver: str
    chain: OwnChain
    taken_back: Mapping[str, frozenset[str]]
    sent: set[str]

    def forward(self, record: Record, at: str) -> bool:
        """Return whether the interview is on the chain now; the gate may keep it back."""
        subject = record.head.subject
        if subject is None:
            return False
        original = read_submission(body_of(record))
        withdrawn = self.taken_back.get(subject, frozenset())
        passed = released(original, Audience.PROGRAMME, self.receiver, withdrawn)
        if passed is None:
            return False
        details = self.project.details
        projection = ProjectedSubmission(
            original=record.id,
            organisation=details.organisation,
            community=", ".join(details.communities),
            theme=details.theme,
            submission=passed.submission,
            withheld=passed.withheld,
        )
        body = write_projection(projection)
        if not is_recordable(body) or not self._forward_questionnaire(original, at):
            return False
        append_record(self.vault, self.chain, RecordKind.PROJECTION, subject, at, body)
        return True

    def _forward_questionnaire(self, original: Submission, at: str) -> bool:
        """Return whether the programme can word the interview; if not, it waits here."""
        asked = original.questionnaire
        if asked in self.sent:
            return True
        if not has_source(self.vault, asked):
            return False
        source = source_of(self.vault, asked).decode("utf-8")
        files = texts_beside(self.vault, asked)
        sheet = ProjectedQuestionnaire(asked, f"{original.form_id}.yaml", source, files)
        body = write_projection(sheet)
        if not is_recordable(body):
            return False
        append_record(self.vault, self.chain, RecordKind.PROJECTION, None, at, body)
        self.sent.add(asked)
        return True


def learn_questionnaire(vault: Vault, record: Record) -> None:
    """Make the vault able to word the interviews that come with a projected questionnaire.

    A source that is not what its digest says is not kept, so nobody can word another's answers.
    """
    projection = read_projection(body_of(record))
    if isinstance(projection, ProjectedQuestionnaire):
        source = projection.source.encode("utf-8")
        files = {name: text.encode("utf-8") for name, text in projection.files.items()}
        if questionnaire_digest(source, files) == projection.digest:
            keep_questionnaire(vault, projection.digest, source, files)


def _sent_questionnaires(vault: Vault, outlines: Sequence[Outline]) -> set[str]:
    return set(_digests(vault.outlines.records(outlines)))


def _digests(records: Iterator[Record]) -> Iterator[str]:
    for record in records:
        projection = read_projection(body_of(record))
        if isinstance(projection, ProjectedQuestionnaire):
            yield projection.digest
