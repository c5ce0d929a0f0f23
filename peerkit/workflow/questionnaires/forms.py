"""Forms of other tools: a spreadsheet becomes a questionnaire's file, and a questionnaire a form.

Law: the tables that a form or a questionnaire names go with it, byte for byte.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from peerkit.errors import (
    FormNotFoundError,
    NotASpreadsheetError,
    QuestionnaireFaultyError,
    SpreadsheetTooLargeError,
    WrongEndingError,
)
from peerkit.files import read_up_to
from peerkit.frozen import frozen
from peerkit.questionnaire import Reading, read_questionnaire
from peerkit.questionnaire.question_types import TABLE
from peerkit.questionnaire.xlsform import Imported, export_xlsform, import_xlsform
from peerkit.questionnaire.xlsform.limits import LIMITS
from peerkit.workflow.questionnaires.shelf import beside, find_source

_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_CSV = ".csv"


def import_form(paths: Sequence[Path], language: str | None = None) -> Imported:
    """Return what came of a spreadsheet, of a folder of CSV files, or of CSV files.

    A CSV file is a sheet, whose name ends the file's: `survey.csv`, `My form - survey.csv`. The
    tables that the form names are read where they lie beside it.
    `language` is the tag of words whose language nobody named. Raises FormNotFoundError,
    NotReadableError, and the errors of `import_xlsform`.
    """
    for path in paths:
        if not path.exists():
            raise FormNotFoundError(path=str(path))
    files = [file for path in paths for file in _files(path)]
    sheets = {_sheet_name(file): file for file in files if file.suffix.lower() == _CSV}
    if not sheets and len(files) != 1:
        raise NotASpreadsheetError
    return import_xlsform(
        {name: _read(file) for name, file in sheets.items()} if sheets else _read(files[0]),
        form_id=_form_id(paths[0]),
        files=beside(files[0].parent),
        **({"language": language} if language else {}),
    )


@frozen
class Exported:
    """A form, and the tables that it names, by their files' names."""

    form: bytes
    tables: Mapping[str, bytes]


def export_form(name: str) -> Exported:
    """Return the questionnaire of that name or path as an .xlsx file, with its tables.

    Faults do not stop it, so that what was imported can be given back. Raises
    QuestionnaireNotFoundError, NotReadableError, or QuestionnaireFaultyError if there is nothing
    to export.
    """
    path, source, files = find_source(name)
    reading = read_questionnaire(source, files)
    if reading.questionnaire is None:
        raise QuestionnaireFaultyError(path=path, count=len(reading.faults))
    return Exported(export_xlsform(reading.questionnaire), tables_of(reading))


def tables_of(reading: Reading) -> dict[str, bytes]:
    """Return the tables that a questionnaire was read with."""
    return {name: data for name, data in reading.files.items() if name.endswith(TABLE)}


def check_ending(path: Path, *endings: str) -> None:
    """Return if the name ends in one of them, as `.xlsx`; raises WrongEndingError."""
    if path.suffix.lower() not in endings:
        raise WrongEndingError(option="--output", path=str(path), endings=", ".join(endings))


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
