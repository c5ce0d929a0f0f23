"""The sheet with a project's keys, as it is typed or stands in a file.

Law: what is typed of it stands on a page of its own, which is gone afterwards, where there can be
one.
"""

from pathlib import Path

from peerkit.cli.asking import type_line
from peerkit.cli.output import Output
from peerkit.cli.secrets import page_of_its_own
from peerkit.crypto import KEY_LINES, check_key_line
from peerkit.errors import MistypedSheetError, NotReadableError
from peerkit.files import read_up_to
from peerkit.workflow.projects.sheet import LIMIT_BYTES


def read_sheet_file(path: Path) -> str:
    """Return the text of the file; raises NotReadableError for what is none."""
    data = read_up_to(path, LIMIT_BYTES)
    try:
        typed = (data or b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        # Not chained: the cause holds the bytes, which may be keys.
        raise NotReadableError(path=str(path)) from None
    if data is None:
        raise NotReadableError(path=str(path))
    return typed


def type_sheet() -> str | None:
    """Return the lines as they are typed, each of them right; None for Enter alone."""
    lines: list[str] = []
    with page_of_its_own():
        while len(lines) < KEY_LINES:
            number = len(lines) + 1
            Output().say("sheet.ask_line", line=number)
            if not (typed := type_line()):
                return None
            try:
                lines.append(check_key_line(number, typed))
            except MistypedSheetError:
                Output().say("sheet.line_wrong", line=number)
    return "\n".join(lines)
