"""Changes of a YAML file's text in place: a wording is added or replaced, and nothing else moves.

Laws:
- Every character that belongs to no changed text stays: comments, order, quotes, blank lines.
- What is written reads back as it was, wherever it stands.
- The file's own line ends are kept.
"""

import re
from collections.abc import Iterable, Iterator

from peerkit.frozen import frozen
from peerkit.questionnaire.nodes import Map, Scalar
from peerkit.questionnaire.translation.wordings import Wording
from peerkit.questionnaire.yaml_text import entry_lines, flow_text

_WIDTH = 100
_STEP = 2
_BLOCKS = frozenset({"|", ">"})
_FLOW_END = re.compile(r"(?:[\s,]|#[^\r\n]*)*\}")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_HEADER_SIGN = re.compile(r"[|>][0-9+-]*")


@frozen
class Edit:
    """What stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; no two of them touch the same characters."""
    pieces: list[str] = []
    place = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += text[place : edit.start], edit.text
        place = edit.end
    return "".join((*pieces, text[place:]))


def set_wording(
    text: str, wording: Wording, default: str, language: str, words: str
) -> Iterator[Edit]:
    """Yield the edits that give a text its words in a language other than the default one."""
    match wording.node:
        case Scalar() as node:
            yield from _become_map(text, wording, node, (default, language, words))
        case Map() as node:
            yield from set_entry(text, node, language, words)


def set_entry(text: str, node: Map, key: str, words: str) -> Iterator[Edit]:
    """Yield the edits that make `words` stand under `key` of a map of texts."""
    written, value = node.entries.get(key, (None, None))
    if written is None:
        yield from _add_entry(text, node, key, words)
    elif isinstance(value, Scalar):
        one_line = node.is_flow or not _rest_of_line(text, value.end).isspace()
        yield _replaced(text, node, written, value, words, one_line)


def flow_pair(key: str, words: str) -> str:
    """Return a map of one entry as it stands on one line."""
    return f"{{{flow_text(key)}: {flow_text(words)}}}"


def add_map_after(text: str, node: Map, key: str, words: tuple[str, str], parent: Map) -> Edit:
    """Return the edit that adds `key: {name: value}` to `parent`, behind the map `node` in it."""
    end = _end_of(text, node)
    pair = flow_pair(*words)
    if parent.is_flow:
        return Edit(end, end, f", {key}: {pair}")
    at = _line_end(text, end)
    line = f"{' ' * (parent.position.column - 1)}{key}: {pair}"
    return Edit(at, at, _line_break(text) + line)


# --- entries of maps --------------------------------------------------------------------------


def _add_entry(text: str, node: Map, key: str, words: str) -> Iterator[Edit]:
    piece = f"{flow_text(key)}: {flow_text(words)}"
    end = _last_end(text, node)
    if not node.is_flow:
        at = _line_end(text, end)
        lines = entry_lines(key, words, node.position.column - 1)
        yield Edit(at, at, "".join(_line_break(text) + line for line in lines))
    elif text[node.start : node.start + 1] == "{":
        yield Edit(end, end, f", {piece}" if node.entries else piece)
    else:  # `[en: Why?]` is a list of one map without its brackets
        yield Edit(node.start, node.start, "{")
        yield Edit(end, end, f", {piece}}}")


def _replaced(text: str, node: Map, key: Scalar, value: Scalar, words: str, one_line: bool) -> Edit:
    """Return the edit for a value that is there; a remark behind it must not become its words."""
    if value.style in _BLOCKS:
        return _replaced_block(text, node, value, words)
    before = text[key.end : value.start]
    space = "" if before[-1:].isspace() else " "
    if one_line or "\n" in before or "\r" in before:
        return Edit(value.start, value.end, space + flow_text(words))
    first, *others = entry_lines(key.value, words, node.position.column - 1)
    shown = entry_lines(key.value, "x", 0)[0].removesuffix("x")
    lines = [first.lstrip(" ").removeprefix(shown), *others]
    return Edit(value.start, value.end, space + _line_break(text).join(lines))


def _replaced_block(text: str, node: Map, value: Scalar, words: str) -> Edit:
    """Return the edit for a block: it stays one, line by line, with the remark at its head."""
    header, *_ = _block_lines(text, value)
    indent = " " * (node.position.column - 1 + _STEP)
    lines = [_HEADER_SIGN.sub("|", header, count=1)]
    lines += [indent + line if line else "" for line in words.split("\n")]
    return Edit(value.start, _end_of_scalar(text, value), _line_break(text).join(lines))


# --- a plain text becomes a map of languages --------------------------------------------------


def _become_map(
    text: str, wording: Wording, node: Scalar, languages: tuple[str, str, str]
) -> Iterator[Edit]:
    default, language, words = languages
    if node.style in _BLOCKS:
        yield _block_map_of_block(text, wording, node, languages)
        return
    raw = text[node.start : node.end]
    kept = raw if node.style else flow_text(node.value)
    short = f"{{{flow_text(default)}: {kept}, {flow_text(language)}: {flow_text(words)}}}"
    fits = node.position.column + len(short) <= _WIDTH and "\n" not in words + raw
    if wording.slot.is_flow or fits:
        yield Edit(node.start, node.end, short)
        return
    indent = _inner_indent(wording, node)
    if "\n" in raw or "\r" in raw:
        raw = flow_text(node.value)
    yield Edit(
        _gap_start(text, wording, node),
        node.end,
        _opening(text, wording, node, indent) + f"{flow_text(default)}: {raw}",
    )
    at = _line_end(text, node.end)
    lines = entry_lines(language, words, indent)
    yield Edit(at, at, "".join(_line_break(text) + line for line in lines))


def _block_map_of_block(
    text: str, wording: Wording, node: Scalar, languages: tuple[str, str, str]
) -> Edit:
    default, language, words = languages
    indent = _inner_indent(wording, node)
    deeper = " " * (indent - wording.slot.indent)
    header, *content = _block_lines(text, node)
    lines = [
        f"{flow_text(default)}: {header}",
        *(deeper + line if line else "" for line in content),
        *entry_lines(language, words, indent),
    ]
    return Edit(
        _gap_start(text, wording, node),
        _end_of_scalar(text, node),
        _opening(text, wording, node, indent) + _line_break(text).join(lines),
    )


def _inner_indent(wording: Wording, node: Scalar) -> int:
    """Return where the keys of the new map begin: below a key, or right behind a dash."""
    return node.position.column - 1 if wording.slot.is_item else wording.slot.indent + _STEP


def _opening(text: str, wording: Wording, node: Scalar, indent: int) -> str:
    """Return what leads to the new map's first key."""
    if wording.slot.is_item:
        return ""
    is_own_line = not _before_on_line(text, node.start).strip()
    return ("" if is_own_line else _line_break(text)) + " " * indent


def _gap_start(text: str, wording: Wording, node: Scalar) -> int:
    """Return where the blanks before a value begin, which the new line takes the place of."""
    if wording.slot.is_item:
        return node.start
    blanks = _before_on_line(text, node.start)
    return node.start - (len(blanks) - len(blanks.rstrip(" \t")))


# --- places -----------------------------------------------------------------------------------


def _block_lines(text: str, node: Scalar) -> list[str]:
    """Return the lines of a block, its header first, without blank ones at its end."""
    return re.split(r"\r\n|\n|\r", text[node.start : _end_of_scalar(text, node)])


def _end_of_scalar(text: str, node: Scalar) -> int:
    if node.style not in _BLOCKS:
        return node.end
    return node.start + len(text[node.start : node.end].rstrip(" \t\r\n"))


def _last_end(text: str, node: Map) -> int:
    """Return where the last value of a map of texts ends; of an empty one, where it begins."""
    ends = [
        _end_of_scalar(text, value)
        for _, value in node.entries.values()
        if isinstance(value, Scalar)
    ]
    return max(ends, default=node.start + 1)


def _end_of(text: str, node: Map) -> int:
    """Return where a map of texts ends, its closing bracket included."""
    end = _last_end(text, node)
    closing = _FLOW_END.match(text, end) if node.is_flow else None
    return closing.end() if closing else end


def _line_end(text: str, place: int) -> int:
    match = _LINE_END.search(text, place)
    return match.start() if match else len(text)


def _rest_of_line(text: str, place: int) -> str:
    """Return what follows on the line, with one sign more than nothing."""
    return text[place : _line_end(text, place)] + " "


def _before_on_line(text: str, place: int) -> str:
    return text[max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1 : place]


def _line_break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
