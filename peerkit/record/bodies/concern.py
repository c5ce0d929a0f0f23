"""A safeguarding concern: what is sealed, and the body that holds nothing but the seal.

Law: outside the seal stands no word of a concern, and no subject: nobody can count whose it is.
"""

import base64
import binascii
from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import Fields, read_fields


@frozen
class Concern:
    """What somebody said or showed: their own words, when and where, and whether it is now."""

    at: str
    words: str
    when: str = ""
    where: str = ""
    is_immediate: bool = False


def write_concern(concern: Concern) -> dict[str, Any]:
    """Return what is sealed to the safeguarding lead and the deputy (FORMAT.md §5.11)."""
    return {
        "at": concern.at,
        "words": concern.words,
        "when": concern.when,
        "where": concern.where,
        "immediate_danger": concern.is_immediate,
    }


def read_concern(document: object) -> Concern:
    """Return the concern that was sealed; raises BodyError for another shape."""
    fields = read_fields(document, "concern")
    # Concerns filed before there were fields for when and where have `text` alone.
    words = fields.text("text" if "text" in fields.values else "words")
    return Concern(
        at=fields.instant("at"),
        words=words,
        when=fields.text_or_none("when") or "",
        where=fields.text_or_none("where") or "",
        is_immediate=fields.boolean_or_none("immediate_danger") is True,
    )


def write_sealed(sealed: bytes) -> dict[str, Any]:
    """Return the body of a `concern` record (FORMAT.md §5.11)."""
    return {"sealed": base64.b64encode(sealed).decode("ascii")}


def read_sealed(body: object) -> bytes:
    """Return the age file that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "concern")
    return _decoded(fields, fields.text("sealed"))


def _decoded(fields: Fields, text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise fields.refuse("sealed") from error
