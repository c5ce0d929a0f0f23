"""The body of an access record: what would make an interview easier for one participant.

Law: codes, and at most a few words of what is needed; never why.
"""

import re
from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import Fields, read_fields

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")


@frozen
class Access:
    """What is needed; `interpreter` and `is_confidential` where somebody interprets."""

    needs: tuple[str, ...] = ()
    interpreter: str | None = None
    is_confidential: bool | None = None
    notes: str = ""


def write_access(access: Access) -> dict[str, Any]:
    """Return the body of an `access` record (FORMAT.md §5.8)."""
    return {
        "needs": list(access.needs),
        "interpreter": access.interpreter,
        "interpreter_confidential": access.is_confidential,
        "notes": access.notes,
    }


def read_access(body: object) -> Access:
    """Return what a body says of access; raises BodyError for another shape."""
    fields = read_fields(body, "access")
    return Access(
        needs=_read_codes(fields),
        interpreter=fields.matching_or_none("interpreter", _CODE),
        is_confidential=fields.boolean_or_none("interpreter_confidential"),
        notes=fields.text("notes"),
    )


def _read_codes(fields: Fields) -> tuple[str, ...]:
    needs = fields.texts("needs")
    if not all(_CODE.fullmatch(need) for need in needs):
        raise fields.refuse("needs")
    return needs
