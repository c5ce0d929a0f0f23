"""Renewals: what of a kit is renewed for those who have joined with it.

A renewal is the body of a record on the lead's chain, so the project's key vouches for it, and its
number there says which of two is newer (FORMAT.md §5.14).

Laws:
- Everything may have more recipients after a renewal, or fewer, but never a name without its key.
- What makes a kit somebody's own (kind, code, invitation) and what it is trusted for (the project
  and its key) is never renewed.
- `read_renewal(write_renewal(new), old, n)` says what `new` says, and is whose `old` is.
- `unpack_renewal(pack_renewal(body)) == body`, and no more is unpacked than a kit may be large.
"""

import base64
import zlib
from dataclasses import replace
from typing import Any

from peerkit.bundle.kit import KIT_VERSION, Kit, read_document, read_kit_json, write_document
from peerkit.bundle.limits import KIT_LIMITS
from peerkit.errors import NotCanonicalError
from peerkit.record import is_recordable, write_canonical
from peerkit.record.fields import read_fields

_PACKED_VERSION = 2
_LEVEL = 9  # it is packed once, and sent to every laptop

_SECOND = "second_recipients"
"""Who else can open everything: said with the recipients, or there is nobody else."""

_RENEWED = (
    *("name", "communities", "theme", "organisation", "contact", "withdraw_by", "retention"),
    *("receivers", "policies", "recipients", "safeguarding", "questionnaires"),
    *("confirmed_languages", "place", _SECOND),
)


def write_renewal(kit: Kit) -> dict[str, Any]:
    """Return the body of the renewal that makes other kits say what this one says."""
    document = write_document(kit)
    return {"v": KIT_VERSION, **{name: document[name] for name in _RENEWED if name in document}}


def pack_renewal(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body as it is recorded: packed where it would be too large for a record."""
    if is_recordable(body):
        return body
    packed = zlib.compress(write_canonical(body), _LEVEL)
    return {"v": _PACKED_VERSION, "packed": base64.b64encode(packed).decode("ascii")}


def unpack_renewal(body: object) -> object:
    """Return the body before it was packed; raises BodyError for what nobody packed."""
    fields = read_fields(body, "renewal")
    if fields.integer("v", least=1) != _PACKED_VERSION:
        return body
    limit = KIT_LIMITS.kit_bytes
    unpacker = zlib.decompressobj()
    try:
        packed = base64.b64decode(fields.text("packed"), validate=True)
        content = unpacker.decompress(packed, limit)
        if not unpacker.eof or unpacker.unused_data:
            raise fields.refuse("packed")
        return read_kit_json(content, limit)
    except (ValueError, zlib.error, NotCanonicalError) as error:
        raise fields.refuse("packed") from error


def read_renewal(body: object, kit: Kit, number: int) -> Kit:
    """Return the kit as the renewal of that number makes it; what is absent stays as it was.

    Raises BodyError for another shape, BundleTooNewError for a later version.
    """
    fields = read_fields(unpack_renewal(body), "renewal")
    said = {name: fields.values[name] for name in _RENEWED if name in fields.values}
    had = write_document(kit)
    if "recipients" in said:
        had.pop(_SECOND, None)
    document = {**had, **said, "v": fields.integer("v", least=1)}
    return replace(read_document(read_fields(document, "renewal")), renewal=number)
