"""The body of a debrief record: a researcher asks to be called.

Law: what else a researcher writes after an interview stays on their own laptop and is no record.
"""

from dataclasses import dataclass
from typing import Any

from peerkit.record.fields import read_fields


@dataclass(frozen=True, slots=True)
class CallAsked:
    """When a researcher asked for a call, and what their lead should know first."""

    at: str
    words: str = ""


def write_call_asked(asked: CallAsked) -> dict[str, Any]:
    """Return the body of a `debrief` record (FORMAT.md §5.12)."""
    return {"at": asked.at, "call": True, "words": asked.words}


def read_call_asked(body: object) -> CallAsked:
    """Return the request that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "debrief")
    if not fields.boolean("call"):
        raise fields.refuse("call")
    return CallAsked(fields.instant("at"), fields.text("words"))
