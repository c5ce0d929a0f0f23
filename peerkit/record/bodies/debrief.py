"""The body of a debrief record: how an interview was for its researcher, or a call asked for.

Laws:
- A debrief that asks for no call is given to nobody: its head alone leaves the device.
- One that asks for a call holds only what the researcher wrote for whoever calls.
"""

import re
from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import read_fields

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")


@frozen
class Debrief:
    """What a researcher said after an interview, and whether it asks for a call."""

    at: str
    is_call: bool
    feeling: str | None = None
    words: str = ""


def write_debrief(debrief: Debrief) -> dict[str, Any]:
    """Return the body of a `debrief` record (FORMAT.md §5.12)."""
    return {
        "at": debrief.at,
        "call": debrief.is_call,
        "feeling": debrief.feeling,
        "words": debrief.words,
    }


def read_debrief(body: object) -> Debrief:
    """Return the debrief that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "debrief")
    return Debrief(
        at=fields.instant("at"),
        is_call=fields.boolean("call"),
        feeling=fields.matching_or_none("feeling", _CODE),
        words=fields.text("words"),
    )
