"""`peerkit questionnaire preview`: the paths through a questionnaire, for its project lead."""

from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, Quiet, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.questionnaire import Questionnaire


def preview(
    questionnaire: Annotated[str, typer.Argument(help=text("argument.any_questionnaire"))],
    language: Annotated[str, typer.Option("--language", help=text("option.labels_in"))] = "",
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Show what is asked of whom, in which order, what leads where, and how long it takes."""
    from peerkit.cli.questionnaires.preview_lines import preview_document, preview_lines
    from peerkit.questionnaire.preview import preview_questionnaire
    from peerkit.workflow.questionnaires.given_questionnaire import given_questionnaire

    output = Output(quiet)
    whole, faults = given_questionnaire(questionnaire)
    _check_language(whole, language)
    found = preview_questionnaire(whole, language)
    if json:
        output.json(preview_document(found))
    else:
        for line in preview_lines(found, output):
            output.data(line)
    if faults:
        output.say("preview.faulty", path=questionnaire, count=faults)
    if questionnaire.lower().endswith((".xlsx", ".csv")):
        output.next("preview.next_import", path=questionnaire)
    else:
        output.next("preview.next_check" if faults else "preview.next", path=questionnaire)
    return 0


def _check_language(whole: "Questionnaire", language: str) -> None:
    """Return if the questionnaire has the language; raises LanguageNotOfferedError."""
    from peerkit.errors import LanguageNotOfferedError

    if language and language not in whole.languages:
        offered = ", ".join(whole.languages)
        raise LanguageNotOfferedError(language=language, languages=offered)
