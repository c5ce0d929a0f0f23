"""A questionnaire that was read and found good, written so that it is there again at once.

Reading YAML, with its modules and all checks, takes ten times as long. Whoever keeps a snapshot
keeps it beside the source and where nobody else can write: what it says is not checked again.

Laws:
- `read_snapshot(write_snapshot(q)) == q`; places are left out, for they only serve faults.
- A snapshot that another version of peerkit wrote is none.
- Every value that is not a plain one of JSON stands as `[its kind, its content]`, so that no name
  that somebody chose can be taken for a mark.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from typing import Any

from peerkit import __version__
from peerkit.expression import Expression, parse_expression
from peerkit.questionnaire.model import (
    Choice,
    ChoiceList,
    ConsentStatement,
    Group,
    ModuleUse,
    OrderStep,
    Purpose,
    Question,
    Questionnaire,
    QuestionType,
    Range,
    Repeat,
    Sensitivity,
    Table,
    Text,
)
from peerkit.values import Audience, digest

_CLASSES: Mapping[str, type[Any]] = {
    each.__name__: each
    for each in (
        *(Choice, ChoiceList, ConsentStatement, Group, ModuleUse, Question, Questionnaire),
        *(Range, Repeat, Table, Text),
    )
}
_WORDS: Mapping[str, type[StrEnum]] = {
    each.__name__: each for each in (Audience, OrderStep, Purpose, QuestionType, Sensitivity)
}
_PLACES = frozenset({"position", "positions"})
_MAP, _TUPLE, _LIST, _SET, _EXPRESSION = "map", "tuple", "list", "set", "expression"


def write_snapshot(questionnaire: Questionnaire) -> bytes:
    """Return the questionnaire as a snapshot, the same for equal ones."""
    document = json.dumps(_written(questionnaire), ensure_ascii=False, separators=(",", ":"))
    return f"{_heading()}\n{document}".encode()


def read_snapshot(data: bytes) -> Questionnaire | None:
    """Return the questionnaire; None if another version of peerkit wrote the snapshot."""
    if not is_current(data):
        return None
    questionnaire = _read(json.loads(data.partition(b"\n")[2]))
    assert isinstance(questionnaire, Questionnaire)
    return questionnaire


def is_current(data: bytes) -> bool:
    """Tell whether this version of peerkit wrote the snapshot."""
    return data.startswith(f"{_heading()}\n".encode("ascii"))


@cache
def _heading() -> str:
    """Return what names this version of peerkit and the shape of its model."""
    shape = {name: [each.name for each in fields(kind)] for name, kind in _CLASSES.items()}
    return f"peerkit {__version__} {digest('snapshot', json.dumps(shape).encode())}"


def _written(value: object) -> object:
    match value:
        case StrEnum():
            return [type(value).__name__, value.value]
        case None | str() | bool() | int():
            return value
        case Expression():
            return [_EXPRESSION, value.text]
        case Mapping():
            return [_MAP, {key: _written(each) for key, each in value.items()}]
        case tuple():
            return [_TUPLE, [_written(each) for each in value]]
        case list():
            return [_LIST, [_written(each) for each in value]]
        case frozenset():
            return [_SET, sorted(value)]
        case _:
            return [type(value).__name__, _fields(value)]


def _fields(value: Any) -> dict[str, object]:
    """Return the fields that do not say what they would say anyway."""
    return {
        each.name: _written(content)
        for each in fields(value)
        if each.name not in _PLACES
        and ((content := getattr(value, each.name)) != each.default or each.default is MISSING)
    }


def _read(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, content = value
    if kind in _CLASSES:
        return _CLASSES[kind](**{name: _read(each) for name, each in content.items()})
    if kind in _WORDS:
        return _WORDS[kind](content)
    match kind:
        case "map":
            return {key: _read(each) for key, each in content.items()}
        case "tuple":
            return tuple([_read(each) for each in content])
        case "list":
            return [_read(each) for each in content]
        case "set":
            return frozenset(content)
        case _:
            return parse_expression(content)
