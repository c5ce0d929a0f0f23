"""How the rules of merging (`record/merge.py`) are carried out on a vault's tables.

Everything here runs within the caller's transaction, on the thread that owns the connection.

Laws:
- What stands at the end follows from the set of records alone, not from their order or number.
- A body that a withdrawal took, or that was erased for good, is never written again, and one that
  comes late is taken in the same transaction.
- A withdrawal that was once obeyed stays so.
- Nothing is thrown away: what comes late from a revoked device, and a withdrawal that nobody
  speaks for, are set aside. What turns out to stand before an accepted record counts again.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from peerkit.errors import BodyError
from peerkit.frozen import frozen
from peerkit.record import (
    NEVER_ERASED,
    Checkpoint,
    Head,
    Record,
    RecordKind,
    WithdrawalVerdict,
    find_accepted,
    find_forks,
    find_gaps,
    is_erased_by,
    judge_withdrawal,
    read_record,
)
from peerkit.record.bodies.withdrawal import Withdrawal, read_withdrawal
from peerkit.record.merge import SUBJECT_KINDS, shows_code
from peerkit.vault.database import Database


class State(StrEnum):
    """Whether a record counts, and how far a withdrawal reaches."""

    KEPT = "kept"
    """It counts. A withdrawal: it shows the code, or is the lead's, and reaches everything."""
    OWN = "own"
    """A withdrawal by the interview's own device."""
    WAITS = "waits"
    """A withdrawal that nobody speaks for yet."""
    LATE = "late"
    """Its device was revoked, and no accepted record vouches for it."""


COUNTING = (State.KEPT, State.OWN)

SET_ASIDE = f"state <> '{State.KEPT}' AND state IN ('{State.LATE}', '{State.WAITS}')"
"""What waits for a person, as a condition; its first part lets the index of the few be used."""


@frozen
class _Obeyed:
    """A withdrawal that is obeyed."""

    head: Head
    withdrawal: Withdrawal
    is_own: bool
    lead: str

    def takes(self, record: Record) -> bool:
        """Tell whether it takes that record's body.

        A device withdraws its own interview, with what it and the lead added. What stands on
        another device's chain under the same subject is not its to withdraw: it may have recorded
        an interview of its own under a subject that it learned of.
        """
        if self.is_own and record.head.device != self.head.device:
            is_addition = record.head.kind not in SUBJECT_KINDS
            if not is_addition or record.head.device != self.lead:
                return False
        return is_erased_by(record.head, record.id, self.head, self.withdrawal)


# --- adding -----------------------------------------------------------------------------------

_INSERT = (
    "INSERT INTO records (id, project, device, number, previous, kind, subject, state, is_erased,"
    " head, salt, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
)
_ERASE_AGAIN = (
    "UPDATE records SET salt = NULL, body = NULL, is_erased = 1"
    " WHERE id = ? AND id IN (SELECT record FROM erasures)"
)
_ADD_BODY = "UPDATE records SET salt = ?, body = ? WHERE id = ? AND body IS NULL AND is_erased = 0"


def add_records(database: Database, records: Sequence[Record]) -> int:
    """Make the vault hold the records, each once, and return how many are new.

    A record that is known by its head alone gets the body that comes now, unless it was erased.
    """
    connection = database.conn
    added = connection.executemany(_INSERT, map(_row, records)).rowcount
    if added < len(records):
        bodies = [(one.salt, one.body, one.id) for one in records if one.body is not None]
        connection.executemany(_ADD_BODY, bodies)
    _keep_erased(connection, records)
    return int(added)


def _keep_erased(connection: Any, records: Sequence[Record]) -> None:
    """Let none of the records have the words that were erased here for good."""
    if connection.execute("SELECT 1 FROM erasures LIMIT 1").fetchone() is not None:
        erasable = [(one.id,) for one in records if one.head.kind not in NEVER_ERASED]
        connection.executemany(_ERASE_AGAIN, erasable)


def _row(record: Record) -> tuple[Any, ...]:
    head = record.head
    state = State.WAITS if head.kind == RecordKind.WITHDRAWAL else State.KEPT
    return (
        *(record.id, head.project, head.device, head.number, head.previous, head.kind),
        *(head.subject, str(state), record.head_bytes, record.salt, record.body),
    )


def add_checkpoint(database: Database, checkpoint: Checkpoint) -> str:
    """Make the vault hold a verified checkpoint, once, and return its project."""
    fields = json.loads(checkpoint.document)
    database.conn.execute(
        "INSERT INTO checkpoints (project, device, number, document, signature)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (fields["p"], fields["d"], fields["n"], checkpoint.document, checkpoint.signature),
    )
    return str(fields["p"])


# --- setting aside ----------------------------------------------------------------------------


def set_aside_late(
    database: Database, project: str, accepted_tips: Mapping[str, Collection[str]]
) -> None:
    """Set aside what each revoked device recorded beside or behind its last accepted records.

    A number would not do: whoever has the laptop can begin a second chain below it. A withdrawal
    that was obeyed stays so: what it erased cannot come back.
    """
    changes: list[tuple[State, str]] = []
    for device, tips in accepted_tips.items():
        chain = database.conn.execute(
            "SELECT id, previous, kind, state FROM records WHERE project = ? AND device = ?",
            (project, device),
        ).fetchall()
        accepted = find_accepted(((id_, before) for id_, before, _, _ in chain), tips)
        for id_, _, kind, was in chain:
            state = _with_device_revoked(kind, State(was), is_accepted=id_ in accepted)
            if state != was:
                changes.append((state, id_))
    database.conn.executemany("UPDATE records SET state = ? WHERE id = ?", changes)


def _with_device_revoked(kind: str, was: State, *, is_accepted: bool) -> State:
    is_withdrawal = kind == RecordKind.WITHDRAWAL
    if not is_accepted:
        return was if is_withdrawal and was in COUNTING else State.LATE
    if was is not State.LATE:
        return was
    return State.WAITS if is_withdrawal else State.KEPT  # a withdrawal is judged next


# --- withdrawals ------------------------------------------------------------------------------


def obey_withdrawals(
    database: Database, project: str, lead: str, subject: str | None = None
) -> int:
    """Make every withdrawal that somebody speaks for take what it reaches; return how many bodies.

    All are judged again, since a submission that arrived now may name the owner; or, with a
    `subject`, those of that subject alone.
    """
    erased: list[str] = []
    judged = _judge_withdrawals(database, project, lead, subject)
    for withdrawn, withdrawals in judged.items():
        erased += [
            record.id
            for record in _with_body(database, project, withdrawn)
            if any(one.takes(record) for one in withdrawals)
        ]
    database.conn.executemany(
        "UPDATE records SET salt = NULL, body = NULL, is_erased = 1 WHERE id = ?",
        [(record_id,) for record_id in erased],
    )
    return len(erased)


def _judge_withdrawals(
    database: Database, project: str, lead: str, subject: str | None
) -> dict[str | None, list[_Obeyed]]:
    """Return the obeyed withdrawals by subject, after their state is brought up to date."""
    obeyed: dict[str | None, list[_Obeyed]] = {}
    rows = database.conn.execute(
        "SELECT head, salt, body, state FROM records"
        " WHERE project = ? AND kind = ? AND subject = coalesce(?, subject)",
        (project, RecordKind.WITHDRAWAL, subject),
    ).fetchall()
    for head, salt, body, was in rows:
        record = read_record(head, salt, body)
        withdrawal = _read_withdrawal(record)
        if withdrawal is None:
            continue
        state = _judge(database, record.head, withdrawal, State(was), lead)
        if state != was:
            database.conn.execute("UPDATE records SET state = ? WHERE id = ?", (state, record.id))
        if state in COUNTING:
            one = _Obeyed(record.head, withdrawal, state is State.OWN, lead)
            obeyed.setdefault(record.head.subject, []).append(one)
    return obeyed


def _judge(database: Database, head: Head, withdrawal: Withdrawal, was: State, lead: str) -> State:
    """Return what becomes of the withdrawal: never less than it was."""
    if was is State.KEPT or shows_code(withdrawal, head.subject):
        return State.KEPT
    if was is State.LATE:  # a stolen laptop's own word counts for nothing
        return State.LATE
    if judge_withdrawal(head, withdrawal, None, lead) is WithdrawalVerdict.OBEYED:
        return State.KEPT
    owner = head.device if _is_owner(database, head) else None
    if was is State.OWN or judge_withdrawal(head, withdrawal, owner, lead) is (
        WithdrawalVerdict.OBEYED
    ):
        return State.OWN
    return State.WAITS


def _is_owner(database: Database, head: Head) -> bool:
    found = database.conn.execute(
        "SELECT 1 FROM records WHERE project = ? AND subject = ? AND device = ?"
        " AND state = ? AND kind IN (?, ?)",
        (head.project, head.subject, head.device, State.KEPT, *SUBJECT_KINDS),
    )
    return found.fetchone() is not None


def _read_withdrawal(record: Record) -> Withdrawal | None:
    """Return the withdrawal, or None where its body is withheld or of a form not known here."""
    if record.body is None:
        return None
    try:
        return read_withdrawal(json.loads(record.body))
    except BodyError:
        return None


def _with_body(database: Database, project: str, subject: str | None) -> Iterator[Record]:
    rows = database.conn.execute(
        "SELECT head, salt, body FROM records"
        " WHERE project = ? AND subject = ? AND body IS NOT NULL",
        (project, subject),
    )
    return (read_record(*row) for row in rows)


# --- reporting --------------------------------------------------------------------------------


def find_all_gaps(database: Database, project: str) -> tuple[tuple[str, int, int], ...]:
    """Return (device, first, last) for each run of records that a chain must have and has not.

    A checkpoint counts: its device vouched for every number up to it.
    """
    chains = database.conn.execute(
        "SELECT device, count(DISTINCT number), max(number) FROM records WHERE project = ?"
        " GROUP BY device",
        (project,),
    )
    known = {device: (count, highest) for device, count, highest in chains}
    vouched = dict(
        database.conn.execute(
            "SELECT device, max(number) FROM checkpoints WHERE project = ? GROUP BY device",
            (project,),
        ).fetchall()
    )
    gaps: list[tuple[str, int, int]] = []
    for device in sorted({*known, *vouched}):
        count, highest = known.get(device, (0, 0))
        end = max(highest, vouched.get(device, 0))
        if count < end:
            gaps += [(device, *gap) for gap in _gaps_of(database, project, device, end)]
    return tuple(gaps)


def _gaps_of(
    database: Database, project: str, device: str, end: int
) -> tuple[tuple[int, int], ...]:
    numbers = database.conn.execute(
        "SELECT number FROM records WHERE project = ? AND device = ?", (project, device)
    )
    return find_gaps([*(number for (number,) in numbers), end + 1])


def find_forks_of(database: Database, project: str, device: str) -> tuple[tuple[str, int], ...]:
    """Return each (device, number) that stands twice: two records, or one and another's word.

    Another's word is a record that names a predecessor which is not the one that is here. Only the
    chains that a merge touched are looked at, or each merge would read the whole project.
    """
    chain = (project, device)
    twice = database.conn.execute(
        "SELECT number, id FROM records WHERE project = ? AND device = ? AND number IN"
        " (SELECT number FROM records WHERE project = ? AND device = ?"
        "  GROUP BY number HAVING count(*) > 1)",
        (*chain, *chain),
    )
    contradicted = database.conn.execute(
        "SELECT one.number, one.id, next.previous"
        " FROM records AS next JOIN records AS one"
        " ON one.project = next.project AND one.device = next.device"
        " AND one.number = next.number - 1 AND one.id <> next.previous"
        " WHERE next.project = ? AND next.device = ?",
        chain,
    )
    places = [(device, number, id_) for number, id_ in twice]
    for number, here, named in contradicted:
        places += [(device, number, here), (device, number, named)]
    return find_forks(places)


def count_set_aside(database: Database, project: str) -> int:
    """Return how many records wait for a person: late ones, and withdrawals nobody speaks for."""
    found = database.conn.execute(
        f"SELECT count(*) FROM records WHERE project = ? AND {SET_ASIDE}",  # noqa: S608 - ours
        (project,),
    )
    return int(found.fetchone()[0])
