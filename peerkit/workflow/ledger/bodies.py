"""Reading what records say, out of an open vault."""

import json
from collections.abc import Mapping
from typing import Any

from peerkit.record import Record, RecordKind, withdrawn_statements
from peerkit.record.bodies.withdrawal import Withdrawal, read_withdrawal
from peerkit.vault import Vault


def body_of(record: Record) -> Any:
    """Return the document that a record's body is; the record has a body.

    That it is canonical was checked when it was made or merged, and that it is unchanged by its
    digest when the vault gave it out; so it is only decoded here.
    """
    if record.body is None:
        raise AssertionError("whoever asks for a body has looked whether there is one")
    return json.loads(record.body)


def withdrawals(
    vault: Vault, project: str, subject: str | None = None
) -> dict[str, list[Withdrawal]]:
    """Return the withdrawals that are obeyed in a project, by subject: all, or of that subject."""
    records = (
        vault.records.by_kind(project, RecordKind.WITHDRAWAL)
        if subject is None
        else vault.records.by_subject(project, subject)
    )
    found: dict[str, list[Withdrawal]] = {}
    for record in records:
        is_withdrawal = record.head.kind == RecordKind.WITHDRAWAL and record.body is not None
        if is_withdrawal and record.head.subject is not None:
            said = read_withdrawal(body_of(record))
            found.setdefault(record.head.subject, []).append(said)
    return found


def statements_taken_back(vault: Vault, project: str) -> Mapping[str, frozenset[str]]:
    """Return, by subject, the consent statements that participants took back since."""
    return {
        subject: withdrawn_statements(said) for subject, said in withdrawals(vault, project).items()
    }
