"""An XLSForm becomes a questionnaire.

Laws:
- Any bytes give an `Imported` or one of our errors.
- Nothing that the form holds in its own sheets is dropped: what cannot be run is kept in the
  questionnaire, noted, and exported again.
- Nothing is invented that a participant would hear or agree to: a form without consent becomes a
  questionnaire without it, and its faults say what to add.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peerkit.errors import NoSurveySheetError
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import Questionnaire
from peerkit.questionnaire.read import Reading, read_questionnaire
from peerkit.questionnaire.xlsform.columns import Column, is_known, usual_place
from peerkit.questionnaire.xlsform.import_choices import import_choices
from peerkit.questionnaire.xlsform.import_settings import (
    Tongues,
    import_settings,
    read_tongues,
    settings_line,
)
from peerkit.questionnaire.xlsform.import_survey import import_survey
from peerkit.questionnaire.xlsform.languages import BARE, UNDETERMINED
from peerkit.questionnaire.xlsform.note import Note, Notes
from peerkit.questionnaire.xlsform.own_words import (
    COLUMN_SEPARATOR,
    COLUMNS,
    FORM,
    INVENTED,
    IS_TRANSLATED,
    NAMES,
    REMARKS,
    SHEETS,
)
from peerkit.questionnaire.xlsform.read_csv import read_csv_sheets
from peerkit.questionnaire.xlsform.read_workbook import read_workbook
from peerkit.questionnaire.xlsform.sheet import CHOICES, KEPT_SHEETS, SETTINGS, SURVEY, Book
from peerkit.questionnaire.xlsform.table import Line, Table, table_of
from peerkit.questionnaire.yaml_text import Value, yaml_text

_NOT_RUN = frozenset({"not_run_here", "unknown_type", "expression.not_run_here"})
"""The advice of a reading that tells what is kept and not run; columns are told by notes."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a form.

    `source` is the questionnaire's file, to be kept and mended; `reading` is what it says and what
    is wrong with it; `notes` are about the spreadsheet: what was kept and will not run, what had to
    be mended.
    """

    source: bytes
    reading: Reading
    notes: tuple[Note, ...]

    @property
    def questionnaire(self) -> Questionnaire | None:
        """The questionnaire; None if its file cannot be read at all."""
        return self.reading.questionnaire

    @property
    def not_run(self) -> tuple[Fault, ...]:
        """What of the questionnaire is kept for other tools and will not run, once for each."""
        found = {
            (fault.code, *sorted(fault.values.items())): fault
            for fault in reversed(self.faults)
            if fault.code in _NOT_RUN
        }
        return tuple(reversed(found.values()))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the questionnaire, and what could be better."""
        return self.reading.faults


def import_xlsform(
    data: bytes | Mapping[str, bytes], *, form_id: str = "form", language: str = UNDETERMINED
) -> Imported:
    """Return the questionnaire of a spreadsheet, or of its sheets saved as CSV, by their names.

    `form_id` is that of a form without one; `language` is the tag of words whose language nobody
    named. Raises NotASpreadsheetError, OldSpreadsheetError, SpreadsheetLockedError,
    SpreadsheetTooLargeError, CsvNotUtf8Error, NoSurveySheetError or XlsformExtraMissingError.
    """
    notes = Notes()
    book = read_workbook(data, notes) if isinstance(data, bytes) else read_csv_sheets(data, notes)
    source = yaml_text(_document(book, form_id, language, notes))
    return Imported(source, read_questionnaire(source), notes.all())


def _document(book: Book, form_id: str, language: str, notes: Notes) -> dict[str, Value]:
    tables = {
        name: table_of(book[name], notes) for name in (SURVEY, CHOICES, SETTINGS) if name in book
    }
    if SURVEY not in tables or not _has_types(tables[SURVEY]):
        raise NoSurveySheetError
    settings = settings_line(tables.get(SETTINGS), notes)
    spoken = [tables[sheet] for sheet in (SURVEY, CHOICES) if sheet in tables]
    tongues = read_tongues(settings.cells, spoken, language, notes)
    survey = import_survey(tables[SURVEY], tongues, notes)
    choices, left = import_choices(tables.get(CHOICES), tongues, notes)
    head, invented = import_settings(settings, tongues, form_id)
    _note_columns(tables[SURVEY], notes)
    form: dict[str, Value] = {
        INVENTED: invented,
        **_languages(spoken, tongues),
        **_other_tools(book),
        REMARKS: _written({SURVEY: survey.remarks, CHOICES: left}),
    }
    parts: dict[str, Value] = {
        **head,
        **survey.parts,
        "consent": survey.consent,
        "choices": choices,
        FORM: _present(form),
    }
    return {**_present(parts), "survey": survey.items}


def _has_types(table: Table) -> bool:
    return any(column.key == "type" for column in table.columns.values())


def _present(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what is there: no empty texts, lists or maps."""
    return {key: value for key, value in values.items() if value}


def _languages(spoken: Sequence[Table], tongues: Tongues) -> dict[str, Value]:
    """Return how the headings name languages, and how they stand."""
    is_bare = {name for table in spoken for name in table.languages()} <= {BARE}
    is_alone = len(tongues.names) == 1
    return {
        NAMES: tongues.odd_names(),
        IS_TRANSLATED: is_alone and not is_bare,
        COLUMNS: _present(
            {
                table.sheet.name: _columns(table, tongues, is_bare=is_alone and is_bare)
                for table in spoken
            }
        ),
    }


def _columns(table: Table, tongues: Tongues, *, is_bare: bool) -> str:
    """Return the order of the columns that are used; nothing where the export has the same."""
    names = {
        heading: _heading(column, tongues, is_bare=is_bare)
        for heading, column in table.columns.items()
    }
    met = dict.fromkeys(names[heading] for row in table.sheet.rows for heading in row.cells)
    own = [name for name in names.values() if name in met]
    usual = sorted(met, key=lambda name: usual_place(name, table.sheet.name))
    return "" if usual == own else COLUMN_SEPARATOR.join(own)


def _heading(column: Column, tongues: Tongues, *, is_bare: bool) -> str:
    """Return the heading under which the export writes a column."""
    if is_bare or not column.is_translated:
        return column.key
    return f"{column.key}::{column.language or tongues.bare}"


def _other_tools(book: Book) -> dict[str, Value]:
    kept = [name for name in KEPT_SHEETS if name in book]
    return {SHEETS: {name: [dict(row.cells) for row in book[name].rows] for name in kept}}


def _written(remarks: Mapping[str, Sequence[Line]]) -> dict[str, Value]:
    rows = {
        name: [{**line.cells, **_flat(line)} for line in lines] for name, lines in remarks.items()
    }
    return {name: lines for name, lines in rows.items() if lines}


def _flat(line: Line) -> dict[str, str]:
    return {
        key if name == BARE else f"{key}::{name}": text
        for key, texts in line.texts.items()
        for name, text in texts.items()
    }


def _note_columns(table: Table, notes: Notes) -> None:
    """Note each column that nothing here knows, once, with how often it is used."""
    used = Counter(heading for row in table.sheet.rows for heading in row.cells)
    for heading, column in table.columns.items():
        if not is_known(column.key) and used[heading]:
            notes.add("column_kept", SURVEY, 1, heading=heading, rows=used[heading])
