"""Withdrawal: what a participant took back is erased here, and everywhere it went.

Laws:
- The withdrawal is a record on this vault's own chain in every project that holds the interview,
  so that it travels up and down with the next bundles.
- Each part of the erasure is one transaction; a repeated withdrawal changes nothing.
- Nothing is asked of the participant but the code: withdrawing takes no more steps than consenting.
"""

from peerkit.errors import WithdrawalCodeUnknownError
from peerkit.record import Record, RecordKind, subject_of
from peerkit.record.bodies.withdrawal import Withdrawal, read_withdrawal, write_withdrawal
from peerkit.vault import Vault
from peerkit.workflow.bodies import body_of
from peerkit.workflow.filing import OwnChain, append_record, drop_slip
from peerkit.workflow.link import Link, find_links


def withdraw(vault: Vault, typed: str, at: str) -> int:
    """Return how many records lost their words to the withdrawal by that code.

    Raises MistypedCodeError before anything is looked up, WithdrawalCodeUnknownError when no
    interview here has the code; then nothing changed.
    """
    subject = subject_of(typed)
    waiting = [one for one in vault.waiting.list() if one.subject == subject]
    holding = [link for link in find_links(vault) if _holds(vault, link, subject)]
    if not waiting and not holding:
        raise WithdrawalCodeUnknownError
    erased = len(waiting)
    with vault.transaction():
        for one in waiting:
            vault.waiting.take(one.id)
        for link in holding:
            erased += _withdraw_in(vault, link, subject, Withdrawal(code=typed), at)
        drop_slip(vault, subject)
    return erased


def spread_withdrawals(vault: Vault, at: str) -> int:
    """Return how many withdrawals this vault passed on from one of its projects to the other.

    An organisation stands between its devices and the programme: a withdrawal that came from
    either side is written for the other.
    """
    links = find_links(vault)
    count = 0
    for link in links:
        for record in list(vault.records.by_kind(link.project, RecordKind.WITHDRAWAL)):
            count += _pass_on(vault, links, link, record, at)
    return count


def _pass_on(vault: Vault, links: tuple[Link, ...], source: Link, record: Record, at: str) -> int:
    subject = record.head.subject
    if subject is None or record.body is None:
        return 0
    drop_slip(vault, subject)
    withdrawal = read_withdrawal(body_of(record))
    count = 0
    for link in links:
        already = any(
            one.head.kind == RecordKind.WITHDRAWAL
            for one in vault.records.by_subject(link.project, subject)
        )
        if link.project != source.project and not already and _holds(vault, link, subject):
            _withdraw_in(vault, link, subject, withdrawal, at)
            count += 1
    return count


def _holds(vault: Vault, link: Link, subject: str) -> bool:
    """Tell whether the vault has, or had, an interview of that subject in the project."""
    return any(True for _ in vault.records.by_subject(link.project, subject))


def _withdraw_in(
    vault: Vault, link: Link, subject: str, withdrawal: Withdrawal, at: str
) -> int:
    """Return how many records lost their words in one project."""
    before = _words(vault, link, subject)
    chain = OwnChain(link.project, link.device, "")
    body = write_withdrawal(withdrawal)
    append_record(vault, chain, RecordKind.WITHDRAWAL, subject, at, body, lead=link.lead)
    return before - _words(vault, link, subject)


def _words(vault: Vault, link: Link, subject: str) -> int:
    return sum(
        one.body is not None and one.head.kind != RecordKind.WITHDRAWAL
        for one in vault.records.by_subject(link.project, subject)
    )
