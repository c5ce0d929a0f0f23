"""Withdrawal: what a participant took back is erased here, and everywhere it went.

Laws:
- The withdrawal is a record on this vault's own chain in every project that holds the interview,
  so that it travels up and down with the next bundles.
- It is one transaction; repeated, it changes nothing.
- Nothing is asked of the participant but the code: withdrawing takes no more steps than consenting.
- A lead's word needs no code, and carries none: its chain goes down to every device, and whoever
  has a code can take back everything.
- One consent statement alone can be taken back: then nothing is erased, and the gate lets out less.
- An organisation stands between its devices and the programme: what was withdrawn on one side is
  withdrawn on the other, in the same extent.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from peerkit.crypto import new_id
from peerkit.errors import NoSuchStatementError, WithdrawalCodeUnknownError
from peerkit.record import SUBJECT_KINDS, RecordKind, subject_of, write_canonical
from peerkit.record.bodies.withdrawal import Withdrawal, write_withdrawal
from peerkit.values import WITHDRAWAL_CODE, ConsentState, read_code
from peerkit.vault import Vault, WaitingRecord
from peerkit.workflow.belonging.link import Link, find_links, find_withdrawing_links
from peerkit.workflow.interviews.slips import drop_slip, slip_subjects
from peerkit.workflow.ledger.auditing import AuditEvent, log_event
from peerkit.workflow.ledger.bodies import body_of, withdrawals
from peerkit.workflow.ledger.chains import OwnChain, append_record


def withdraw(vault: Vault, typed: str, at: str) -> int:
    """Return how many records lost their words to the withdrawal by that code; 0 when repeated.

    Raises MistypedCodeError before anything is looked up, WithdrawalCodeUnknownError when no
    interview here has the code; then nothing changed.
    """
    code = read_code(WITHDRAWAL_CODE, typed)
    subject, waiting, holding = _find(vault, code)
    with vault.transaction():
        before = len(waiting) + sum(_words(vault, link, subject) for link in holding)
        for one in waiting:
            vault.waiting.take(one.id)
        for link in holding:
            _withdraw_in(vault, link, subject, Withdrawal(code=code), at)
        drop_slip(vault, subject)
        erased = before - sum(_words(vault, link, subject) for link in holding)
        if erased:
            log_event(vault, AuditEvent.WITHDRAWN, at, erased=erased)
        return erased


def withdraw_statement(vault: Vault, typed: str, statement: str, at: str) -> bool:
    """Return whether the consent statement of that name is newly taken back; nothing is erased.

    Raises as `withdraw`, and NoSuchStatementError where the interview was not asked it; then
    nothing changed. In an interview that waits for a project it goes on the chain when that does.
    """
    code = read_code(WITHDRAWAL_CODE, typed)
    subject, waiting, holding = _find(vault, code)
    asked = _statements(vault, waiting, holding, subject)
    if asked and statement not in asked:
        raise NoSuchStatementError(statement=statement, asked=", ".join(sorted(asked)))
    said = Withdrawal(code=code, statement=statement)
    with vault.transaction():
        is_new = _let_wait(vault, waiting, subject, said, at)
        for link in holding:
            is_new |= _withdraw_in(vault, link, subject, said, at)
    return is_new


def _find(vault: Vault, code: str) -> tuple[str, list[WaitingRecord], list[Link]]:
    """Return the code's subject, what waits of it, and the links in which it is, or was, held."""
    subject = subject_of(code)
    waiting = [one for one in vault.waiting.list() if one.subject == subject]
    holding = [link for link in find_withdrawing_links(vault) if _holds(vault, link, subject)]
    if not waiting and not holding:
        raise WithdrawalCodeUnknownError
    return subject, waiting, holding


def _statements(
    vault: Vault, waiting: Sequence[WaitingRecord], holding: Sequence[Link], subject: str
) -> set[str]:
    """Return the consent statements of the interview; none where its words are not here."""
    bodies = [json.loads(one.body) for one in waiting if one.kind == RecordKind.SUBMISSION]
    for link in holding:
        bodies += [
            body_of(one)
            for one in vault.records.by_subject(link.project, subject)
            if one.head.kind in SUBJECT_KINDS and one.body is not None
        ]
    submissions = [body.get("submission", body) for body in bodies]
    return {
        one["name"]
        for body in submissions
        for one in body["consent"]["statements"]
        if one["state"] != ConsentState.NOT_ASKED
    }


def _let_wait(
    vault: Vault, waiting: Sequence[WaitingRecord], subject: str, said: Withdrawal, at: str
) -> bool:
    """Return whether a withdrawal waits now beside the interview, and did not before."""
    if not waiting:
        return False
    body = write_canonical(write_withdrawal(said))
    if any(one.kind == RecordKind.WITHDRAWAL and one.body == body for one in waiting):
        return False
    vault.waiting.add(new_id(), body, subject, at, kind=RecordKind.WITHDRAWAL)
    return True


def spread_withdrawals(vault: Vault, at: str) -> int:
    """Return how many withdrawals this vault passed on from one of its projects to the other.

    The slips of what was withdrawn elsewhere are gone too.
    """
    links = find_links(vault)
    found = {link.project: withdrawals(vault, link.project) for link in links}
    _drop_slips(vault, found)
    missing = [
        (target, subject, withdrawal)
        for source in links
        for target in links
        if target is not source
        for subject, withdrawal in _missing(
            vault, target, found[source.project], found[target.project]
        )
    ]
    with vault.transaction():
        return sum(
            _withdraw_in(vault, target, subject, withdrawal, at)
            for target, subject, withdrawal in missing
        )


def _missing(
    vault: Vault,
    target: Link,
    elsewhere: Mapping[str, Sequence[Withdrawal]],
    known: Mapping[str, Sequence[Withdrawal]],
) -> list[tuple[str, Withdrawal]]:
    """Return what was withdrawn elsewhere, is held in `target` and not known there yet.

    Single records have other ids there, where one voice cannot be told from the rest: all of the
    interview is taken back.
    """
    wanted = [
        (subject, Withdrawal(one.code, one.statement))
        for subject in sorted(elsewhere)
        for one in elsewhere[subject]
    ]
    return [
        (subject, one)
        for subject, one in wanted
        if not any(_covers(other, one) for other in known.get(subject, ()))
        and _holds(vault, target, subject)
    ]


def _drop_slips(vault: Vault, found: Mapping[str, Mapping[str, Sequence[Withdrawal]]]) -> None:
    """No slip is kept of what was withdrawn whole."""
    gone = {
        subject
        for by_subject in found.values()
        for subject, said in by_subject.items()
        if any(one.is_whole for one in said)
    }
    for subject in sorted(slip_subjects(vault) & gone):
        drop_slip(vault, subject)


def _holds(vault: Vault, link: Link, subject: str) -> bool:
    """Tell whether the vault has, or had, an interview of that subject in the project."""
    return any(True for _ in vault.records.by_subject(link.project, subject))


def _withdraw_in(vault: Vault, link: Link, subject: str, withdrawal: Withdrawal, at: str) -> bool:
    """Return whether the chain says something new; what the project knows is not said again."""
    known = withdrawals(vault, link.project, subject).get(subject, [])
    if any(_covers(one, withdrawal) for one in known):
        return False
    chain = OwnChain(link.project, link.device)
    body = write_withdrawal(replace(withdrawal, code=None) if link.is_lead else withdrawal)
    append_record(vault, chain, RecordKind.WITHDRAWAL, subject, at, body, lead=link.lead)
    return True


def _covers(known: Withdrawal, wanted: Withdrawal) -> bool:
    return known.is_whole or (wanted.statement is not None and known.statement == wanted.statement)


def _words(vault: Vault, link: Link, subject: str) -> int:
    return sum(
        one.body is not None and one.head.kind != RecordKind.WITHDRAWAL
        for one in vault.records.by_subject(link.project, subject)
    )
