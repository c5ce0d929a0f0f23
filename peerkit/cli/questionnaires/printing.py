"""`peerkit questionnaire print`: a questionnaire on paper, and the file to enter the paper with."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from peerkit.cli.options import Quiet, text
from peerkit.cli.output import Output

_STANDARD_OUTPUT = "-"


def print_form(
    questionnaire: Annotated[str, typer.Argument(help=text("argument.questionnaire"))],
    language: Annotated[
        str | None, typer.Option("--language", help=text("option.print_language"))
    ] = None,
    large_print: Annotated[
        bool, typer.Option("--large-print", help=text("option.large_print"))
    ] = False,
    output_file: Annotated[
        str | None, typer.Option("--output", "-o", help=text("option.print_output"))
    ] = None,
    answers_skeleton: Annotated[
        Path | None, typer.Option("--answers-skeleton", help=text("option.answers_skeleton"))
    ] = None,
    organisation: Annotated[str, typer.Option(help=text("option.organisation"))] = "",
    contact: Annotated[str, typer.Option(help=text("option.contact"))] = "",
    withdraw_by: Annotated[str | None, typer.Option(help=text("option.withdraw_by"))] = None,
    shared_with: Annotated[
        list[str] | None, typer.Option("--shared-with", help=text("option.receiver"))
    ] = None,
    quiet: Quiet = False,
) -> int:
    """Write a page to print, and, if asked for, the file that its answers are entered with."""
    from peerkit.cli.asking import day_option
    from peerkit.workflow.new_files import check_new_files
    from peerkit.workflow.questionnaires.printing import Told, find_print, write_all

    day = day_option(withdraw_by, "--withdraw-by")
    found = find_print(questionnaire, language)
    told = Told(organisation, contact, day or "", tuple(shared_with or ()))
    to_standard_output = output_file == _STANDARD_OUTPUT
    page = found.page(told, is_large=large_print)
    path = None if to_standard_output or output_file is None else Path(output_file)
    if output_file is None and answers_skeleton is None:
        path = found.free_path()
    check_new_files(path, answers_skeleton)
    wanted = ((answers_skeleton, found.skeleton()), (path, page))
    write_all({each: data for each, data in wanted if each is not None})
    if to_standard_output:
        _show(page)
    _say(Output(quiet), questionnaire, path, answers_skeleton)
    return 0


def _show(page: bytes) -> None:
    """Put the page on standard output, byte by byte; whatever it holds, it is safe to show."""
    sys.stdout.flush()
    sys.stdout.buffer.write(page)
    sys.stdout.buffer.flush()


def _say(output: Output, name: str, page: Path | None, skeleton: Path | None) -> None:
    if skeleton is not None:
        output.say("print.wrote_skeleton", path=str(skeleton))
    if page is not None:
        output.say("print.wrote", path=str(page))
        output.next("print.next", path=str(page))
    elif skeleton is not None:
        output.next("print.next_skeleton", path=str(skeleton), name=name)
    else:
        output.next("print.next_output")
