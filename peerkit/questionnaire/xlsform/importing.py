"""An XLSForm becomes a questionnaire.

Laws:
- Any bytes give an `Imported` or one of our errors.
- Nothing that the form holds in its own sheets is dropped: what cannot be run is kept in the
  questionnaire, noted, and exported again.
- Nothing is invented that a participant would hear or agree to: a form without consent becomes a
  questionnaire without it, and its faults say what to add.
"""

from collections.abc import Container, Mapping, Sequence

from peerkit.errors import NoSurveySheetError
from peerkit.frozen import frozen
from peerkit.questionnaire.beside import Files, no_files
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.loading import read_questionnaire
from peerkit.questionnaire.model import Questionnaire
from peerkit.questionnaire.question_types import TABLE
from peerkit.questionnaire.reading import Reading
from peerkit.questionnaire.xlsform.columns import Column, usual_place
from peerkit.questionnaire.xlsform.import_choices import import_choices, lists_that_run
from peerkit.questionnaire.xlsform.import_settings import (
    Tongues,
    import_settings,
    read_tongues,
    settings_line,
)
from peerkit.questionnaire.xlsform.import_survey import import_survey
from peerkit.questionnaire.xlsform.languages import BARE, UNDETERMINED
from peerkit.questionnaire.xlsform.note import Note, Notes
from peerkit.questionnaire.xlsform.note_tables import (
    headings_by_key,
    note_settings,
    note_tables,
)
from peerkit.questionnaire.xlsform.origins import Origins
from peerkit.questionnaire.xlsform.own_words import (
    COLUMN_SEPARATOR,
    COLUMNS,
    EXTERNAL_LISTS,
    FORM,
    INVENTED,
    IS_TRANSLATED,
    NAMES,
    REMARKS,
    SHEETS,
)
from peerkit.questionnaire.xlsform.read_csv import read_csv_sheets
from peerkit.questionnaire.xlsform.read_workbook import read_workbook
from peerkit.questionnaire.xlsform.sheet import (
    CHOICES,
    EXTERNAL,
    KEPT_SHEETS,
    SETTINGS,
    SURVEY,
    Book,
)
from peerkit.questionnaire.xlsform.table import Line, Table, table_of
from peerkit.questionnaire.yaml_text import Value, yaml_text


@frozen
class Imported:
    """What came of a form.

    `source` is the questionnaire's file, to be kept and mended; `reading` is what it says and what
    is wrong with it; `notes` are about the spreadsheet; `origins` say where in it things stood.
    """

    source: bytes
    reading: Reading
    notes: tuple[Note, ...]
    origins: Origins

    @property
    def questionnaire(self) -> Questionnaire | None:
        """The questionnaire; None if its file cannot be read at all."""
        return self.reading.questionnaire

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the questionnaire, and what could be better."""
        return self.reading.faults


def import_xlsform(
    data: bytes | Mapping[str, bytes],
    *,
    form_id: str = "form",
    language: str = UNDETERMINED,
    files: Files = no_files,
) -> Imported:
    """Return the questionnaire of a spreadsheet, or of its sheets saved as CSV, by their names.

    `form_id` is that of a form without one; `language` is the tag of words whose language nobody
    named; `files` gives the tables beside the form. Raises NotASpreadsheetError,
    OldSpreadsheetError, SpreadsheetLockedError, SpreadsheetTooLargeError, CsvNotUtf8Error,
    NoSurveySheetError or XlsformExtraMissingError.
    """
    notes = Notes()
    book = read_workbook(data, notes) if isinstance(data, bytes) else read_csv_sheets(data, notes)
    document, origins = _document(book, form_id, language, notes)
    source = yaml_text(document)
    reading = read_questionnaire(source, files)
    tables = {name.removesuffix(TABLE) for name in reading.files}
    told = tuple(
        note for note in notes.all() if not (note.code == "sheet_not_read" and note.sheet in tables)
    )
    return Imported(source, reading, told, origins)


def _document(
    book: Book, form_id: str, language: str, notes: Notes
) -> tuple[dict[str, Value], Origins]:
    tables = {
        name: table_of(book[name], notes)
        for name in (SURVEY, CHOICES, EXTERNAL, SETTINGS)
        if name in book
    }
    if SURVEY not in tables or not _has_types(tables[SURVEY]):
        raise NoSurveySheetError
    external = lists_that_run(tables.get(EXTERNAL), tables.get(CHOICES))
    if not external:
        tables.pop(EXTERNAL, None)
    settings = settings_line(tables.get(SETTINGS), notes)
    spoken = [tables[sheet] for sheet in (SURVEY, CHOICES, EXTERNAL) if sheet in tables]
    tongues = read_tongues(settings.cells, spoken, language, notes)
    survey = import_survey(tables[SURVEY], tongues, notes, external)
    choices = import_choices(tables.get(CHOICES), tongues, notes)
    apart = import_choices(tables.get(EXTERNAL), tongues, notes)
    head, invented = import_settings(settings, tongues, form_id)
    note_tables(tables.values(), notes)
    note_settings(settings, invented, tongues, notes)
    form: dict[str, Value] = {
        INVENTED: invented,
        **_languages(spoken, tongues),
        EXTERNAL_LISTS: COLUMN_SEPARATOR.join(external),
        **_other_tools(book, tables),
        REMARKS: _written(
            {SURVEY: survey.remarks, CHOICES: choices.remarks, EXTERNAL: apart.remarks}
        ),
    }
    parts: dict[str, Value] = {
        **head,
        **survey.parts,
        "consent": survey.consent,
        "choices": {**choices.lists, **apart.lists},
        FORM: _present(form),
    }
    headings = {table.sheet.name: headings_by_key(table) for table in tables.values()}
    origins = Origins(survey.rows, {**choices.rows, **apart.rows}, headings)
    return {**_present(parts), "survey": survey.items}, origins


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


def _other_tools(book: Book, read: Container[str]) -> dict[str, Value]:
    kept = [name for name in KEPT_SHEETS if name in book and name not in read]
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
