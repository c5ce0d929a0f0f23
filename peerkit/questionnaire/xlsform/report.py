"""Everything that is to be known of an imported form, in the form's own places.

Laws:
- What was kept and does nothing here, what was read in another way, what was not taken along and
  what has to be mended: each is told, with sheet, row, column and name where it has them.
- What many questions share is told once, at the first of them, with how many they are.
"""

from dataclasses import replace

from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import (
    MEDIA_TYPES,
    Question,
    Questionnaire,
    QuestionType,
    walk,
)
from peerkit.questionnaire.question_types import OTHER_TOOLS
from peerkit.questionnaire.xlsform.importing import Imported
from peerkit.questionnaire.xlsform.note import Kind, Note, Notes, Spot
from peerkit.questionnaire.xlsform.origins import Lines, lines_of
from peerkit.questionnaire.xlsform.own_words import FORM, SHEETS

_FUNCTION = "expression.not_run_here"
_PARAMETERS = frozenset({"randomize", "seed", "value", "label", "start", "end", "step"})
"""The parameters that do something here."""

_READS_A_TABLE = "csv-external"


def report_of(imported: Imported) -> tuple[Note, ...]:
    """Return everything that is to be known, by kind, then by sheet and row."""
    notes = Notes()
    questionnaire = imported.questionnaire
    if questionnaire is not None:
        lines = lines_of(questionnaire, imported.origins)
        _note_questions(questionnaire, lines, notes)
        _note_sheets(questionnaire, notes)
        for fault in imported.faults:
            _note_fault(fault, lines.spot(fault.position), notes)
    else:
        for fault in imported.faults:
            _note_fault(fault, Spot(""), notes)
    found = [*imported.notes, *notes.all()]
    kinds = list(Kind)
    placed = (
        replace(note, column=imported.origins.heading(note.sheet, note.column)) for note in found
    )
    return tuple(sorted(placed, key=lambda each: (kinds.index(each.kind), each.sheet, each.row)))


def _note_fault(fault: Fault, spot: Spot, notes: Notes) -> None:
    if not fault.is_advice:
        notes.fault(fault.wording, spot, **fault.values)
    elif fault.wording == _FUNCTION:
        notes.kept(fault.wording, spot, **fault.values)


def _note_sheets(questionnaire: Questionnaire, notes: Notes) -> None:
    form = questionnaire.extras.get(FORM)
    sheets = form.get(SHEETS) if isinstance(form, dict) else None
    for name, rows in sheets.items() if isinstance(sheets, dict) else ():
        notes.kept("sheet_kept", Spot(str(name)), rows=len(rows))


def _note_questions(questionnaire: Questionnaire, lines: Lines, notes: Notes) -> None:
    shared: dict[tuple[str, str], list[Spot]] = {}
    for item in walk(questionnaire.survey):
        spot = lines.spot(item.position)
        if isinstance(item, Question):
            _note_type(item, replace(spot, column="type"), notes)
            for parameter in item.parameters.keys() - _PARAMETERS:
                shared.setdefault(("parameters", parameter), []).append(spot)
        for word in item.appearance.split():
            shared.setdefault(("appearance", word), []).append(spot)
    for (column, word), spots in shared.items():
        values: dict[str, str | int] = {"word": word, "rows": len(spots)}
        notes.kept(f"{column}_kept", replace(spots[0], column=column), **values)


def _note_type(question: Question, spot: Spot, notes: Notes) -> None:
    """Note a type that is not asked here."""
    word = question.source_type.split(" ")[0]
    if question.type in MEDIA_TYPES:
        notes.kept("attachment_kept", spot, type=question.source_type)
    elif question.type is not QuestionType.UNKNOWN:
        return
    elif word == _READS_A_TABLE:
        notes.kept("table_declared", spot, file=f"{question.name}.csv")
    elif "disabled" in question.extras:
        notes.kept("disabled_kept", spot)
    else:
        code = "type_kept" if word in OTHER_TOOLS else "type_unknown"
        notes.kept(code, spot, type=question.source_type)
