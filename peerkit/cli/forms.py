"""`peerkit questionnaire import` and `export`: the forms of ODK, KoboToolbox and SurveyCTO."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import Quiet, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.questionnaire.xlsform import Imported, Note

_OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", help=text("option.questionnaire_output"))
]


def import_form(
    forms: Annotated[list[Path], typer.Argument(help=text("argument.form"))],
    output_file: _OutputFile = None,
    report: Annotated[bool, typer.Option("--report", help=text("option.report"))] = False,
    language: Annotated[
        str | None, typer.Option("--language", help=text("option.form_language"))
    ] = None,
    quiet: Quiet = False,
) -> int:
    """Make a questionnaire of a form, and say what it lacks and what of it will not run."""
    from peerkit.errors import QuestionnaireFaultyError
    from peerkit.workflow.forms import check_new, import_form, write_new

    output = Output(quiet)
    if output_file is not None:
        check_new(output_file)
    imported = import_form(forms, language)
    if imported.questionnaire is None:
        raise QuestionnaireFaultyError(path=str(forms[0]), count=len(imported.faults))
    if output_file is not None:
        write_new(output_file, imported.source)
    if report:
        _report(imported, output)
    elif output_file is None:
        output.data(imported.source.decode("utf-8").rstrip("\n"))
    _summarise(imported, output)
    if output_file is None:
        output.next("xlsform.next_save")
    else:
        output.next("xlsform.next", path=str(output_file))
    return 0


def export_form(
    questionnaire: Annotated[str, typer.Argument(help=text("argument.questionnaire"))],
    output_file: Annotated[Path, typer.Option("--output", "-o", help=text("option.form_output"))],
    quiet: Quiet = False,
) -> int:
    """Write a questionnaire as an XLSForm."""
    from peerkit.workflow.forms import check_new, export_form, write_new

    output = Output(quiet)
    check_new(output_file)
    write_new(output_file, export_form(questionnaire))
    output.say("xlsform.exported", path=str(output_file))
    output.next("xlsform.next_open", path=str(output_file))
    return 0


def _report(imported: "Imported", output: Output) -> None:
    """Show what is to be known of the spreadsheet, and what of the questionnaire will not run."""
    for note in imported.notes:
        output.data(_line(note, output))
    for fault in imported.not_run:
        output.data(output.text(fault.wording, **fault.values))


def _line(note: "Note", output: Output) -> str:
    said = output.text(note.wording, **note.values)
    if note.row:
        return output.text("xlsform.note", sheet=note.sheet, row=note.row, text=said)
    return output.text("xlsform.note_on_sheet", sheet=note.sheet, text=said)


def _summarise(imported: "Imported", output: Output) -> None:
    questions = sum(1 for _ in imported.questionnaire.questions()) if imported.questionnaire else 0
    faults = sum(not fault.is_advice for fault in imported.faults)
    values = {
        "questions": questions,
        "faults": faults,
        "notes": len(imported.notes) + len(imported.not_run),
    }
    output.say("xlsform.imported", **values)
