"""`peerkit questionnaire import` and `export`: the forms of ODK, KoboToolbox and SurveyCTO."""

import json as json_format
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, Quiet, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.questionnaire.xlsform import Imported, Note

_OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", help=text("option.questionnaire_output"))
]
_ReportFile = Annotated[Path | None, typer.Option("--report-file", help=text("option.report_file"))]


def import_form(
    forms: Annotated[list[Path], typer.Argument(help=text("argument.form"))],
    output_file: _OutputFile = None,
    report: Annotated[bool, typer.Option("--report", help=text("option.report"))] = False,
    report_file: _ReportFile = None,
    language: Annotated[
        str | None, typer.Option("--language", help=text("option.form_language"))
    ] = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Make a questionnaire of a form, and say what it lacks and what of it will not run."""
    from peerkit.errors import FaultsListedError
    from peerkit.questionnaire.xlsform import report_of
    from peerkit.workflow.new_files import check_new_files
    from peerkit.workflow.questionnaires.forms import import_form

    output = Output(quiet)
    check_new_files(output_file, report_file)
    imported = import_form(forms, language)
    notes = report_of(imported)
    if imported.questionnaire is None:
        _show(notes, json, output)
        raise FaultsListedError(path=str(forms[0]), count=len(imported.faults))
    report_text = "\n".join([*_report(notes, json, output), ""])
    _write(imported, output_file, (report_file, report_text))
    if report_file is not None:
        output.say("xlsform.reported", path=str(report_file))
    elif report or json:
        _show(notes, json, output)
    elif output_file is None:
        output.data(imported.source.decode("utf-8").rstrip("\n"))
    _summarise(imported, notes, output)
    is_told = report or json or report_file is not None
    _next(output_file, is_told=is_told, is_usable=imported.reading.is_usable, output=output)
    return 0


def _write(imported: "Imported", output_file: Path | None, report: tuple[Path | None, str]) -> None:
    """Make the files that were asked for; where one cannot be made, none is."""
    from peerkit.workflow.new_files import taken_back_on_failure, write_new
    from peerkit.workflow.questionnaires.forms import tables_of

    report_file, text = report
    if report_file is not None:
        write_new(report_file, text.encode("utf-8"))
    if output_file is not None:
        with taken_back_on_failure(report_file):
            write_new(output_file, imported.source, tables_of(imported.reading))


def _next(output_file: Path | None, *, is_told: bool, is_usable: bool, output: Output) -> None:
    if output_file is not None:
        output.next("xlsform.next_preview" if is_usable else "xlsform.next", path=str(output_file))
    else:
        output.next("xlsform.next_save" if is_told else "xlsform.next_report")


def export_form(
    questionnaire: Annotated[str, typer.Argument(help=text("argument.questionnaire"))],
    output_file: Annotated[Path, typer.Option("--output", "-o", help=text("option.form_output"))],
    quiet: Quiet = False,
) -> int:
    """Write a questionnaire as an XLSForm, and the tables that it names beside it."""
    from peerkit.workflow.new_files import check_new, write_new
    from peerkit.workflow.questionnaires.forms import check_ending, export_form

    output = Output(quiet)
    check_ending(output_file, ".xlsx")
    check_new(output_file)
    exported = export_form(questionnaire)
    write_new(output_file, exported.form, exported.tables)
    output.say("xlsform.exported", path=str(output_file))
    if files := ", ".join(exported.tables):
        output.say("xlsform.tables_beside", files=files)
    output.next("xlsform.next_open", path=str(output_file))
    return 0


# --- the report -------------------------------------------------------------------------------


def _show(notes: Sequence["Note"], as_json: bool, output: Output) -> None:
    if as_json:
        output.json([_document(note, output) for note in notes])
    else:
        for line in _report(notes, as_json, output):
            output.data(line)


def _report(notes: Sequence["Note"], as_json: bool, output: Output) -> Iterator[str]:
    """Yield the lines of the report: what there is of each kind, and where; or all as JSON."""
    if as_json:
        documents = [_document(note, output) for note in notes]
        yield json_format.dumps(documents, ensure_ascii=False, indent=1, sort_keys=True)
        return
    counts = Counter(note.kind for note in notes)
    for kind, count in counts.items():
        yield output.text(f"xlsform.kind.{kind}", count=count)
        for note in notes:
            if note.kind is kind:
                yield f"- {_spot(note, output)}: {output.text(note.wording, **note.values)}"
                yield f"  {output.text(note.hint, **note.values)}"


def _spot(note: "Note", output: Output) -> str:
    """Return where it stands: as much of sheet, row, column and name as is known."""
    parts = [
        note.sheet or output.text("xlsform.spot.whole"),
        output.text("xlsform.spot.row", row=note.row) if note.row else "",
        output.text("xlsform.spot.column", column=note.column) if note.column else "",
        note.name,
    ]
    return ", ".join(part for part in parts if part)


def _document(note: "Note", output: Output) -> dict[str, object]:
    return {
        "kind": note.kind.value,
        "code": note.code,
        "sheet": note.sheet,
        "row": note.row,
        "column": note.column,
        "name": note.name,
        "message": output.text(note.wording, **note.values),
        "hint": output.text(note.hint, **note.values),
    }


def _summarise(imported: "Imported", notes: Sequence["Note"], output: Output) -> None:
    from peerkit.questionnaire.xlsform import Kind

    questions = sum(1 for _ in imported.questionnaire.questions()) if imported.questionnaire else 0
    counts = {kind.value: sum(note.kind is kind for note in notes) for kind in Kind}
    output.say("xlsform.imported", questions=questions, **counts)
