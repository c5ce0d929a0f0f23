"""Confirming withdrawals: each holder's own signed word, and the lead's list of who owes it.

Laws:
- A device confirms what its lead withdrew after its vault, its outbox and its place are without the
  words, once, on its own chain; what it withdrew itself is confirmed by its saying so, also where
  its lead repeats it.
- A programme confirms by its receipt, which it writes after it has obeyed.
- A revoked device confirms nothing: its word does not count.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from peerkit.errors import NoProjectError
from peerkit.frozen import frozen
from peerkit.record import Record, RecordKind
from peerkit.record.bodies.confirmation import (
    Confirmation,
    read_confirmation,
    write_confirmation,
)
from peerkit.record.bodies.withdrawal import Withdrawal, read_withdrawal
from peerkit.vault import Vault
from peerkit.workflow.belonging.holds import is_held
from peerkit.workflow.belonging.link import Link, link_of_membership, link_of_project
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import OwnChain, append_record
from peerkit.workflow.looking.listing import SHORT_ID


@frozen
class Holder:
    """Somebody who held a withdrawn interview; `confirmed_at` is None until their word comes."""

    name: str
    confirmed_at: str | None


@frozen
class Withdrawn:
    """One withdrawal: of a whole interview, or of one consent `statement` of it.

    `interview` is what lists call it now that its words are gone.
    """

    interview: str
    at: str
    statement: str | None
    holders: tuple[Holder, ...]


def confirm(vault: Vault, link: Link, at: str) -> int:
    """Return how many of the lead's withdrawals are confirmed now on this device's chain.

    Call it when the bundles that held the words have been recalled.
    """
    if link.is_lead or link.is_former or is_held(vault, link.device):
        return 0
    said = {one for record in _confirmations(vault, link) for one in _confirmed(record)}
    withdrawals = list(vault.records.by_kind(link.project, RecordKind.WITHDRAWAL))
    own = {_extent(one) for one in withdrawals if one.head.device == link.device}
    new = tuple(
        record.id
        for record in withdrawals
        if record.head.device == link.lead
        and record.id not in said
        and _extent(record) not in own
        and link.device in _holders(vault, link.project, record.head.subject or "")
    )
    if new:
        chain = OwnChain(link.project, link.device)
        body = write_confirmation(Confirmation(new))
        append_record(vault, chain, RecordKind.CONFIRMATION, None, at, body)
    return len(new)


def list_withdrawals(vault: Vault) -> list[Withdrawn]:
    """Return what was withdrawn from the vault's project, the earliest first, and who holds it.

    Raises NoProjectError.
    """
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    link = link_of_project(project)
    confirmed = {
        (record.head.device, one): record.head.at
        for record in vault.records.by_kind(project.id, RecordKind.CONFIRMATION)
        for one in _confirmed(record)
    }
    return [
        Withdrawn(
            _short(vault, link, subject),
            min(record.head.at for record in records),
            statement,
            (*_devices(vault, link, subject, records, confirmed), *_upward(vault, subject)),
        )
        for (subject, statement), records in _by_extent(vault, link).items()
    ]


def _by_extent(vault: Vault, link: Link) -> dict[tuple[str, str | None], list[Record]]:
    """Return the obeyed withdrawals of each subject, whole ones and those of a statement apart."""
    found: dict[tuple[str, str | None], list[Record]] = {}
    for record in vault.records.by_kind(link.project, RecordKind.WITHDRAWAL):
        if record.body is not None and record.head.subject is not None:
            extent = _said(record).statement
            found.setdefault((record.head.subject, extent), []).append(record)
    return dict(sorted(found.items(), key=lambda one: min(each.head.at for each in one[1])))


def _devices(
    vault: Vault,
    link: Link,
    subject: str,
    withdrawals: list[Record],
    confirmed: Mapping[tuple[str, str], str],
) -> Iterator[Holder]:
    codes = {one.device: one.code for one in vault.devices.list(link.project)}
    for device in sorted(_holders(vault, link.project, subject) - {link.lead}):
        said = [one.head.at for one in withdrawals if one.head.device == device]
        said += [confirmed[device, one.id] for one in withdrawals if (device, one.id) in confirmed]
        yield Holder(codes.get(device, device[:SHORT_ID]), min(said, default=None))


def _upward(vault: Vault, subject: str) -> Iterator[Holder]:
    """Yield the programme, if the interview was forwarded to it."""
    membership = find_membership(vault)
    if membership is None:
        return
    link = link_of_membership(membership)
    records = list(vault.records.by_subject(link.project, subject))
    if not any(one.head.kind == RecordKind.PROJECTION for one in records):
        return
    withdrawals = [one for one in records if one.head.kind == RecordKind.WITHDRAWAL]
    said = [one.head.at for one in withdrawals if one.head.device == link.lead]
    said += [
        entry.at
        for one in withdrawals
        for entry in vault.receipts.of_record(one.id)
        if entry.merged_by == link.lead
    ]
    yield Holder(membership.kit.organisation, min(said, default=None))


def _holders(vault: Vault, project: str, subject: str) -> set[str]:
    """Return the devices on whose chains something of that subject stands, or stood."""
    return {
        one.head.device
        for one in vault.records.by_subject(project, subject)
        if one.head.kind != RecordKind.WITHDRAWAL
    }


def _short(vault: Vault, link: Link, subject: str) -> str:
    kinds = (RecordKind.SUBMISSION, RecordKind.PROJECTION)
    for record in vault.records.by_subject(link.project, subject):
        if record.head.kind in kinds:
            return record.id[:SHORT_ID]
    return ""


def _confirmations(vault: Vault, link: Link) -> Iterator[Record]:
    for record in vault.records.by_kind(link.project, RecordKind.CONFIRMATION):
        if record.head.device == link.device:
            yield record


def _confirmed(record: Record) -> tuple[str, ...]:
    return () if record.body is None else read_confirmation(body_of(record)).withdrawals


def _extent(record: Record) -> tuple[str | None, Withdrawal | None]:
    """Return what the record withdraws, whether it shows a code or not."""
    said = None if record.body is None else replace(_said(record), code=None)
    return record.head.subject, said


def _said(record: Record) -> Withdrawal:
    return read_withdrawal(body_of(record))
