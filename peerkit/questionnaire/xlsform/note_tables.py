"""What is to be known of a form's sheets as wholes: headings, settings, and what it did not say.

What is used many times is noted once, at its first row, with how often.
"""

from collections.abc import Iterable, Mapping

from peerkit.questionnaire.xlsform.columns import OWN_PREFIX, is_known, is_media, usual_heading
from peerkit.questionnaire.xlsform.import_settings import Tongues
from peerkit.questionnaire.xlsform.languages import BARE
from peerkit.questionnaire.xlsform.note import Notes, Spot
from peerkit.questionnaire.xlsform.sheet import CHOICES, EXTERNAL, SETTINGS, SURVEY
from peerkit.questionnaire.xlsform.table import Line, Table
from peerkit.questionnaire.yaml_text import Value

_SETTINGS_READ = frozenset({"form_title", "form_id", "version", "default_language"})


def headings_by_key(table: Table) -> Mapping[str, str]:
    """Return the heading of each key, the first where a key has several languages."""
    found: dict[str, str] = {}
    for heading, column in table.columns.items():
        found.setdefault(column.key, heading)
    return found


def note_tables(tables: Iterable[Table], notes: Notes) -> None:
    """Note the columns that do nothing here, and the headings that were read as others."""
    for table in tables:
        for heading, column in table.columns.items():
            if usual_heading(heading, column) != heading:
                spot = Spot(table.sheet.name, 1, heading)
                notes.changed("heading_read", spot, read=usual_heading(heading, column))
        if table.sheet.name in (SURVEY, CHOICES, EXTERNAL):
            _note_columns(table, notes)
        if table.sheet.name == EXTERNAL:
            notes.changed("external_run", Spot(EXTERNAL), rows=len(table.sheet.rows))


def _note_columns(table: Table, notes: Notes) -> None:
    for heading, column in table.columns.items():
        rows = [row.number for row in table.sheet.rows if heading in row.cells]
        if not rows:
            continue
        spot = Spot(table.sheet.name, rows[0], heading)
        if is_media(column.key):
            notes.kept("media_kept", spot, rows=len(rows))
        elif table.sheet.name == SURVEY and not is_known(column.key):
            notes.kept("column_kept", spot, heading=heading, rows=len(rows))


def note_settings(
    settings: Line, invented: Mapping[str, Value], tongues: Tongues, notes: Notes
) -> None:
    """Note the settings that do nothing here, those that were invented, and what tags are new."""
    for name, tag in tongues.tags.items():
        if name not in (tag, BARE) and tongues.names[tag] == name:
            notes.changed("language_tagged", Spot(SURVEY), language=name, tag=tag)
    for key, value in invented.items():
        notes.changed("invented", Spot(SETTINGS, settings.number, key), given=str(value))
    for key in settings.cells:
        if not key.startswith(OWN_PREFIX) and key not in _SETTINGS_READ:
            notes.kept("setting_kept", Spot(SETTINGS, settings.number, key))
