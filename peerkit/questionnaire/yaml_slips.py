"""The usual slips behind a file that is no YAML: which one it was, and where to look.

libyaml says what it expected; people need to know what they did. The sentence it gives and the
characters around the place tell the slips apart.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from peerkit.frozen import frozen

if TYPE_CHECKING:
    import yaml


@frozen
class Slip:
    """A fault's code, where in the text it stands, and its values."""

    code: str
    offset: int
    values: Mapping[str, str | int] = field(default_factory=dict)


_BY_SENTENCE: tuple[tuple[str, str], ...] = (
    ("block sequence entries are not allowed", "yaml_dash"),
    ("did not find expected comment or line break", "yaml_block"),
    ("did not find expected alphabetic or numeric character", "yaml_star"),
    ("unknown escape character", "yaml_escape"),
    ("did not find expected hexdecimal number", "yaml_escape"),
    ("did not find expected ',' or", "yaml_brackets"),
    ("did not find expected node content", "yaml_brackets"),
    ("did not find expected", "yaml_indentation"),
)
"""What libyaml 0.2 says, and the slip that it most often is; the first that fits is taken."""


def slip_of(text: str, error: "yaml.MarkedYAMLError") -> Slip:
    """Return the slip that made the parser give up."""
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(text)) if mark else 0
    sentence = error.problem or ""
    if _begins_with_tab(text, offset):
        return Slip("yaml_tab", offset)
    if error.context == "while scanning a quoted scalar" and "escape" not in sentence:
        return Slip("yaml_unclosed_quote", error.context_mark.index if error.context_mark else 0)
    if "could not find expected ':'" in sentence:
        return Slip("yaml_no_colon", error.context_mark.index if error.context_mark else offset)
    if "cannot start any token" in sentence:
        return Slip("yaml_character", offset, {"character": text[offset : offset + 1]})
    if "mapping values are not allowed" in sentence:
        return Slip(_misplaced_colon(text, offset), offset)
    if "did not find expected" in sentence and _follows_quote(text, offset):
        return Slip("yaml_leading_quote", offset)
    code = next((code for said, code in _BY_SENTENCE if said in sentence), "yaml_syntax")
    return Slip(code, offset)


def _line_before(text: str, offset: int) -> str:
    return text[:offset].rpartition("\n")[2]


def _begins_with_tab(text: str, offset: int) -> bool:
    indent = _line_before(text, offset)
    return (text[offset : offset + 1] == "\t" or "\t" in indent) and not indent.strip()


def _misplaced_colon(text: str, offset: int) -> str:
    """Tell a second `: ` in one line from a key that stands further in than its neighbours."""
    return "yaml_colon" if ": " in _line_before(text, offset) else "yaml_indentation"


def _follows_quote(text: str, offset: int) -> bool:
    return text[:offset].rstrip()[-1:] in {'"', "'"}
