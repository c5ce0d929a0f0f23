"""A record as one line of JSON Lines, the form in which bundles carry it (FORMAT.md §3.3).

Laws:
- `read_line(write_line(record)) == record`.
- `read_line` accepts a line only if its body fits its head's digest.
"""

from dataclasses import dataclass
from typing import Any

from peerkit.errors import ForgedRecordError
from peerkit.record.canonical import read_canonical, write_canonical
from peerkit.record.head import SALT_BYTES, Record, read_head, record_id, verify_body

_LINE_KEYS = frozenset({"head", "salt", "body"})
_BODY = b'{"body":'
_HEAD = b',"head":'
_SALT = b',"salt":'
_NULL = b"null"


@dataclass(frozen=True, slots=True)
class RecordLimits:
    """How large a record may be before it is refused unread.

    `line_bytes`: a questionnaire of 2 MB, the largest that is read, doubles when every character
    of it is escaped, and rides in one projection.
    """

    line_bytes: int = 6 * 1024 * 1024


RECORD_LIMITS = RecordLimits()


def write_line(record: Record) -> bytes:
    """Return the record's line, without a line end: canonical JSON of head, salt and body."""
    salt = write_canonical(record.salt.hex()) if record.salt is not None else _NULL
    return b"".join((_BODY, record.body or _NULL, _HEAD, record.head_bytes, _SALT, salt, b"}"))


def read_line(line: bytes, limits: RecordLimits = RECORD_LIMITS) -> Record:
    """Return the record of a line without its line end.

    Raises NotCanonicalError for a line in another form or over the limit, BundleTooNewError for
    a head of a later version, and ForgedRecordError for a wrong shape or a body that does not fit.
    """
    value = read_canonical(line, limits.line_bytes)
    if not isinstance(value, dict) or value.keys() != _LINE_KEYS:
        raise ForgedRecordError(part="line")
    head_bytes = write_canonical(value["head"])
    salt, body = _read_salt(value["salt"]), None
    if value["body"] is not None:
        if not isinstance(value["body"], dict):
            raise ForgedRecordError(part="body")
        # The line is canonical, so the body's canonical bytes stand in it as they are: cutting
        # them out saves writing a long body twice.
        tail = len(_HEAD) + len(head_bytes) + len(_SALT) + len(write_canonical(value["salt"])) + 1
        body = line[len(_BODY) : len(line) - tail]
    head = read_head(value["head"])
    return verify_body(Record(record_id(head_bytes), head, head_bytes, salt, body))


def _read_salt(value: Any) -> bytes | None:
    if value is None:
        return None
    try:
        salt = bytes.fromhex(value)
    except (TypeError, ValueError) as error:
        raise ForgedRecordError(part="salt") from error
    if len(salt) != SALT_BYTES or salt.hex() != value:
        raise ForgedRecordError(part="salt")
    return salt
