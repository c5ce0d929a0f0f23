"""`peerkit questionnaire check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, Quiet, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.questionnaire import Fault


def check(
    questionnaire: Annotated[str, typer.Argument(help=text("argument.questionnaire"))],
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Say what is wrong with a questionnaire, where, and what to do; then what could be better."""
    from peerkit.errors import QuestionnaireFaultyError
    from peerkit.questionnaire import read_questionnaire
    from peerkit.workflow.shelf import find_source

    output = Output(quiet)
    path, source, files = find_source(questionnaire)
    faults = read_questionnaire(source, files).faults
    stopping = [fault for fault in faults if not fault.is_advice]
    if json:
        output.json([_document(fault, output) for fault in faults])
    else:
        for fault in faults:
            output.data(_line(path, fault, output))
    if stopping:
        raise QuestionnaireFaultyError(path=path, count=len(stopping))
    output.say("questionnaire.no_faults", path=path, advice=len(faults))
    output.next("questionnaire.next", path=path)
    return 0


def _line(path: str, fault: "Fault", output: Output) -> str:
    where = str(Path(path).parent / fault.file) if fault.file else path
    place = f"{where}:{fault.position.line}:{fault.position.column}"
    kind = output.text("questionnaire.advice" if fault.is_advice else "questionnaire.fault")
    what = output.text(fault.wording, **fault.values)
    hint = output.text(f"{fault.wording}.hint", **fault.values)
    return f"{place}: {kind}: {what}\n  {hint}"


def _document(fault: "Fault", output: Output) -> dict[str, object]:
    return {
        "file": fault.file,
        "line": fault.position.line,
        "column": fault.position.column,
        "code": fault.code,
        "is_advice": fault.is_advice,
        "message": output.text(fault.wording, **fault.values),
        "hint": output.text(f"{fault.wording}.hint", **fault.values),
    }
