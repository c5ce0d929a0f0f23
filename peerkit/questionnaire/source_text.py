"""The bytes of a file as text: bounded, UTF-8, and without characters that nobody sees."""

import re

from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.limits import LIMITS, Limits
from peerkit.questionnaire.model import Position

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Control characters, line breaks that editors do not show, and the bidirectional embeddings,
overrides and isolates that make text look like other text (Trojan Source, CVE-2021-42574). The
marks U+200E, U+200F and U+061C stay allowed: Arabic and Persian need them."""


def read_source_text(
    data: bytes, findings: Findings, limits: Limits = LIMITS, file: str = ""
) -> str | None:
    """Return the file's text; None where that is not to be had, with the fault that says why."""
    if len(data) > limits.size_bytes:
        findings.fault("too_large", Position(1, 1, file), limit_bytes=limits.size_bytes)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        findings.fault("not_utf8", position_at(before, len(before), file))
        return None
    if match := FORBIDDEN.search(text):
        place = position_at(text, match.start(), file)
        findings.fault("control_character", place, character=f"U+{ord(match[0]):04X}")
        return None
    return text


def position_at(text: str, offset: int, file: str = "") -> Position:
    """Return the place of the character at `offset`; CR, LF and CR LF each end a line."""
    ends = text.count("\n", 0, offset) + text.count("\r", 0, offset)
    ends -= text.count("\r\n", 0, offset)
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return Position(ends + 1, offset - line_start + 1, file)
