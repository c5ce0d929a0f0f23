"""Faults and advice in plain lines: where, what, the line itself with a caret, and what to do."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from peerkit.cli.output import Output
from peerkit.questionnaire import Fault
from peerkit.words.visible import visible_line

_LINE_END = re.compile(r"\r\n|\r|\n")
_WIDEST = 88
"""Of a longer line the part round the place is shown."""
_BEFORE = 44


class Sources:
    """The texts of a questionnaire and the files beside it, line by line."""

    def __init__(self, path: str, source: bytes, files: Mapping[str, bytes]) -> None:
        self._path = path
        self._texts = {"": source, **files}
        self._lines: dict[str, list[str]] = {}

    def where(self, fault: Fault) -> str:
        """Return the path of the file that the fault stands in."""
        return str(Path(self._path).parent / fault.file) if fault.file else self._path

    def line(self, fault: Fault) -> str:
        """Return the line that the fault stands in; empty where there is none."""
        if fault.file not in self._lines:
            text = self._texts.get(fault.file, b"").decode("utf-8-sig", "replace")
            self._lines[fault.file] = _LINE_END.split(text)
        lines = self._lines[fault.file]
        number = fault.position.line
        return lines[number - 1] if number <= len(lines) else ""


def fault_text(sources: Sources, fault: Fault, output: Output) -> str:
    """Return the fault in words, with its line and a caret below its place."""
    place = f"{sources.where(fault)}:{fault.position.line}:{fault.position.column}"
    kind = output.text("questionnaire.advice" if fault.is_advice else "questionnaire.fault")
    what = output.text(fault.wording, **fault.values)
    hint = output.text(f"{fault.wording}.hint", **fault.values)
    shown = pointed(sources.line(fault), fault.position.column)
    return "\n".join([f"{place}: {kind}: {what} [{fault.code}]", *shown, f"  {hint}"])


def fault_document(sources: Sources, fault: Fault, output: Output) -> dict[str, object]:
    """Return the fault as JSON has it."""
    return {
        "path": sources.where(fault),
        "file": fault.file,
        "line": fault.position.line,
        "column": fault.position.column,
        "code": fault.code,
        "is_advice": fault.is_advice,
        "message": output.text(fault.wording, **fault.values),
        "hint": output.text(f"{fault.wording}.hint", **fault.values),
    }


def pointed(line: str, column: int) -> list[str]:
    """Return the line and, under its `column` (from 1), a caret; nothing for a blank line."""
    if not line.strip():
        return []
    start = max(0, column - 1 - _BEFORE) if len(line) > _WIDEST else 0
    before = visible_line(line[start : column - 1])
    after = visible_line(line[column - 1 : start + _WIDEST])
    indent = len(before) - len(before.lstrip()) if start == 0 else 0
    return [f"    {(before + after)[indent:].rstrip()}", f"    {' ' * _width(before[indent:])}^"]


def _width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
