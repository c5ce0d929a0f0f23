"""Where a character of a value stands in the file, whatever quotes or folding lie between."""

import re
from collections.abc import Callable, Iterator

from peerkit.questionnaire.model import Position
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence
from peerkit.questionnaire.source_text import position_at
from peerkit.questionnaire.yaml_source import Source

Locate = Callable[[Position, int], Position]
"""From the place of a value, and a character's offset in it, to that character's place."""

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)", re.DOTALL)
_BLANK_ESCAPES = frozenset("nrtvfN_LP \t\r\n")
"""Escapes that stand for white space, or for nothing at the end of a line."""


def along(position: Position, offset: int) -> Position:
    """Return the place `offset` characters further on the same line."""
    return Position(position.line, position.column + offset, position.file)


def locate_in(*sources: Source) -> Locate:
    """Return the `Locate` of the sources; a place where no value begins is counted along."""
    scalars: dict[str, dict[Position, Scalar]] = {}
    by_file = {source.file: source for source in sources}

    def locate(position: Position, offset: int) -> Position:
        source = by_file.get(position.file)
        if source is None or source.root is None:
            return along(position, offset)
        if source.file not in scalars:
            scalars[source.file] = {scalar.position: scalar for scalar in _scalars(source.root)}
        scalar = scalars[source.file].get(position)
        return along(position, offset) if scalar is None else place_within(source, scalar, offset)

    return locate


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Map():
            for _, value in node.entries.values():
                yield from _scalars(value)
        case Sequence():
            for item in node.items:
                yield from _scalars(item)


def place_within(source: Source, scalar: Scalar, offset: int) -> Position:
    """Return the place of the value's character at `offset`.

    YAML changes nothing but white space between a value and its writing, escapes aside: so the
    characters that are not white space are counted.
    """
    wanted = sum(not character.isspace() for character in scalar.value[:offset])
    is_on_character = not scalar.value[offset : offset + 1].isspace() and offset < len(scalar.value)
    end = _content_start(source.text, scalar)
    for count, (start, end_of_one) in enumerate(_inked(source.text, scalar)):
        if count == wanted and is_on_character:
            return position_at(source.text, start, source.file)
        if count == wanted:
            break
        end = end_of_one
    return position_at(source.text, end, source.file)


def _content_start(text: str, scalar: Scalar) -> int:
    if scalar.style in {"|", ">"}:
        line_end = text.find("\n", scalar.start)
        return scalar.end if line_end < 0 else line_end + 1
    return scalar.start + (1 if scalar.style in {"'", '"'} else 0)


def _inked(text: str, scalar: Scalar) -> Iterator[tuple[int, int]]:
    """Yield where each character of the value that is not white space starts and ends."""
    place = _content_start(text, scalar)
    last = scalar.end - (1 if scalar.style in {"'", '"'} else 0)
    while place < last:
        end = place + 1
        is_blank = text[place].isspace()
        if scalar.style == "'" and text[place] == "'":
            end = place + 2
        elif scalar.style == '"' and (match := _ESCAPE.match(text, place)):
            end = match.end()
            is_blank = match[0][1] in _BLANK_ESCAPES
        if not is_blank:
            yield place, end
        place = end
