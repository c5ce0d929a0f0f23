"""What an organisation forwards to its programme: only what the gate lets through, in its own word.

Laws:
- A projection holds what `consent.released` gave for that receiver, and nothing else.
- An interview is forwarded once; what is withdrawn is never forwarded.
- The questionnaire's source goes before the first interview that used it, so that the programme
  can word its tables.
"""

from peerkit.consent import released
from peerkit.record import Record, RecordKind
from peerkit.record.bodies.projection import (
    ProjectedQuestionnaire,
    ProjectedSubmission,
    read_projection,
    write_projection,
)
from peerkit.record.bodies.submission import read_submission
from peerkit.values import Audience, digest
from peerkit.vault import Vault
from peerkit.workflow.bodies import body_of, withdrawn_from
from peerkit.workflow.filing import OwnChain, append_record
from peerkit.workflow.link import Link
from peerkit.workflow.membership import Membership
from peerkit.workflow.project import Project
from peerkit.workflow.shelf import keep_questionnaire, source_of


def project_submissions(vault: Vault, project: Project, membership: Membership, at: str) -> int:
    """Return how many interviews were added now to the chain that goes up to the programme."""
    chain = OwnChain(membership.project, membership.device, "")
    done = _projected(vault, membership.project, membership.device)
    count = 0
    for record in list(vault.records.by_kind(project.id, RecordKind.SUBMISSION)):
        if record.id not in done and record.body is not None:
            count += _project(vault, project, membership, chain, record, done, at)
    return count


def _project(  # noqa: PLR0913 - the two sides, the chain, the record, what is there, the time
    vault: Vault,
    project: Project,
    membership: Membership,
    chain: OwnChain,
    record: Record,
    done: set[str],
    at: str,
) -> int:
    """Return 1 when the interview was forwarded, 0 when the gate keeps it back."""
    original = read_submission(body_of(record))
    withdrawn = withdrawn_from(vault, project.id, record.head.subject)
    passed = released(original, Audience.PROGRAMME, membership.kit.organisation, withdrawn)
    if passed is None:
        return 0
    asked = original.questionnaire
    with vault.transaction():
        if asked not in done:
            source = source_of(vault, asked).decode("utf-8")
            sheet = ProjectedQuestionnaire(asked, f"{original.form_id}.yaml", source)
            body = write_projection(sheet)
            append_record(vault, chain, RecordKind.PROJECTION, None, at, body)
            done.add(asked)
        projection = ProjectedSubmission(
            original=record.id,
            organisation=project.details.organisation,
            community=", ".join(project.details.communities),
            theme=project.details.theme,
            submission=passed.submission,
            withheld=passed.withheld,
        )
        body = write_projection(projection)
        append_record(vault, chain, RecordKind.PROJECTION, record.head.subject, at, body)
        done.add(record.id)
    return 1


def _projected(vault: Vault, programme: str, device: str) -> set[str]:
    """Return the ids of the interviews, and digests of the questionnaires, that went up before."""
    done: set[str] = set()
    for record in vault.records.by_kind(programme, RecordKind.PROJECTION):
        if record.head.device != device or record.body is None:
            continue
        match read_projection(body_of(record)):
            case ProjectedSubmission(original=original):
                done.add(original)
            case ProjectedQuestionnaire(digest=asked):
                done.add(asked)
    return done


def keep_projected_questionnaires(vault: Vault, link: Link) -> None:
    """The vault can word every interview that came up: the sources that came with them are kept.

    A source that is not what its digest says is not kept, so nobody can word another's answers.
    """
    for record in vault.records.by_kind(link.project, RecordKind.PROJECTION):
        if record.head.subject is not None or record.body is None:
            continue
        projection = read_projection(body_of(record))
        if isinstance(projection, ProjectedQuestionnaire):
            source = projection.source.encode("utf-8")
            if digest("questionnaire", source) == projection.digest:
                keep_questionnaire(vault, projection.digest, source)
