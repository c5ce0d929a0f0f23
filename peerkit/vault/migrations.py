"""The numbered steps that bring a vault's schema from one version to the next.

Laws:
- A step that was released never changes; a new one is added below it.
- A step keeps every row that it finds.
- The number of steps is the schema's version.
"""

from collections.abc import Callable
from typing import Any

from peerkit.crypto import random_bytes
from peerkit.vault.database import Database

_Columns = dict[str, Any]
"""Column names to Python types, as sqlite-utils takes them."""


def _create(
    database: Database,
    table: str,
    columns: _Columns,
    pk: str | tuple[str, ...],
    nullable: tuple[str, ...] = (),
) -> None:
    needed = set(columns) - set(nullable)
    database.table(table).create(columns, pk=pk, not_null=needed, strict=True)


def _create_journal(database: Database) -> None:
    _create(database, "tick", {"id": int, "count": int}, "id")
    database.execute("INSERT INTO tick VALUES (1, 0)")
    _create(
        database,
        "interviews",
        {"number": int, "interview": str, "setting": bytes, "begun_at": str},
        "number",
    )
    database.table("interviews").create_index(["interview"], unique=True)
    # No index by interview: the journal holds open interviews alone, and each page that a commit
    # touches costs one more to write.
    _create(database, "events", {"number": int, "interview": int, "event": bytes}, "number")
    _create(
        database,
        "drafts",
        {"interview": int, "question": str, "text": str},
        ("interview", "question"),
    )
    _create(
        database,
        "waiting",
        {"number": int, "id": str, "kind": str, "subject": str, "at": str, "body": bytes},
        "number",
        nullable=("subject",),
    )
    database.table("waiting").create_index(["id"], unique=True)


def _create_records(database: Database) -> None:
    _create(
        database,
        "records",
        {
            "row": int,
            "id": str,
            "project": str,
            "device": str,
            "number": int,
            "previous": str,
            "kind": str,
            "subject": str,
            "state": str,
            "is_erased": int,
            "head": bytes,
            "salt": bytes,
            "body": bytes,
        },
        "row",
        nullable=("previous", "subject", "salt", "body"),
    )
    records = database.table("records")
    records.create_index(["id"], unique=True)
    records.create_index(["project", "device", "number"])
    records.create_index(["project", "subject"])
    records.create_index(["project", "kind"])
    _create(
        database,
        "checkpoints",
        {"project": str, "device": str, "number": int, "document": bytes, "signature": str},
        ("project", "device", "document"),
    )


def _create_documents(database: Database) -> None:
    _create(database, "documents", {"name": str, "content": bytes}, "name")


def _create_rosters(database: Database) -> None:
    _create(
        database,
        "devices",
        {
            "project": str,
            "device": str,
            "verifying_key": bytes,
            "recipient": str,
            "code": str,
            "invitation": str,
            "enrolled_at": str,
            "revoked_after": int,
        },
        ("project", "device"),
        nullable=("invitation", "revoked_after"),
    )
    _create(
        database,
        "invitations",
        {"id": str, "project": str, "kind": str, "code": str, "secret": bytes, "device": str},
        "id",
        nullable=("device",),
    )


def _create_exchange(database: Database) -> None:
    _create(
        database,
        "handovers",
        {
            "number": int,
            "project": str,
            "receiver": str,
            "to_number": int,
            "digest": str,
            "at": str,
            "delivered": int,
        },
        "number",
    )
    database.table("handovers").create_index(["project", "receiver", "digest"], unique=True)
    _create(database, "seen", {"digest": str, "at": str}, "digest")
    _create(
        database,
        "receipts",
        {"record": str, "merged_by": str, "at": str, "backed_up": int},
        ("record", "merged_by"),
    )


def _first_schema(database: Database) -> None:
    _create_journal(database)
    _create_records(database)
    _create_documents(database)
    _create_rosters(database)
    _create_exchange(database)


def _index_what_is_set_aside(database: Database) -> None:
    """Find the few records that do not simply count without reading all of them."""
    database.execute(
        "CREATE INDEX records_set_aside ON records (project, state) WHERE state <> 'kept'"
    )


def _keep_account(database: Database) -> None:
    """Keep what was done with the vault, where its backups are, and which records they hold."""
    _create(
        database,
        "audit",
        {"number": int, "at": str, "event": str, "facts": bytes, "previous": str, "id": str},
        "number",
        nullable=("previous",),
    )
    _create(
        database,
        "backups",
        {"digest": str, "place": str, "at": str, "keep_until": str, "erasures": int},
        ("digest", "place"),
        nullable=("keep_until",),
    )
    _create(database, "backed_up", {"row": int}, "row")


def _accept_by_tips(database: Database) -> None:
    """Keep the last accepted records of each revoked device, and when each was last heard of."""
    columns = {"project": str, "device": str, "record": str}
    _create(database, "accepted_tips", columns, tuple(columns))
    database.execute("ALTER TABLE devices ADD COLUMN last_bundle_at TEXT")
    database.execute("ALTER TABLE invitations ADD COLUMN revoked_at TEXT")
    database.execute(
        "INSERT INTO accepted_tips SELECT project, device, id FROM records AS one"
        " JOIN devices USING (project, device) WHERE number <= revoked_after AND NOT EXISTS"
        " (SELECT 1 FROM records WHERE project = one.project AND device = one.device"
        "  AND number = one.number + 1 AND number <= revoked_after AND previous = one.id)"
    )


def _complete_account_and_tips(database: Database) -> None:
    """Make whichever of the two was not the third step: before a release they changed places."""
    tables = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'accepted_tips'")
    if tables.fetchone() is None:
        _accept_by_tips(database)
    else:
        _keep_account(database)


def _erase_for_good(database: Database) -> None:
    """Keep which records lost their words because their time was over: those never come back."""
    _create(database, "erasures", {"record": str}, "record")


def _mark_the_log(database: Database) -> None:
    """Keep how far the log has come, and the secret by which that is vouched for beside it."""
    last = database.execute("SELECT number, id FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    facts = {"audit_secret": random_bytes(32).hex(), "audit_tip": "0"}
    if last is not None:
        facts["audit_tip"] = f"{last[0]} {last[1]}"
    database.conn.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", list(facts.items()))


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    _first_schema,
    _index_what_is_set_aside,
    _keep_account,
    _complete_account_and_tips,
    _erase_for_good,
    _mark_the_log,
)
