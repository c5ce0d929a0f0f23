"""A record as one line of JSON Lines, the form in which bundles carry it (FORMAT.md §3.3).

Laws:
- `read_line(write_line(record)) == record`.
- `read_line` accepts a line only if its body fits its head's digest.
"""

from typing import Any

from peerkit.errors import ForgedRecordError
from peerkit.frozen import frozen
from peerkit.record.canonical import read_canonical, write_canonical
from peerkit.record.head import SALT_BYTES, Record, read_head, record_id, verify_body

_LINE_KEYS = frozenset({"head", "salt", "body"})
_BODY = b'{"body":'
_HEAD = b',"head":'
_SALT = b',"salt":'
_NULL = b"null"


@frozen
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
    """Return the record of a line without its line end. Raises as `read_line_with_document`."""
    return read_line_with_document(line, limits)[0]


def read_line_with_document(
    line: bytes, limits: RecordLimits = RECORD_LIMITS
) -> tuple[Record, Any]:
    """Return the record of a line without its line end, and the document that its body is.

    Whoever looks into the body need not decode it again; the document is None without a body.
    Raises NotCanonicalError for a line in another form or over the limit, BundleTooNewError for
    a head of a later version, and ForgedRecordError for a wrong shape or a body that does not fit.
    """
    value = read_canonical(line, limits.line_bytes)
    if not isinstance(value, dict) or value.keys() != _LINE_KEYS:
        raise ForgedRecordError(part="line")
    document = value["body"]
    if document is not None and not isinstance(document, dict):
        raise ForgedRecordError(part="body")
    salt, head = _read_salt(value["salt"]), read_head(value["head"])
    # The line is canonical, so the canonical bytes of head and body stand in it as they are: to
    # cut them out saves writing them again. A head is flat, and in a string the quotation mark
    # would stand behind a backslash, so the last such place is where the head begins.
    begin = line.rindex(_HEAD)
    head_bytes = line[begin + len(_HEAD) : line.rindex(_SALT)]
    body = None if document is None else line[len(_BODY) : begin]
    return verify_body(Record(record_id(head_bytes), head, head_bytes, salt, body)), document


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
