"""Translating a questionnaire or a module: its texts go out as a table and come back into it.

Laws:
- A file is changed only by a table of which every row is sound, and only if it then has no fault
  that it had not before.
- A command that fails leaves every file as it was.
- Who read a language is written down when a person says so, never by a table.
"""

import re
import stat
from collections import Counter
from collections.abc import Hashable
from pathlib import Path

from peerkit.errors import (
    LanguageNotOfferedError,
    MissingOptionError,
    NoLanguageCodeError,
    NoTranslationTableError,
    NotTranslatableError,
    QuestionnaireFaultyError,
    SpreadsheetTooLargeError,
    TableLanguageError,
)
from peerkit.files import read_up_to, write_atomically
from peerkit.frozen import frozen
from peerkit.questionnaire import Fault, Files, read_questionnaire
from peerkit.questionnaire.source_text import FORBIDDEN
from peerkit.questionnaire.translation import (
    Brought,
    Document,
    Judged,
    Line,
    bring_in,
    judge_table,
    language_name,
    lines_to_translate,
    open_document,
    read_table,
    record_review,
    write_csv,
    write_xlsx,
)
from peerkit.questionnaire.xlsform.limits import LIMITS
from peerkit.questionnaire.yaml_text import yaml_text
from peerkit.values import is_language_tag
from peerkit.workflow.clock import now
from peerkit.workflow.new_files import write_new
from peerkit.workflow.questionnaires.forms import check_ending
from peerkit.workflow.questionnaires.shelf import find_source

_WRITERS = {".csv": write_csv, ".xlsx": write_xlsx}
_ENDS_WITH_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_PLACES = frozenset({"first_line"})
"""Values of faults that say where, and so change when lines are added above."""


@frozen
class Opened:
    """A file whose texts can be translated. `path` is where it stands, if it is one's own."""

    name: str
    path: Path | None
    data: bytes
    document: Document
    files: Files


@frozen
class Returned:
    """What a table that came back brings, and each fault that the file would have with it."""

    language: str
    judged: Judged
    brought: Brought
    new_faults: tuple[Fault, ...] = ()

    @property
    def problems(self) -> int:
        """How much there is to mend before the table can be brought in."""
        return len(self.judged.problems) + len(self.new_faults)


def open_for_translation(name: str) -> Opened:
    """Return the file laid open; faults that are not about its form do not prevent it.

    Raises QuestionnaireNotFoundError, NotReadableError or QuestionnaireFaultyError.
    """
    found, data, files = find_source(name)
    document = open_document(data)
    if document is None:
        faults = read_questionnaire(data, files).faults
        count = sum(not fault.is_advice for fault in faults)
        raise QuestionnaireFaultyError(path=found, count=max(1, count))
    path = Path(name)
    is_own = found == name and path.suffix in (".yaml", ".yml") and path.is_file()
    return Opened(found, path.resolve() if is_own else None, data, document, files)


def check_language(opened: Opened, language: str) -> None:
    """Return if the texts can be translated into that language.

    Raises NoLanguageCodeError for what is no language tag, and NotTranslatableError.
    """
    if not is_language_tag(language):
        raise NoLanguageCodeError(option="--to")
    if language == opened.document.default_language:
        raise NotTranslatableError(language=language)


def lines_for(
    opened: Opened, language: str, *, everything: bool, earlier: Opened | None
) -> list[Line]:
    """Return the lines of the table; raises as `check_language` does."""
    check_language(opened, language)
    before = None if earlier is None else earlier.document
    return list(
        lines_to_translate(opened.document, language, everything=everything, earlier=before)
    )


def check_table_name(path: Path) -> None:
    """Return if a table can have that name; raises WrongEndingError."""
    check_ending(path, *_WRITERS)


def write_table(path: Path, lines: list[Line], opened: Opened, language: str) -> None:
    """Make `path` hold the table, as CSV or .xlsx by its ending; raises as `write_new` does."""
    check_table_name(path)
    write = _WRITERS[path.suffix.lower()]
    write_new(path, write(lines, opened.document.default_language, language))


def take_back(opened: Opened, table: Path, language: str, name: str) -> Returned:
    """Return what the table brings; nothing is written.

    `language` is the one that was asked for, if any; `name` what it calls itself, where that is
    not known. Raises MissingOptionError, NotTranslatableError, NoTranslationTableError and the
    errors of `read_table` and `bring_in`.
    """
    if not table.is_file():
        raise NoTranslationTableError(path=str(table))
    data = read_up_to(table, LIMITS.size_bytes)
    if data is None:
        raise SpreadsheetTooLargeError(limit_bytes=LIMITS.size_bytes)
    read = read_table(data, str(table))
    if language and language != read.language:
        raise TableLanguageError(option="--to", asked=language, found=read.language)
    check_language(opened, read.language)
    judged = judge_table(opened.document, read)
    own_name = _own_name(opened, read.language, name) if judged.words else ""
    brought = bring_in(opened.data, judged.words, read.language, own_name)
    faults = _new_faults(opened, brought.data) if brought.count else ()
    return Returned(read.language, judged, brought, faults)


def review(opened: Opened, language: str, who: str) -> tuple[bytes, str]:
    """Return the file with a native reader's review of a language, and what is recorded of them.

    Today's date follows the name where none is given. Raises LanguageNotOfferedError for a
    language that the file does not have, MissingOptionError for a name that is none, and as
    `check_language` does.
    """
    check_language(opened, language)
    if language not in opened.document.languages:
        known = ", ".join(opened.document.languages)
        raise LanguageNotOfferedError(language=language, languages=known)
    said = " ".join(who.split())
    if not said or FORBIDDEN.search(said) or _ENDS_WITH_DAY.fullmatch(said):
        raise MissingOptionError(option="--reviewed-by")
    if not _ENDS_WITH_DAY.search(said):
        said = f"{said}, {now().date().isoformat()}"
    return record_review(opened.data, language, said), said


def keep(opened: Opened, data: bytes, output: Path | None) -> str:
    """Return the path of the file that holds `data` now: a new one, or the one that was opened.

    Raises MissingOptionError where the opened one is not the person's own, and as `write_new` does.
    """
    if output is not None:
        write_new(output, data)
        return str(output)
    if opened.path is None:
        raise MissingOptionError(option="--output")
    if data != opened.data:
        write_atomically(opened.path, data, stat.S_IMODE(opened.path.stat().st_mode))
    return opened.name


def _own_name(opened: Opened, language: str, name: str) -> str:
    found = opened.document.languages.get(language) or name.strip() or language_name(language)
    if not found or FORBIDDEN.search(found):
        raise MissingOptionError(option="--language-name")
    return found


def _new_faults(opened: Opened, data: bytes) -> tuple[Fault, ...]:
    """Return the faults of the new file that the old one has not, whatever line they stand in."""
    before = Counter(_key(fault) for fault in _faults(opened, opened.data))
    found = []
    for fault in _faults(opened, data):
        before[_key(fault)] -= 1
        if before[_key(fault)] < 0:
            found.append(fault)
    return tuple(found)


def _key(fault: Fault) -> Hashable:
    values = {name: value for name, value in fault.values.items() if name not in _PLACES}
    return fault.file, fault.code, tuple(sorted(values.items()))


def _faults(opened: Opened, data: bytes) -> list[Fault]:
    """Return the faults of a questionnaire; of a module, its own within the least of them."""
    module = opened.document.module
    if not module:
        reading = read_questionnaire(data, opened.files)
        return [fault for fault in reading.faults if not fault.is_advice]
    file = f"modules/{module}.yaml"
    document = open_document(data) or opened.document
    frame = _frame(module, document)
    reading = read_questionnaire(frame, {file: data}.get)
    return [fault for fault in reading.faults if fault.file == file and not fault.is_advice]


def _frame(module: str, document: Document) -> bytes:
    """Return a questionnaire of nothing but that module."""
    return yaml_text(
        {
            "peerkit": "1",
            "form_id": module,
            "version": "1",
            "title": module,
            "default_language": document.default_language,
            "languages": dict(document.languages),
            "modules": [module],
            "survey": [{"module": module}],
        }
    )
