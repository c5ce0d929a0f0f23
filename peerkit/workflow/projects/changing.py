"""Changing a project after it was made: what its researchers tell participants, and with what.

Laws:
- A change is whole or nothing, and is said on the project's chain in the same transaction.
- What participants were told already stays as they were told it: it is in their consent records,
  on their slips, and in the paper of each interview under way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from peerkit.bundle import Receiver, SecondRecipient
from peerkit.errors import NoProjectError, NoSecondRecipientError, NoSuchReceiverError
from peerkit.frozen import frozen
from peerkit.values import Audience
from peerkit.vault import Vault
from peerkit.workflow.belonging.policies import Policies
from peerkit.workflow.belonging.policy_values import check_policies
from peerkit.workflow.belonging.project import Details, Project, find_project, keep_project
from peerkit.workflow.projects.renewal import keep_renewal
from peerkit.workflow.projects.rescuing import keep_rescue
from peerkit.workflow.projects.second_recipients import check_second_recipients
from peerkit.workflow.questionnaires.shelf import Sheet, shelve


@frozen
class Changes:
    """What is to be another: None, or nothing, leaves it as it is.

    `withdraw_by` and `retention` are ISO dates. `receivers` are told of besides those that are,
    `not_receivers` no more; `second_recipients` can open everything besides, and
    `not_second_recipients` (names) no more. `sheets` are new questionnaires, and newer versions of
    those that the project has.
    """

    contact: str | None = None
    withdraw_by: str | None = None
    retention: str | None = None
    place: str | None = None
    receivers: Sequence[str] = ()
    not_receivers: Sequence[str] = ()
    confirmed: Mapping[str, str] = field(default_factory=dict)
    policies: Policies = field(default_factory=dict)
    sheets: Sequence[Sheet] = ()
    second_recipients: Sequence[SecondRecipient] = ()
    not_second_recipients: Sequence[str] = ()


def change_project(vault: Vault, changes: Changes, at: str) -> bool:
    """Return whether anything is another than before; those who joined learn it by the next syncs.

    Raises NoProjectError, NoSuchReceiverError, NoSecondRecipientError, OtherKindOfKeyError,
    OwnKeyGivenError, ApproverError, RenewalTooLargeError; then nothing has changed.
    """
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    details = _changed(project.details, changes)
    check_policies(details.policies)
    check_second_recipients(details.second_recipients, project.identity.recipient())
    with vault.transaction():
        before = keep_renewal(vault, project, at)
        changed = replace(project, details=details)
        keep_project(vault, changed)
        for sheet in changes.sheets:
            shelve(vault, sheet)
        is_new = keep_renewal(vault, changed, at) != before
    keep_rescue(vault)
    return is_new


def count_reached(vault: Vault, project: Project) -> int:
    """Return how many laptops, or organisations, a change reaches by the next syncs."""
    return sum(one.revoked_after is None for one in vault.devices.list(project.id))


def _changed(details: Details, changes: Changes) -> Details:
    return replace(
        details,
        contact=changes.contact or details.contact,
        withdraw_by=changes.withdraw_by or details.withdraw_by,
        retention=changes.retention or details.retention,
        place=changes.place or details.place,
        receivers=_receivers(details, changes),
        confirmed_languages={**details.confirmed_languages, **changes.confirmed},
        policies={**details.policies, **changes.policies},
        second_recipients=_second_recipients(details, changes),
    )


def _second_recipients(details: Details, changes: Changes) -> tuple[SecondRecipient, ...]:
    names = {one.name for one in details.second_recipients}
    for name in changes.not_second_recipients:
        if name not in names:
            raise NoSecondRecipientError(person=name)
    gone = changes.not_second_recipients
    stay = (one for one in details.second_recipients if one.name not in gone)
    return (*stay, *changes.second_recipients)


def _receivers(details: Details, changes: Changes) -> tuple[Receiver, ...]:
    """Return those who are told of from now on; one more is of the audience of a new project's."""
    names = {one.name for one in details.receivers}
    for name in changes.not_receivers:
        if name not in names:
            raise NoSuchReceiverError(receiver=name)
    audience = Audience.PARTNER if details.is_programme else Audience.PROGRAMME
    stay = [one for one in details.receivers if one.name not in changes.not_receivers]
    more = [Receiver(name, audience) for name in changes.receivers if name not in names]
    return (*stay, *more)
