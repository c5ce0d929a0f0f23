"""Where a vault stands: counts of what is here and what became of it, and what comes next."""

from collections.abc import Mapping

from peerkit.frozen import frozen
from peerkit.record import RecordKind
from peerkit.vault import Vault
from peerkit.workflow.belonging.holds import is_held, is_holding
from peerkit.workflow.belonging.link import find_former_links, find_links
from peerkit.workflow.belonging.membership import Membership, find_membership
from peerkit.workflow.belonging.project import Project, find_project
from peerkit.workflow.ledger.rosters import is_revoked
from peerkit.workflow.looking.listing import Listed, Where, survey


@frozen
class Standing:
    """What `status` shows. `next_code` is the message that says what comes next.

    `gaps` counts records that are known to be missing; `set_aside` those that wait for a person;
    `forks` the numbers that stand twice on the chain of the project's own vault; `behind` the
    records of this device that its lead has and the vault has not: an older copy was put back.
    `key_words` are the words of this device's key, by which its lead can make sure of it; empty
    where it has joined nothing.
    """

    is_practice: bool
    project: str
    organisation: str
    programme: str
    interviews: Mapping[Where, int]
    newest: tuple[Listed, ...]
    devices: int
    gaps: int
    set_aside: int
    forks: int
    behind: int
    attempts: int
    key_words: tuple[str, ...]
    next_code: str


def standing(vault: Vault, most: int = 0) -> Standing:
    """Return where the vault stands, with at most so many of its newest interviews."""
    membership, project = find_membership(vault), find_project(vault)
    found = survey(vault, most)
    counts = found.counts
    links = (*find_former_links(vault), *find_links(vault))
    projects = sorted({link.project for link in links})
    kit = None if membership is None else membership.kit
    name = project.details.name if project else kit.name if kit else ""
    organisation = project.details.organisation if project else kit.organisation if kit else ""
    return Standing(
        is_practice=vault.is_practice,
        project=name,
        organisation=organisation,
        programme=kit.name if project is not None and kit is not None else "",
        interviews=counts,
        newest=found.newest,
        devices=len(vault.devices.list(project.id)) if project else 0,
        gaps=sum(_missing(vault, one) for one in projects),
        set_aside=sum(1 for one in projects for _ in vault.records.set_aside(one)),
        forks=sum(len(vault.records.forks(one.project, one.lead)) for one in links),
        behind=_behind(vault),
        attempts=sum(vault.outlines.count(one, RecordKind.ATTEMPT) for one in projects),
        key_words=() if membership is None else _key_words(membership),
        next_code=_next(vault, counts, project, is_member=kit is not None),
    )


def _key_words(membership: Membership) -> tuple[str, ...]:
    from peerkit.bundle import device_words  # a vault that has not joined needs nothing of kits

    return device_words(membership.signing_key.verifying_key.to_bytes())


def _next_of_lead(vault: Vault, project: Project) -> str:
    """Return the first kit where nobody has one yet, the syncing afterwards."""
    if vault.invitations.list(project.id) or vault.devices.list(project.id):
        return "status.next_lead"
    return "status.next_programme" if project.details.is_programme else "status.next_kit"


def _next_without_project(vault: Vault, counts: Mapping[Where, int]) -> str:
    if find_former_links(vault):
        return "status.next_join_again"
    return "status.next_join" if counts.get(Where.WAITING) else "status.next_interview"


def _behind(vault: Vault) -> int:
    """Return how many records of this device its lead has received that are not here.

    A vault out of a backup lacks some of its former device's, and adds nothing to that chain.
    """
    if find_former_links(vault):
        return 0
    links = [link for link in find_links(vault) if not link.is_lead]
    return sum(
        vault.receipts.count_unknown(link.lead) for link in links if not is_held(vault, link.device)
    )


def _missing(vault: Vault, project: str) -> int:
    return sum(last - first + 1 for _, first, last in vault.records.gaps(project))


def _next(
    vault: Vault, counts: Mapping[Where, int], project: Project | None, *, is_member: bool
) -> str:
    if vault.is_practice:
        return "status.next_practice"
    if is_holding(vault):
        return "status.next_restored"
    if any(is_revoked(vault, link) for link in find_links(vault) if not link.is_lead):
        return "status.next_is_revoked"
    if counts.get(Where.PAUSED):
        return "status.next_resume"
    if project is not None:
        return _next_of_lead(vault, project)
    if not is_member:
        return _next_without_project(vault, counts)
    return "status.next_sync" if counts.get(Where.HERE) else "status.next_interview"
