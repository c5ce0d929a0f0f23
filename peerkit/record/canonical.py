"""The one way in which a value is written down as bytes: a strict subset of RFC 8785.

JSON with sorted ASCII keys and no white space; text is valid Unicode; numbers are integers below
2^53 in size, for a decimal is a string. Whoever reads the same bytes reads the same value, and
there is one way to write each value, so a digest of the bytes is a digest of the value.

Laws:
- `read_canonical(write_canonical(value), …) == value`.
- `read_canonical` accepts bytes only if `write_canonical` would write the same again: no spaces,
  no duplicate or unsorted keys, no other escapes, no `-0`.
- Nothing beyond the size limit is parsed, and nothing deeper than `MAXIMUM_DEPTH` is accepted.

Reading does not write the value again to compare: that took a third of a merge. What JSON reads is
canonical if each object has its keys in order, each number is one that is written, each string has
the escapes that it needs, and nothing stands between the tokens; a test compares with writing.
"""

import json
import re
from typing import Any, NoReturn

from peerkit.errors import NotCanonicalError

MAXIMUM_INTEGER = 2**53 - 1
"""Above this, readers that hold numbers as doubles read another number (RFC 8785, 3.2.2.3)."""

MAXIMUM_DEPTH = 32
"""A nested repeat costs two levels; the deepest questionnaire that we accept stays below."""

_INTEGER_CHARACTERS = len(str(-MAXIMUM_INTEGER))


_ESCAPES = re.compile(rb'\\(?:["\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f]))')
"""The escapes that are written: control characters, the quotation mark, the backslash."""

_WHITE_SPACE = b" \t\n\r"
_BRACKETS = b"[]{}"
_NO_BRACKETS = bytes(set(range(256)).difference(_BRACKETS))


def _refuse_number(_text: str) -> NoReturn:
    raise NotCanonicalError(problem="number")


def _read_integer(text: str) -> int:
    # Converting digits takes quadratic time: a megabyte of them is refused unread.
    if len(text) > _INTEGER_CHARACTERS or abs(number := int(text)) > MAXIMUM_INTEGER:
        raise NotCanonicalError(problem="number")
    if text == "-0":
        raise NotCanonicalError(problem="form")
    return number


def _read_object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in members]
    if not all(map(str.isascii, keys)):
        raise NotCanonicalError(problem="key")
    value = dict(members)
    if keys != sorted(value):  # out of order, or one of them twice
        raise NotCanonicalError(problem="form")
    return value


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)
_DECODER = json.JSONDecoder(
    object_pairs_hook=_read_object,
    parse_float=_refuse_number,
    parse_constant=_refuse_number,
    parse_int=_read_integer,
)


def _find_problem(value: object, depth: int) -> str | None:
    """Return what keeps `value` from being written, as a message code."""
    match value:
        case str() | bool() | None:
            return None
        case int():
            return None if abs(value) <= MAXIMUM_INTEGER else "number"
        case list() | tuple() | dict() if depth == MAXIMUM_DEPTH:
            return "depth"
        case list() | tuple():
            found = (_find_problem(item, depth + 1) for item in value)
        case dict():
            if not all(isinstance(key, str) and key.isascii() for key in value):
                return "key"
            found = (_find_problem(item, depth + 1) for item in value.values())
        case _:
            return "type"
    return next(filter(None, found), None)


def _between_strings(data: bytes) -> bytes:
    """Return all that stands outside the strings of JSON whose strings are in canonical form.

    Raises NotCanonicalError for any other escape than those that are written.
    """
    if b"\\" in data:
        data = _ESCAPES.sub(b"", data)
        if b"\\" in data:
            raise NotCanonicalError(problem="form")
    return b"".join(data.split(b'"')[::2])  # no escape is left: each mark begins or ends a string


def _depth(between: bytes) -> int:
    """Return how deep the brackets stand in one another."""
    depth = deepest = 0
    for bracket in between.translate(None, _NO_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _encode(value: object) -> bytes:
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonicalError(problem="text") from error


def write_canonical(value: object, outer_levels: int = 0) -> bytes:
    """Return the canonical bytes of a value made of dict, list, tuple, str, int, bool and None.

    `outer_levels` is how many levels will stand around it, which count towards the depth.
    Raises ValueError for anything that they cannot hold: a float, a key that is not ASCII, an
    integer of 2^53 or more, a lone surrogate, a value nested too deeply.
    """
    problem = _find_problem(value, outer_levels)
    if problem:
        raise ValueError(f"no canonical JSON: {problem}")
    try:
        return _encode(value)
    except NotCanonicalError as error:
        raise ValueError(f"no canonical JSON: {error.values['problem']}") from error


def read_canonical(data: bytes, limit_bytes: int) -> Any:
    """Return the value whose canonical bytes `data` are.

    Raises NotCanonicalError when they are not canonical, or more than `limit_bytes`.
    """
    if len(data) > limit_bytes:
        raise NotCanonicalError(problem="size")
    try:
        value = _DECODER.decode(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError(problem="json") from error
    between = _between_strings(data)
    if between.translate(None, _WHITE_SPACE) != between:
        raise NotCanonicalError(problem="form")
    if _depth(between) > MAXIMUM_DEPTH:
        raise NotCanonicalError(problem="depth")
    return value
