"""Names: XLSForm's shape, each once, none that breaks another tool.

Names are the keys of records, which are ASCII; so are they.
"""

from collections.abc import Iterator

from peerkit.questionnaire.check.outline import Outline
from peerkit.questionnaire.contents import is_name
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import Position, Repeat

_RESERVED = frozenset({"data", "meta"})
_COUNT = "_count"


def check_names(outline: Outline) -> Iterator[Fault]:
    """Yield what is wrong with the names of items and of the file itself."""
    whole = outline.questionnaire
    yield from _shape(whole.form_id, whole.positions.get("form_id"))
    first: dict[str, Position] = {}
    reserved = _RESERVED | {
        f"{entry.item.name}{_COUNT}" for entry in outline.entries if isinstance(entry.item, Repeat)
    }
    for entry in outline.entries:
        name, place = entry.item.name, entry.place("name")
        yield from _shape(name, place)
        if name in reserved:
            yield Fault("reserved_name", place, {"name": name})
        if name in first:
            yield _duplicate(name, place, first[name])
        first.setdefault(name, place)
        if name != name.lower():
            yield Fault("capitals_in_name", place, {"name": name}, is_advice=True)


def _duplicate(name: str, place: Position, first: Position) -> Fault:
    """Return the fault of a second name; where the first is in another file, the file is named."""
    if first.file == place.file:
        return Fault("duplicate_name", place, {"name": name, "first_line": first.line})
    return Fault(
        "duplicate_name_in_module", place, {"name": name, "file": first.file or place.file}
    )


def _shape(name: str, place: Position | None) -> Iterator[Fault]:
    if name and place and not is_name(name):
        yield Fault("bad_name", place, {"name": name})


def check_statement_names(outline: Outline) -> Iterator[Fault]:
    """Yield what is wrong with the names of consent statements."""
    first_lines: dict[str, int] = {}
    for statement in outline.questionnaire.consent:
        yield from _shape(statement.name, statement.position)
        name, place = statement.name, statement.position
        if name in first_lines:
            values: dict[str, str | int] = {"name": name, "first_line": first_lines[name]}
            yield Fault("duplicate_statement", place, values)
        first_lines.setdefault(name, place.line)
