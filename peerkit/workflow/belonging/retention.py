"""Until when a vault keeps what: the dates of its project, or of the one that it joined.

A project names one day for everything, and may name another for answers, contact details, rewards
and concerns: its policies `keep_answers`, `keep_contacts`, `keep_rewards`, `keep_concerns`.

Laws:
- Concerns have a day of their own or none: safeguarding outlives a project.
- An organisation goes by its own days and by its programme's, whichever comes first.
- Without a day nothing is ever due.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from peerkit.record import RecordKind
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import Link
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.policies import Policies
from peerkit.workflow.belonging.project import find_project


class Kept(StrEnum):
    """What is kept for a time. Words: `due.kind.<value>`."""

    ANSWERS = "answers"
    CONTACTS = "contacts"
    REWARDS = "rewards"
    CONCERNS = "concerns"
    DEBRIEFS = "debriefs"
    """The researcher's own."""
    BEGUN = "begun"
    """Interviews that were begun and never finished."""
    CODES = "codes"
    """Withdrawal codes, which nobody can use any more: kept until the day that was promised."""


KINDS: Mapping[Kept, tuple[RecordKind, ...]] = {
    Kept.ANSWERS: (
        *(RecordKind.SUBMISSION, RecordKind.PROJECTION, RecordKind.CORRECTION),
        *(RecordKind.EQUALITY, RecordKind.ACCESS, RecordKind.ATTACHMENT),
    ),
    Kept.CONTACTS: (RecordKind.CONTACT,),
    Kept.REWARDS: (RecordKind.REWARD,),
    Kept.CONCERNS: (RecordKind.CONCERN,),
    Kept.DEBRIEFS: (RecordKind.DEBRIEF,),
}
"""The kinds of record that hold it."""

_POLICIES = {
    Kept.ANSWERS: "keep_answers",
    Kept.BEGUN: "keep_answers",
    Kept.CONTACTS: "keep_contacts",
    Kept.REWARDS: "keep_rewards",
    Kept.CONCERNS: "keep_concerns",
}


def last_days(vault: Vault, link: Link) -> dict[Kept, str]:
    """Return the last day (an ISO date) on which what is held under that link is kept."""
    found: dict[Kept, str] = {}
    for retention, policies in _said(vault, link):
        for kept, day in _days(retention, policies):
            found[kept] = min(day, found.get(kept, day))
    return found


def _said(vault: Vault, link: Link) -> Iterator[tuple[str | None, Policies]]:
    """Yield what the own project, and the one that was joined, say of it."""
    project, membership = find_project(vault), find_membership(vault)
    if project is not None:
        yield project.details.retention, project.details.policies
    if membership is not None and membership.project == link.project:
        yield membership.kit.retention, membership.kit.policies


def _days(retention: str | None, policies: Policies) -> Iterator[tuple[Kept, str]]:
    for kept in Kept:
        own = policies.get(_POLICIES.get(kept, ""))
        general = None if kept in (Kept.CONCERNS, Kept.CODES) else retention
        day = own if isinstance(own, str) else general
        if day is not None:
            yield kept, day
