"""Forms of other tools: a spreadsheet becomes a questionnaire's file, and a questionnaire a form.

Laws:
- A command that fails leaves no file, and none is replaced.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from peerkit.errors import (
    NotASpreadsheetError,
    OutputExistsError,
    QuestionnaireFaultyError,
    QuestionnaireNotFoundError,
    SpreadsheetTooLargeError,
)
from peerkit.files import read_up_to, write_atomically
from peerkit.questionnaire import read_questionnaire
from peerkit.questionnaire.xlsform import Imported, export_xlsform, import_xlsform
from peerkit.questionnaire.xlsform.limits import LIMITS
from peerkit.workflow.shelf import find_source

_SHARED = 0o644
"""Forms and questionnaires hold nobody's answers; they are passed round."""

_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_CSV = ".csv"


def import_form(paths: Sequence[Path], language: str | None = None) -> Imported:
    """Return what came of a spreadsheet, of a folder of CSV files, or of CSV files.

    A CSV file is a sheet, whose name ends the file's: `survey.csv`, `My form - survey.csv`.
    `language` is the tag of words whose language nobody named. Raises QuestionnaireNotFoundError,
    NotReadableError, and the errors of `import_xlsform`.
    """
    for path in paths:
        if not path.exists():
            raise QuestionnaireNotFoundError(path=str(path))
    files = [file for path in paths for file in _files(path)]
    sheets = {_sheet_name(file): file for file in files if file.suffix.lower() == _CSV}
    options = {"form_id": _form_id(paths[0]), **({"language": language} if language else {})}
    if sheets:
        return import_xlsform({name: _read(file) for name, file in sheets.items()}, **options)
    if len(files) != 1:
        raise NotASpreadsheetError
    return import_xlsform(_read(files[0]), **options)


def export_form(name: str) -> bytes:
    """Return the questionnaire of that name or path as an .xlsx file.

    Faults do not stop it, so that what was imported can be given back. Raises
    QuestionnaireNotFoundError, NotReadableError, or QuestionnaireFaultyError if there is nothing
    to export.
    """
    path, source, files = find_source(name)
    reading = read_questionnaire(source, files)
    if reading.questionnaire is None:
        raise QuestionnaireFaultyError(path=path, count=len(reading.faults))
    return export_xlsform(reading.questionnaire)


def check_new(path: Path) -> None:
    """Return if nothing stands at `path`; raises OutputExistsError."""
    if path.exists() or path.is_symlink():
        raise OutputExistsError(path=str(path))


def write_new(path: Path, data: bytes) -> None:
    """Make `path` hold `data`; raises OutputExistsError, NotWritableError or DiskFullError."""
    check_new(path)
    write_atomically(path, data, _SHARED)


def _files(path: Path) -> list[Path]:
    return sorted(path.glob(f"*{_CSV}")) if path.is_dir() else [path]


def _sheet_name(file: Path) -> str:
    return file.stem.rpartition(" - ")[2]


def _form_id(path: Path) -> str:
    """Return a name for a form that has none, from its file's."""
    name = path.stem.rpartition(" - ")[0] or path.stem
    return _NO_NAME.sub("_", name).strip("_.-") or "form"


def _read(path: Path) -> bytes:
    data = read_up_to(path, LIMITS.size_bytes)
    if data is None:
        raise SpreadsheetTooLargeError(limit_bytes=LIMITS.size_bytes)
    return data
