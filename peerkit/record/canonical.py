"""The one way in which a value is written down as bytes: a strict subset of RFC 8785.

JSON with sorted ASCII keys and no white space; text is valid Unicode; numbers are integers below
2^53 in size, for a decimal is a string. Whoever reads the same bytes reads the same value, and
there is one way to write each value, so a digest of the bytes is a digest of the value.

Laws:
- `read_canonical(write_canonical(value), …) == value`.
- `read_canonical` accepts bytes only if `write_canonical` would write the same again: no spaces,
  no duplicate or unsorted keys, no other escapes, no `-0`.
- Nothing beyond the size limit is parsed, and nothing deeper than `MAXIMUM_DEPTH` is accepted.
"""

import json
from collections.abc import Iterable
from typing import Any, NoReturn

from peerkit.errors import NotCanonicalError

MAXIMUM_INTEGER = 2**53 - 1
"""Above this, readers that hold numbers as doubles read another number (RFC 8785, 3.2.2.3)."""

MAXIMUM_DEPTH = 32
"""A nested repeat costs two levels; the deepest questionnaire that we accept stays below."""

_INTEGER_CHARACTERS = len(str(-MAXIMUM_INTEGER))


def _refuse_number(_text: str) -> NoReturn:
    raise NotCanonicalError(problem="number")


def _read_integer(text: str) -> int:
    # Converting digits takes quadratic time: a megabyte of them is refused unread.
    if len(text) > _INTEGER_CHARACTERS or abs(number := int(text)) > MAXIMUM_INTEGER:
        raise NotCanonicalError(problem="number")
    return number


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)
_DECODER = json.JSONDecoder(
    parse_float=_refuse_number, parse_constant=_refuse_number, parse_int=_read_integer
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


def _find_problem_read(value: dict[str, Any] | list[Any], depth: int) -> str | None:
    """Return what keeps a value that was just decoded from being written, as a message code.

    The decoder gives no other type and no larger integer; so only containers are looked into.
    """
    if depth == MAXIMUM_DEPTH:
        return "depth"
    if isinstance(value, dict):
        if not all(map(str.isascii, value)):
            return "key"
        items: Iterable[Any] = value.values()
    else:
        items = value
    for item in items:
        if isinstance(item, (dict, list)) and (problem := _find_problem_read(item, depth + 1)):
            return problem
    return None


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
    problem = _find_problem_read(value, 0) if isinstance(value, (dict, list)) else None
    if problem:
        raise NotCanonicalError(problem=problem)
    if _encode(value) != data:
        raise NotCanonicalError(problem="form")
    return value
