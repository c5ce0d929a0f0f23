"""`peerkit questionnaire new`: a questionnaire of one's own, with remarks that explain it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import Quiet, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.workflow.questionnaires.starting import Started


def new(
    file: Annotated[Path, typer.Argument(help=text("argument.new_questionnaire"))],
    title: Annotated[str | None, typer.Option("--title", help=text("option.title"))] = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", help=text("option.new_language"))
    ] = None,
    theme: Annotated[str | None, typer.Option("--theme", help=text("option.theme"))] = None,
    module: Annotated[
        list[str] | None, typer.Option("--module", help=text("option.new_module"))
    ] = None,
    quiet: Quiet = False,
) -> int:
    """Make a questionnaire to begin with; ask nothing, and replace nothing."""
    from peerkit.errors import ModulesDoNotFitError
    from peerkit.questionnaire.starting import WRITTEN_IN
    from peerkit.workflow.new_files import check_new, write_new
    from peerkit.workflow.questionnaires.starting import start

    output = Output(quiet)
    check_new(file)
    title = output.text("starting.title") if title is None else title
    theme = output.text("starting.theme") if theme is None else theme
    started = start(file, title, theme, language or [], module or [])
    if started.faults:
        _tell_faults(started)
        raise ModulesDoNotFitError(path=str(file), count=len(started.faults))
    write_new(file, started.data)
    output.say("starting.made", path=str(file))
    if language and WRITTEN_IN not in language:
        output.say("starting.written_in")
    if started.awaiting:
        output.say("starting.awaiting_words", languages=", ".join(started.awaiting))
    output.next("starting.next", path=str(file))
    return 0


def _tell_faults(started: "Started") -> None:
    output = Output()
    said = (output.text(fault.wording, **fault.values) for fault in started.faults)
    for each in dict.fromkeys(said):
        output.say("starting.would_be_fault", fault=each)
