"""Repeating withdrawals: what was withdrawn with its code on any chain, the lead says to everybody.

A laptop that is brought back from an older backup does not know what it withdrew itself since, and
cannot read what it handed over; by its lead's word it learns it before any words are shown.

Laws:
- Only a withdrawal that shows the code is repeated: a device's word without one reaches its own
  interview alone, and the lead's would reach everybody's.
- It is said once, carries no code, and reaches as far as what it repeats.
- It is said of what the project holds, or held: codes that somebody makes up add nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from peerkit.record import SUBJECT_KINDS, RecordKind, shows_code
from peerkit.record.bodies.withdrawal import Withdrawal, read_withdrawal, write_withdrawal
from peerkit.vault import Vault
from peerkit.workflow.belonging.holds import is_held
from peerkit.workflow.belonging.link import Link
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import OwnChain, append_record


def repeat_withdrawals(vault: Vault, link: Link, at: str) -> None:
    """Make the lead's chain say what other chains of the project say was withdrawn."""
    if is_held(vault, link.device):
        return
    chain = OwnChain(link.project, link.device)
    with vault.transaction():
        for subject, said in _unsaid(vault, link):
            body = write_withdrawal(said)
            kind = RecordKind.WITHDRAWAL
            append_record(vault, chain, kind, subject, at, body, lead=link.lead)


def _unsaid(vault: Vault, link: Link) -> Iterator[tuple[str, Withdrawal]]:
    """Yield what others said with its code and the lead has not, each extent once, codeless."""
    known: set[tuple[str, Withdrawal]] = set()
    wanted: dict[tuple[str, Withdrawal], None] = {}
    for record in vault.records.by_kind(link.project, RecordKind.WITHDRAWAL):
        subject = record.head.subject
        if subject is None or record.body is None:
            continue
        said = read_withdrawal(body_of(record))
        extent = (subject, replace(said, code=None))
        if record.head.device == link.device:
            known.add(extent)
        elif shows_code(said, subject):
            wanted[extent] = None
    for subject, said in wanted:
        is_said = not {(subject, said), (subject, Withdrawal())}.isdisjoint(known)
        if not is_said and _is_held_or_was(vault, link, subject):
            yield subject, said


def _is_held_or_was(vault: Vault, link: Link, subject: str) -> bool:
    return any(
        one.head.kind in SUBJECT_KINDS for one in vault.records.by_subject(link.project, subject)
    )
