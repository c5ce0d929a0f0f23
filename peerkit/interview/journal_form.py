"""Events as JSON-ready documents, for the journal, and back.

Laws:
- `read_event(write_event(event)) == event`.
- Reading is strict: a field too many, too few or of another kind raises ValueError, which holds
  no value.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, get_type_hints

from peerkit.interview import events
from peerkit.interview.events import Event
from peerkit.values import (
    HEX_64,
    Address,
    Answer,
    ConsentState,
    MissingReason,
    Mode,
    is_language_tag,
    read_address,
    read_instant,
)

_EVENTS: Mapping[str, type[Event]] = {
    "started": events.Started,
    "detail_given": events.DetailGiven,
    "information_read": events.InformationRead,
    "limits_read": events.LimitsRead,
    "statement_answered": events.StatementAnswered,
    "consent_closed": events.ConsentClosed,
    "answered": events.Answered,
    "typed": events.Typed,
    "passed": events.Passed,
    "section_skipped": events.SectionSkipped,
    "self_entry_begun": events.SelfEntryBegun,
    "self_entry_declined": events.SelfEntryDeclined,
    "self_entry_ended": events.SelfEntryEnded,
    "repeat_answered": events.RepeatAnswered,
    "note_written": events.NoteWritten,
    "went_back": events.WentBack,
    "jumped": events.Jumped,
    "check_opened": events.CheckOpened,
    "check_closed": events.CheckClosed,
    "keep_answered": events.KeepAnswered,
    "paused": events.Paused,
    "resumed": events.Resumed,
    "consent_confirmed": events.ConsentConfirmed,
    "stop_asked": events.StopAsked,
    "stop_answered": events.StopAnswered,
}
_NAMES = {kind: name for name, kind in _EVENTS.items()}
_MINUTES_A_DAY = 24 * 60


def write_event(event: Event) -> dict[str, object]:
    """Return the event as a document: its name under `event`, and its fields."""
    document: dict[str, object] = {"event": _NAMES[type(event)]}
    for field in fields(event):
        document[field.name] = _written(getattr(event, field.name))
    return document


def _written(value: object) -> object:
    match value:
        case Address():
            return str(value)
        case Answer(value=None, missing=missing):
            return {"missing": str(missing)}
        case Answer(value=tuple() as names):
            return {"value": list(names)}
        case Answer(value=kept):
            return {"value": kept}
        case Mode() | ConsentState():
            return value.value
        case _:
            return value


def read_event(document: object) -> Event:
    """Return the event that `write_event` wrote; raises ValueError for anything else."""
    if not isinstance(document, dict):
        raise ValueError("not an event")  # noqa: TRY004 - a document's defect, whatever kind it has
    name = document.get("event")
    kind = _EVENTS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise ValueError("not an event")
    readers = _READERS[kind]
    if document.keys() != readers.keys() | {"event"}:
        raise ValueError("not the event's fields")
    values: dict[str, Any] = {field: read(document[field]) for field, read in readers.items()}
    return kind(**values)


# --- one reader for each kind of field --------------------------------------------------------


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")  # noqa: TRY004 - see above
    return value


def _read_instant(value: object) -> str:
    text = _read_text(value)
    read_instant(text)
    return text


def _read_language(value: object) -> str:
    text = _read_text(value)
    if not is_language_tag(text):
        raise ValueError("not a language tag")
    return text


def _read_seed(value: object) -> str:
    text = _read_text(value)
    if not HEX_64.fullmatch(text):
        raise ValueError("not a seed")
    return text


def _read_bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("not true or false")  # noqa: TRY004 - see above
    return value


def _read_offset(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= _MINUTES_A_DAY:
        raise ValueError("not an offset")
    return value


def _read_answer(value: object) -> Answer:
    match value:
        case {"missing": str() as missing, **rest} if not rest:
            return Answer(missing=MissingReason(missing))
        case {"value": str() | int() as kept, **rest} if not rest and not isinstance(kept, bool):
            return Answer(kept)
        case {"value": list() as names, **rest} if not rest:
            return Answer(tuple(_read_text(name) for name in names))
        case _:
            raise ValueError("not an answer")


_Reader = Callable[[object], object]

_BY_NAME: Mapping[str, _Reader] = {
    "at": _read_instant,
    "language": _read_language,
    "seed": _read_seed,
}
_BY_KIND: Mapping[type, _Reader] = {
    str: _read_text,
    bool: _read_bool,
    int: _read_offset,
    Address: lambda value: read_address(_read_text(value)),
    Answer: _read_answer,
    ConsentState: lambda value: ConsentState(_read_text(value)),
    Mode: lambda value: Mode(_read_text(value)),
}


def _readers(kind: type[Event]) -> Mapping[str, _Reader]:
    hints: dict[str, Any] = get_type_hints(kind)
    return types.MappingProxyType(
        {
            field.name: _BY_NAME.get(field.name) or _BY_KIND[hints[field.name]]
            for field in fields(kind)
        }
    )


_READERS: Mapping[type[Event], Mapping[str, _Reader]] = {
    kind: _readers(kind) for kind in _EVENTS.values()
}
