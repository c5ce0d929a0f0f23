"""What a vault's database holds, read by statements alone, so that no migration touches it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from peerkit.crypto import VaultKey, read_keyslots, unlock_with_recovery_code


def key_of(folder: Path, code: str) -> VaultKey:
    """Return the key of the vault, by its recovery code."""
    return unlock_with_recovery_code(read_keyslots((folder / "vault.keys.json").read_bytes()), code)


@contextmanager
def connected(folder: Path, code: str) -> Iterator[Any]:
    """Inside the block the vault's database is open, as it stands."""
    import sqlcipher3

    with closing(sqlcipher3.connect(str(folder / "vault.db"), isolation_level=None)) as database:
        database.execute(f"PRAGMA key=\"x'{key_of(folder, code).database_key().hex()}'\"")
        yield database


def said_in(folder: Path, code: str) -> dict[str, Any]:
    """Return what was said, as the rows have it: records by id, open interviews, half words."""
    with connected(folder, code) as database:
        records = database.execute("SELECT id, kind, body FROM records ORDER BY id").fetchall()
        events = database.execute("SELECT event FROM events ORDER BY number").fetchall()
        drafts = database.execute("SELECT question, text FROM drafts ORDER BY question").fetchall()
        [[schema]] = database.execute("SELECT value FROM meta WHERE name = 'schema'").fetchall()
    return {
        "schema": int(schema),
        "records": {each: [kind, _text(body)] for each, kind, body in records},
        "events": [_text(event) for (event,) in events],
        "drafts": [list(each) for each in drafts],
    }


def _text(content: bytes | None) -> str | None:
    return None if content is None else bytes(content).decode("utf-8")
