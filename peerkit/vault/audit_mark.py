"""The mark beside a vault: how far its log has come, should an older database be put back.

It is a small file that says how many entries there are and which is the last, vouched for by a
secret that only the database holds. It is written when the vault is closed, and not where no room
is left for it.

Laws:
- The mark lags behind the log, or stands with it; it never leads.
- A mark that the log does not bear out stays until the log itself says so.
- It holds a count and a digest: nothing of what was done.

It cannot tell of a whole folder that was put back, mark and all, nor of somebody who has the
vault's passphrase and writes everything anew. Of the first the next sync may tell: a lead's receipt
that lists records which this vault does not have.
"""

from pathlib import Path

from peerkit.crypto import hmac_sha256, is_same
from peerkit.errors import (
    BodyError,
    DiskFullError,
    NotCanonicalError,
    NotReadableError,
    NotWritableError,
)
from peerkit.files import read_up_to, write_atomically
from peerkit.frozen import frozen
from peerkit.record import read_canonical, write_canonical
from peerkit.record.fields import read_fields
from peerkit.values import HEX_64

MARK = "vault.mark.json"

_VERSION = 1
_LIMIT_BYTES = 1024


@frozen
class Mark:
    """How many entries the log had, and the id of the last."""

    entries: int
    last: str


def read_mark(folder: Path, vault_id: str, secret: bytes) -> Mark | None:
    """Return the vault's mark; None where there is none, and where another hand wrote it."""
    path = folder / MARK
    if not path.is_file():
        return None
    try:
        content = read_up_to(path, _LIMIT_BYTES) or b""
        fields = read_fields(read_canonical(content, _LIMIT_BYTES), "mark")
        mark = Mark(fields.integer("entries", least=1), fields.matching("last", HEX_64))
    except (NotReadableError, NotCanonicalError, BodyError):
        return None
    return mark if is_same(content, _written(mark, vault_id, secret)) else None


def write_mark(folder: Path, vault_id: str, secret: bytes, mark: Mark) -> bool:
    """Return whether the mark lies beside the vault now; where there is no room, the old one stays.

    A vault that cannot be marked can still be closed: nothing in it depends on the mark.
    """
    try:
        write_atomically(folder / MARK, _written(mark, vault_id, secret))
    except (DiskFullError, NotWritableError):
        return False
    return True


def _written(mark: Mark, vault_id: str, secret: bytes) -> bytes:
    document = {
        "v": _VERSION,
        "vault": vault_id,
        "entries": mark.entries,
        "last": mark.last,
    }
    mac = hmac_sha256(secret, write_canonical(document)).hex()
    return write_canonical({**document, "mac": mac})
