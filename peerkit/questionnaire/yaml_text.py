"""Plain values become YAML that a person can read and edit, and that reads back as it was.

Laws:
- `parse_yaml(yaml_text(value))` holds exactly the texts, maps and lists of `value`.
- Equal values give equal bytes; maps keep their order.
- Long words stand in blocks, short maps on one line; what people could trip over is in quotes.
"""

import re
from collections.abc import Mapping, Sequence

Value = str | bool | Mapping[str, "Value"] | Sequence["Value"]
"""What can be written. A truth is written as `yes` or `no`, and read back as such a text."""

_WIDTH = 100
_STEP = 2

_PLAIN = re.compile(r"[^\W_]|[_$./(](?=.)|\.")
"""How a text may begin that stands without quotes: none of YAML's own signs."""

_UNPLAIN = re.compile(r":(?=\s|$)|\s#|[\t\n\r]|^\s|\s$|^(?:---|\.\.\.)")
_FLOW_SIGNS = re.compile(r"[,\[\]{}:]")
_TRAPS = re.compile(r"(?:y|n|yes|no|on|off|true|false|null)", re.IGNORECASE)
"""Words that other YAML readers turn into something else than a text."""

_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]|\u2028|\u2029"
)
"""What the reader refuses to see in a file unless it is escaped, or libyaml does."""

_UNBLOCKED = re.compile(r"\A\s|\n\n\Z|^[ \t]+$", re.MULTILINE)
"""What a block of lines would not give back: a blank beginning or end, lines of spaces alone."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_text(value: Mapping[str, Value]) -> bytes:
    """Return the YAML file that holds `value`; the parts at the top stand apart."""
    lines: list[str] = []
    for key, inner in value.items():
        entry = entry_lines(key, inner, 0)
        if lines and len(entry) > 1:
            lines.append("")
        lines.extend(entry)
    return ("\n".join(lines) + "\n").encode("utf-8")


def entry_lines(key: str, value: Value, indent: int) -> list[str]:
    """Return the lines of one key and its value, below others that begin at `indent`."""
    head = f"{' ' * indent}{_word(key)}:"
    short = _short(value, _WIDTH - len(head))
    if short is not None:
        return [f"{head} {short}"]
    sign, lines = _long(value, indent + _STEP)
    return [f"{head}{sign}", *lines]


def _long(value: Value, indent: int) -> tuple[str, list[str]]:
    """Return what stands behind the key or dash, and the lines below."""
    match value:
        case bool():
            return f" {_truth(value)}", []
        case str():
            sign, lines = _block(value, indent)
            return f" {sign}", lines
        case Mapping():
            return "", _entries(value, indent)
        case Sequence():
            return "", _items(value, indent)


def _truth(value: bool) -> str:
    return "yes" if value else "no"


def _entries(value: Mapping[str, Value], indent: int) -> list[str]:
    return [line for key, inner in value.items() for line in entry_lines(key, inner, indent)]


def _items(value: Sequence[Value], indent: int) -> list[str]:
    lines: list[str] = []
    for item in value:
        short = None if _has_type(item) else _short(item, _WIDTH - indent - _STEP)
        if short is not None:
            lines.append(f"{' ' * indent}- {short}")
            continue
        sign, inner = _long(item, indent + _STEP)
        lines.extend([f"{' ' * indent}-{sign}", *inner] if sign else _dashed(inner, indent))
    return lines


def _has_type(item: Value) -> bool:
    """Tell a question or group, whose keys always stand below each other."""
    return isinstance(item, Mapping) and "type" in item


def _dashed(lines: list[str], indent: int) -> list[str]:
    first, *others = lines
    return [f"{' ' * indent}- {first[indent + _STEP :]}", *others]


def _short(value: Value, room: int) -> str | None:
    """Return the value as it stands on the line of its key; None if it needs lines of its own."""
    match value:
        case str():
            return None if _wants_block(value, room) else _word(value)
        case bool():
            return _truth(value)
        case Mapping() if all(isinstance(inner, str | bool | Mapping) for inner in value.values()):
            return _short_map(value, room)
        case Mapping():
            return None
        case _:
            return None if value else "[]"


def flow_text(text: str) -> str:
    """Return the text on one line, as it can stand anywhere, within `{ }` too."""
    return _quoted(text) if "\n" in text else _flow_word(text)


def _short_map(value: Mapping[str, Value], room: int) -> str | None:
    pieces: list[str] = []
    for key, inner in value.items():
        written = _flow(inner)
        if written is None:
            return None
        pieces.append(f"{_flow_word(key)}: {written}")
        room -= len(pieces[-1]) + 2
        if room < 0:
            return None
    return f"{{{', '.join(pieces)}}}"


def _flow(value: Value) -> str | None:
    match value:
        case str():
            return None if "\n" in value else _flow_word(value)
        case bool():
            return _truth(value)
        case Mapping():
            return _short_map(value, _WIDTH)
        case _:
            return None if value else "[]"


def _flow_word(text: str) -> str:
    return _quoted(text) if _FLOW_SIGNS.search(text) else _word(text)


def _word(text: str) -> str:
    """Return the text on one line, in quotes where it could be taken for something else."""
    if not _PLAIN.match(text) or _UNPLAIN.search(text) or _TRAPS.fullmatch(text):
        return _quoted(text)
    return _quoted(text) if _UNPRINTABLE.search(text) else text


def _quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _UNPRINTABLE.match(character):
        return character
    return f"\\u{ord(character):04X}"


def _wants_block(text: str, room: int) -> bool:
    if _UNPRINTABLE.search(text):
        return False
    if "\n" in text:
        return not _UNBLOCKED.search(text)
    return len(text) > room and " " in text and "  " not in text and not _edged(text)


def _edged(text: str) -> bool:
    return "\t" in text or text != text.strip(" ")


def _block(text: str, indent: int) -> tuple[str, list[str]]:
    """Return the block's sign and lines: kept line by line, or one long line folded at spaces."""
    if "\n" in text:
        sign = "|" if text.endswith("\n") else "|-"
        lines = text.removesuffix("\n").split("\n")
    else:
        sign, lines = ">-", _folded(text, _WIDTH - indent)
    return sign, [f"{' ' * indent}{line}" if line else "" for line in lines]


def _folded(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
