"""Reading what records say, out of an open vault."""

from typing import Any

from peerkit.record import Record, RecordKind, read_canonical, withdrawn_statements
from peerkit.record.bodies.withdrawal import read_withdrawal
from peerkit.vault import Vault


def body_of(record: Record) -> Any:
    """Return the document that a record's body is; the record has a body."""
    if record.body is None:
        raise AssertionError("whoever asks for a body has looked whether there is one")
    return read_canonical(record.body, len(record.body))


def withdrawn_from(vault: Vault, project: str, subject: str | None) -> frozenset[str]:
    """Return the consent statements of an interview that were taken back since."""
    if subject is None:
        return frozenset()
    withdrawals = [
        read_withdrawal(body_of(record))
        for record in vault.records.by_subject(project, subject)
        if record.head.kind == RecordKind.WITHDRAWAL and record.body is not None
    ]
    return withdrawn_statements(withdrawals)
