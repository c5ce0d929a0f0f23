"""Lines folded between words: a terminal would break them in the middle of a word.

What is read aloud is read by people who may have learnt the language late. Law: nothing is added
or lost but spaces that become line ends, and nothing is folded where nobody looks at a terminal.
Words of a script without spaces stay where they stand: the terminal breaks them anywhere, as books
do.
"""

import os
import unicodedata
from typing import TextIO

_WIDE = 2
_NARROWEST = 20
"""Below this a fold would be harder to read than a broken word."""


def folded_for(text: str, stream: TextIO) -> str:
    """Return the text folded to the stream's terminal; as it is where that is none."""
    if not stream.isatty():
        return text
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return text
    return folded(text, columns)


def folded(text: str, columns: int) -> str:
    """Return the text with no line longer than `columns`, but for words that are longer."""
    if columns < _NARROWEST:
        return text
    return "\n".join(_folded_line(line, columns) for line in text.split("\n"))


def _folded_line(line: str, columns: int) -> str:
    if _width(line) <= columns:
        return line
    words = line.split(" ")
    lines, left = [words[0]], columns - _width(words[0])
    for word in words[1:]:
        needed = 1 + _width(word)
        if needed <= left or not lines[-1].strip():
            lines[-1] += " " + word
            left -= needed
        elif _can_break(word):
            lines[-1] += " " + word
            left = columns - 1 - (columns - left + needed - 1) % columns
        else:
            lines.append(word)
            left = columns - needed + 1
    return "\n".join(lines)


def _can_break(word: str) -> bool:
    """Tell whether the word is of a script that is broken anywhere."""
    return sum(_columns(one) == _WIDE for one in word) * _WIDE > len(word)


def _width(text: str) -> int:
    """Return how many columns a terminal gives the text."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else 1
