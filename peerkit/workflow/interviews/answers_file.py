"""Reading a file of answers: YAML, JSON, or JSON Lines with one interview a line.

Each interview is read into a frozen value with the line where it stands; what is wrong with one is
a fault of that one, and the others go on. Only a file that cannot be read at all is an error.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from typing import Any

from peerkit.errors import AnswersFileError
from peerkit.frozen import frozen
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence
from peerkit.questionnaire.yaml_source import parse_yaml
from peerkit.record.canonical import MAXIMUM_INTEGER
from peerkit.values import ConsentState, Mode, read_instant

LIMIT_BYTES = 256 * 1024 * 1024
"""A thousand interviews of the longest answers fit many times over."""

_FIELDS = frozenset(
    {
        *("participant", "language", "mode", "at", "key"),
        *("consent", "answers", "notes", "equality", "contact", "steps"),
    }
)
_CONTACT = frozenset({"name", "telephone", "email"})
_KEY = re.compile(r"[^\x00-\x1f]{1,200}")
_SPACE = re.compile(r"[ \t\r\n]*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")
_PARTICIPANT = re.compile(r"[\w.-]{1,40}")


@frozen
class AnswersFault:
    """Why an interview of the file is not recorded: a message code `answers.<code>`, and values."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@frozen
class GivenInterview:
    """One interview as the file gives it. `answers` is nested: repeats are lists of objects.

    `steps` are details of the interview by name; several choices have one space between them. Only
    the steps of which it names a detail are asked, and what those need must be there; so must the
    age, where the project asks for it.
    """

    line: int
    answers: Mapping[str, Any]
    consent: Mapping[str, ConsentState]
    language: str | None = None
    participant: str = ""
    key: str | None = None
    at: str | None = None
    mode: Mode = Mode.SPOKEN
    notes: Mapping[str, str] = field(default_factory=dict)
    equality: Mapping[str, Any] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)


@frozen
class UnreadableInterview:
    """An interview of the file whose form is wrong."""

    line: int
    fault: AnswersFault


class _WrongFormError(Exception):
    """The form of one interview is wrong; it never leaves this module."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.fault = AnswersFault(code, values)


Given = GivenInterview | UnreadableInterview


def read_answers(name: str, data: bytes) -> list[Given]:
    """Return the interviews of a file, in order. `name` tells the format by its ending.

    Raises AnswersFileError when the file is no text, no such format, or too large.
    """
    if len(data) > LIMIT_BYTES:
        raise AnswersFileError(path=name, line=1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise AnswersFileError(path=name, line=data.count(b"\n", 0, problem.start) + 1) from problem
    return [_read(line, value) for line, value in _found(name, data, text)]


def _found(name: str, data: bytes, text: str) -> Iterable[tuple[int, Any]]:
    if name.endswith((".yaml", ".yml")):
        return _from_yaml(name, data)
    if name.endswith((".jsonl", ".ndjson")):
        return _from_lines(text)
    return _from_json(name, text)


_BROKEN = object()
"""Stands for a line that is no JSON, so that the lines after it are still read."""


def _from_lines(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, _decode(line)
        except (ValueError, RecursionError):
            yield number, _BROKEN


def _from_json(name: str, text: str) -> Iterator[tuple[int, Any]]:
    """Yield each interview of a JSON list, or the only one, with its line."""
    decoder = _decoder()
    start = _skip(text, 0)
    try:
        if not text.startswith("[", start):
            value, end = decoder.raw_decode(text, start)
            if _skip(text, end) != len(text):
                yield from _from_lines(text)
                return
            yield text.count("\n", 0, start) + 1, value
            return
        yield from _from_json_list(decoder, text, start + 1)
    except (ValueError, RecursionError) as problem:
        position = problem.pos if isinstance(problem, json.JSONDecodeError) else start
        line = text.count("\n", 0, position) + 1
        raise AnswersFileError(path=name, line=line) from problem


def _from_json_list(
    decoder: json.JSONDecoder, text: str, position: int
) -> Iterator[tuple[int, Any]]:
    position = _skip(text, position)
    while not text.startswith("]", position):
        value, end = decoder.raw_decode(text, position)
        yield text.count("\n", 0, position) + 1, value
        position = _skip(text, end)
        if text.startswith(",", position):
            position = _skip(text, position + 1)
        elif not text.startswith("]", position):
            raise json.JSONDecodeError("", text, position)


def _from_yaml(name: str, data: bytes) -> list[tuple[int, Any]]:
    """Return each interview with its line; every scalar is a text, as in a questionnaire."""
    source = parse_yaml(data)
    for fault in source.faults:
        raise AnswersFileError(path=name, line=fault.position.line)
    match source.root:
        case None:
            return []
        case Sequence(items=items):
            return [(item.position.line, _given(item)) for item in items]
        case node:
            return [(node.position.line, _given(node))]


def _given(node: Node) -> Any:
    """Return what a node holds; what was left empty is nothing, and so are a repeat's last turns.

    A file to be filled in has a line for every question, and not every line is filled.
    """
    match node:
        case Scalar(value="", style=""):
            return None
        case Scalar():
            return node.value
        case Map():
            return {key: _given(value) for key, (_, value) in node.entries.items()}
        case Sequence():
            turns = [_given(item) for item in node.items]
            while turns and _is_empty(turns[-1]):
                turns.pop()
            return turns if turns or not node.items else None


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, dict) and all(map(_is_empty, value.values())))


def _skip(text: str, position: int) -> int:
    """Return the place of the next character that is no white space."""
    match = _SPACE.match(text, position)
    return position if match is None else match.end()


def _decode(line: str) -> Any:
    return _decoder().decode(line)


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_float=str, parse_constant=_refuse, object_pairs_hook=_without_duplicates
    )


def _refuse(_constant: str) -> Any:
    raise ValueError


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object; of two answers under one name, one would be lost in silence."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


# --- one interview ----------------------------------------------------------------------------


def _read(line: int, value: Any) -> Given:
    try:
        return _read_interview(line, value)
    except _WrongFormError as problem:
        return UnreadableInterview(line, problem.fault)


def _read_interview(line: int, value: Any) -> GivenInterview:
    if value is _BROKEN:
        raise _WrongFormError("not_json")
    if not isinstance(value, dict):
        raise _WrongFormError("not_an_interview")
    if not _is_unicode(value):
        raise _WrongFormError("not_json")
    for name in value:
        if name not in _FIELDS:
            raise _WrongFormError("unknown_field", field=name)
    return GivenInterview(
        line=line,
        answers=_mapping(value, "answers"),
        consent=_consent(_mapping(value, "consent")),
        language=_text(value, "language"),
        participant=_matching(value, "participant", _PARTICIPANT) or "",
        key=_matching(value, "key", _KEY),
        at=_instant(value),
        mode=_mode(value),
        notes=_texts(value, "notes"),
        equality=_equality(value),
        contact=_contact(value),
        steps=_steps(value),
    )


def _mapping(value: dict[str, Any], name: str) -> dict[str, Any]:
    found = value.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise _WrongFormError("wrong_field", field=name)
    return found


def _filled(given: dict[str, Any]) -> dict[str, Any]:
    """Return what is not left empty."""
    return {name: said for name, said in given.items() if said is not None}


def _texts(value: dict[str, Any], name: str) -> dict[str, str]:
    found = _filled(_mapping(value, name))
    if not all(isinstance(text, str) for text in found.values()):
        raise _WrongFormError("wrong_field", field=name)
    return found


def _text(value: dict[str, Any], name: str) -> str | None:
    found = value.get(name)
    if found is not None and not isinstance(found, str):
        raise _WrongFormError("wrong_field", field=name)
    return found


def _matching(value: dict[str, Any], name: str, pattern: re.Pattern[str]) -> str | None:
    found = value.get(name)
    if found is None:
        return None
    if not isinstance(found, (str, int)) or not pattern.fullmatch(str(found)):
        raise _WrongFormError("wrong_field", field=name)
    return str(found)


def _consent(given: dict[str, Any]) -> dict[str, ConsentState]:
    states = {True: ConsentState.YES, False: ConsentState.NO, "yes": ConsentState.YES}
    states |= {"no": ConsentState.NO, "true": ConsentState.YES, "false": ConsentState.NO}
    given = _filled(given)
    if not all(isinstance(said, (bool, str)) and said in states for said in given.values()):
        raise _WrongFormError("wrong_field", field="consent")
    return {name: states[said] for name, said in given.items()}


def _instant(value: dict[str, Any]) -> str | None:
    at = _text(value, "at")
    if at is None:
        return None
    try:
        read_instant(at)
    except ValueError as problem:
        raise _WrongFormError("wrong_field", field="at") from problem
    return at


def _mode(value: dict[str, Any]) -> Mode:
    mode = _text(value, "mode") or Mode.SPOKEN
    if mode not in tuple(Mode):
        raise _WrongFormError("wrong_field", field="mode")
    return Mode(mode)


def _equality(value: dict[str, Any]) -> dict[str, Any]:
    """Return the equality answers: a text, a number, or several choices, under plain names."""
    equality = _filled(_mapping(value, "equality"))
    for name, said in equality.items():
        choices = said if isinstance(said, list) else [said]
        if not _NAME.fullmatch(name) or not all(map(_is_scalar, choices)):
            raise _WrongFormError("wrong_field", field="equality")
    return equality


def _steps(value: dict[str, Any]) -> dict[str, str]:
    """Return what the file says of each detail, as text: yes and no, a number, several choices."""
    return {name: _step_text(said) for name, said in _filled(_mapping(value, "steps")).items()}


def _step_text(said: Any) -> str:
    if isinstance(said, bool):
        return "yes" if said else "no"
    parts = said if isinstance(said, list) else [said]
    if not all(map(_is_scalar, parts)):
        raise _WrongFormError("wrong_field", field="steps")
    return " ".join(map(str, parts))


def _is_scalar(said: Any) -> bool:
    is_number = type(said) is int and abs(said) <= MAXIMUM_INTEGER
    return isinstance(said, str) or is_number


def _is_unicode(value: dict[str, Any]) -> bool:
    """Tell whether every text can be written down: JSON can spell half a character."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _contact(value: dict[str, Any]) -> dict[str, str]:
    contact = _texts(value, "contact")
    if not set(contact) <= _CONTACT:
        raise _WrongFormError("wrong_field", field="contact")
    return contact
