"""Takes real XLSForms there and back: `python -m tests.conformance.forms FOLDER`.

Each form of the folder is imported, checked, exported and imported again; the questionnaire must
be the same both times. Where pyxform is installed and converts the form, it must make the same
XForm of the original and of what came back, but for the differences that are named below.
What was found is printed, and last the counts. The exit status is 1 if a form failed.
"""

import difflib
import hashlib
import json
import re
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import openpyxl

from peerkit.errors import OldSpreadsheetError, PeerkitError, SpreadsheetLockedError
from peerkit.questionnaire import Questionnaire
from peerkit.questionnaire.xlsform import (
    Imported,
    Kind,
    export_xlsform,
    import_xlsform,
    report_of,
)
from peerkit.questionnaire.xlsform.columns import read_column

HAS_PYXFORM = find_spec("pyxform") is not None
LINES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between a form and what came back that is meant, and why it does no harm.

    `apply` makes it in the original, so that everything else can be compared exactly.
    """

    name: str
    reason: str
    apply: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one form. `reason` says why it does not apply, where it does not.

    `told` are the codes of the faults that the check found, and the kinds of the report's notes.
    """

    name: str
    outcomes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    reason: str = ""
    told: tuple[str, ...] = ()


# --- differences that are meant ---------------------------------------------------------------


def with_languages(data: bytes) -> bytes:
    """Return the form with a language in each heading, where any heading has one."""
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    cells = [
        (sheet.title.lower(), cell)
        for sheet in book.worksheets
        if sheet.title.lower() in {"survey", "choices"}
        for cell in next(sheet.iter_rows(max_row=1))
        if cell.value
    ]
    columns = [(cell, read_column(str(cell.value), sheet)) for sheet, cell in cells]
    first = next((column.language for _, column in columns if column.language), "")
    for cell, column in columns:
        if first and column.is_translated and not column.language:
            cell.value = f"{column.key}::{first}"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


MEANT = (
    Difference(
        "headings without a language",
        "they stand for the first language beside translated ones: KoboToolbox refuses the mixture",
        with_languages,
    ),
)


# --- one form ---------------------------------------------------------------------------------


def judge(path: Path, digest: str = "") -> Verdict:
    """Return what there and back comes to for one form."""
    data = path.read_bytes()
    if digest and hashlib.sha256(data).hexdigest() != digest:
        return Verdict(path.name, problems=("the file is not the one that its digest names",))
    try:
        imported = import_xlsform(data, form_id=path.stem)
        if imported.questionnaire is None:
            codes = ", ".join(sorted({fault.code for fault in imported.faults}))
            return Verdict(path.name, problems=(f"no questionnaire came of it: {codes}",))
        exported = export_xlsform(imported.questionnaire)
        again = import_xlsform(exported, form_id=path.stem)
    except (OldSpreadsheetError, SpreadsheetLockedError) as error:
        return Verdict(path.name, reason=f"it is no .xlsx, and is refused as {error.code}")
    except PeerkitError as error:
        return Verdict(path.name, problems=(f"refused as {error}",))
    problems = tuple(_same_questionnaire(imported.questionnaire, again.questionnaire))
    outcomes = ["imported"]
    if not problems:
        outcomes.append("the same after there and back")
    if HAS_PYXFORM:
        outcome, found = _same_form(path.stem, data, exported)
        outcomes.append(outcome)
        problems += found
    return Verdict(path.name, tuple(outcomes), problems, told=tuple(_told(imported)))


def _told(imported: Imported) -> Iterator[str]:
    """Yield the codes of the faults, and what the report says of each thing."""
    yield from (f"fault: {fault.code}" for fault in imported.faults if not fault.is_advice)
    for note in report_of(imported):
        if note.kind is not Kind.FAULT:
            yield f"report: {note.kind}"


def _same_questionnaire(first: Questionnaire, second: Questionnaire | None) -> Iterator[str]:
    if second is None:
        yield "what came back is no questionnaire"
    elif replace(first, digest="") != replace(second, digest=""):
        yield "another questionnaire came back"


def _same_form(name: str, original: bytes, returned: bytes) -> tuple[str, tuple[str, ...]]:
    """Return how the XForms compare, and the differences that are not meant."""
    expected = _xform(name, original)
    if not expected.startswith("<?xml"):
        return "pyxform refuses the original", ()
    actual = _xform(name, returned)
    if expected == actual:
        return "the same XForm", ()
    for difference in MEANT:
        if _xform(name, difference.apply(original)) == actual:
            return f"the same XForm but for {difference.name}", ()
    return "another XForm", tuple(_lines(expected, actual))


def _xform(name: str, data: bytes) -> str:
    """Return the XForm, or what pyxform has against the form."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder) / f"{name}.xlsx"
        path.write_bytes(data)
        try:
            return str(convert(xlsform=str(path), validate=False, form_name="data").xform)
        except PyXFormError as error:
            return f"pyxform: {error}"


def _lines(expected: str, actual: str) -> Iterator[str]:
    before, after = (re.sub(r">\s*<", ">\n<", text).splitlines() for text in (expected, actual))
    lines = list(difflib.unified_diff(before, after, lineterm="", n=0))[2:]
    yield from lines[:LINES_SHOWN]


# --- a folder ---------------------------------------------------------------------------------


def judge_folder(folder: Path) -> Iterator[Verdict]:
    """Yield the verdict of each form: of the manifest's, or of all that are there."""
    manifest = folder / "manifest.json"
    if manifest.is_file():
        for entry in json.loads(manifest.read_text(encoding="utf-8")):
            yield judge(folder / entry["file"], entry.get("sha256", ""))
    else:
        for path in sorted(folder.glob("*.xlsx")):
            yield judge(path)


def main(arguments: list[str]) -> int:
    """Print the verdicts and return the exit status."""
    if len(arguments) != 1:
        print("usage: python -m tests.conformance.forms FOLDER", file=sys.stderr)
        return 2
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of openpyxl, on headers and styles
        verdicts = list(judge_folder(Path(arguments[0])))
    _print(verdicts)
    return 1 if any(verdict.problems for verdict in verdicts) else 0


def _print_counts(verdicts: list[Verdict]) -> None:
    for outcome, count in Counter(each for one in verdicts for each in one.outcomes).items():
        print(f"{outcome}: {count}")
    for told, count in Counter(each for one in verdicts for each in one.told).most_common():
        print(f"{told}: {count} in {sum(told in one.told for one in verdicts)} forms")


def _print(verdicts: list[Verdict]) -> None:
    failed = [verdict for verdict in verdicts if verdict.problems]
    for verdict in failed:
        for problem in verdict.problems:
            print(f"{verdict.name}: {problem}")
    for verdict in verdicts:
        if verdict.reason:
            print(f"{verdict.name} does not apply: {verdict.reason}")
    _print_counts(verdicts)
    for difference in MEANT:
        print(f"meant: {difference.name}: {difference.reason}")
    if not HAS_PYXFORM:
        print("pyxform is not installed, so no XForms were compared")
    applying = [verdict for verdict in verdicts if not verdict.reason]
    print(f"{len(applying) - len(failed)} passed, {len(failed)} failed")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
