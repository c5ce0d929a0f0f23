"""Forms of other tools: a spreadsheet becomes a questionnaire's file, and a questionnaire a form.

Laws:
- A command that fails leaves no file, and none is replaced.
- The tables that a form or a questionnaire names go with it, byte for byte.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from peerkit.errors import (
    FormNotFoundError,
    NotASpreadsheetError,
    OutputExistsError,
    PeerkitError,
    QuestionnaireFaultyError,
    SpreadsheetTooLargeError,
    WrongEndingError,
)
from peerkit.files import read_up_to, remove_file, write_atomically
from peerkit.frozen import frozen
from peerkit.questionnaire import Reading, read_questionnaire
from peerkit.questionnaire.question_types import TABLE
from peerkit.questionnaire.xlsform import Imported, export_xlsform, import_xlsform
from peerkit.questionnaire.xlsform.limits import LIMITS
from peerkit.workflow.questionnaires.shelf import beside, find_source

_SHARED = 0o644
"""Forms and questionnaires hold nobody's answers; they are passed round."""

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


def check_new(path: Path) -> None:
    """Return if nothing stands at `path`; raises OutputExistsError."""
    if os.path.lexists(path):  # Path.exists raises for a name that is too long
        raise OutputExistsError(path=str(path))


def check_new_files(*paths: Path | None) -> None:
    """Return if nothing stands at the paths, and no two are one; raises OutputExistsError."""
    seen: set[str] = set()
    for path in paths:
        if path is not None:
            check_new(path)
            place = os.path.normcase(path.absolute().resolve())
            if place in seen:
                raise OutputExistsError(path=str(path))
            seen.add(place)


@contextmanager
def taken_back_on_failure(path: Path | None) -> Iterator[None]:
    """Inside the block a failure takes away the file that the command has made before."""
    try:
        yield
    except PeerkitError:
        if path is not None:
            remove_file(path)
        raise


def write_new(path: Path, data: bytes, tables: Mapping[str, bytes] | None = None) -> None:
    """Make `path` hold `data`, with the tables beside it; where one cannot be written, none is.

    A table that lies there already, with the same bytes, stays. Raises OutputExistsError,
    NotWritableError or DiskFullError.
    """
    check_new(path)
    beside_it = {path.parent / name: content for name, content in (tables or {}).items()}
    missing = {file: content for file, content in beside_it.items() if not _holds(file, content)}
    for file in missing:
        check_new(file)
    written: list[Path] = []
    try:
        for file, content in [*missing.items(), (path, data)]:
            write_atomically(file, content, _SHARED)
            written.append(file)
    except PeerkitError:
        for file in written:
            file.unlink()
        raise


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and read_up_to(path, len(content)) == content


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
