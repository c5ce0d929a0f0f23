"""`peerkit questionnaire check` and `explain`."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, Quiet, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.cli.questionnaires.fault_lines import Sources
    from peerkit.questionnaire import Fault, Questionnaire, Reading

_MISUSE = 2
_VERY_OFTEN = 12
_FIRST_FEW = 3
"""Advice that is given more than `_VERY_OFTEN` times is shown this often."""


def check(
    questionnaires: Annotated[list[str], typer.Argument(help=text("argument.questionnaires"))],
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Say what is wrong with questionnaires, where, and what to do; then what could be better."""
    from peerkit.cli.questionnaires.fault_lines import fault_document, fault_text
    from peerkit.errors import FaultsListedError

    output = Output(quiet)
    checked = {path: _read(path) for path in dict.fromkeys(questionnaires)}
    found = _found(checked)
    if json:
        output.json([fault_document(sources, fault, output) for sources, fault in found])
    else:
        shown, left_out = _shown(found)
        for sources, fault in shown:
            output.data(fault_text(sources, fault, output))
        for code, count in left_out.items():
            output.say("questionnaire.more_of_a_kind", code=code, count=count)
    for path, (_, reading) in checked.items():
        if not reading.is_usable:
            count = sum(not fault.is_advice for fault in reading.faults)
            raise FaultsListedError(path=path, count=count)
    for path, (_, reading) in checked.items():
        if reading.questionnaire is not None:
            _conclude(path, reading.questionnaire, len(reading.faults), output)
    output.next("questionnaire.next", path=questionnaires[0])
    return 0


def _read(path: str) -> "tuple[Sources, Reading]":
    from peerkit.cli.questionnaires.fault_lines import Sources
    from peerkit.questionnaire import read_questionnaire
    from peerkit.workflow.questionnaires.shelf import find_source

    name, source, files = find_source(path)
    reading = read_questionnaire(source, files)
    return Sources(name, source, reading.files), reading


def _found(checked: "dict[str, tuple[Sources, Reading]]") -> "list[tuple[Sources, Fault]]":
    """Return what is wrong with each questionnaire by itself, then with all of them together."""
    from peerkit.questionnaire import check_together

    alone = [(sources, fault) for sources, reading in checked.values() for fault in reading.faults]
    read = {path: reading.questionnaire for path, (_, reading) in checked.items()}
    wholes = {path: whole for path, whole in read.items() if whole is not None}
    return [*alone, *((checked[path][0], fault) for path, fault in check_together(wholes))]


def _shown(
    found: "list[tuple[Sources, Fault]]",
) -> "tuple[list[tuple[Sources, Fault]], dict[str, int]]":
    """Return what is shown, faults last so that none scrolls away, and how much is left out.

    Of advice that is given very often, the first few pieces are shown.
    """
    counts = Counter(fault.code for _, fault in found if fault.is_advice)
    often = {code: n - _FIRST_FEW for code, n in counts.items() if n > _VERY_OFTEN}
    shown: list[tuple[Sources, Fault]] = []
    seen: Counter[str] = Counter()
    for sources, fault in sorted(found, key=lambda each: not each[1].is_advice):
        seen[fault.code] += 1
        if fault.code not in often or not fault.is_advice or seen[fault.code] <= _FIRST_FEW:
            shown.append((sources, fault))
    return shown, often


def _conclude(path: str, questionnaire: "Questionnaire", advice: int, output: Output) -> None:
    """Say that there are no faults, how long an interview takes, and what was not judged."""
    from peerkit.questionnaire import estimate_minutes
    from peerkit.questionnaire.check import languages_not_judged

    output.say("questionnaire.no_faults", path=path, advice=advice)
    output.say("questionnaire.minutes", minutes=estimate_minutes(questionnaire))
    if languages := ", ".join(languages_not_judged(questionnaire)):
        output.say("questionnaire.not_judged", languages=languages)


def explain(
    code: Annotated[str, typer.Argument(help=text("argument.fault_code"))] = "",
    quiet: Quiet = False,
) -> int:
    """Say what a code of `check` means and what to do; without one, list the codes."""
    from peerkit.questionnaire.near import nearest
    from peerkit.words import catalogue

    output = Output(quiet)
    words = catalogue()
    known = (*words.codes("faults"), *words.codes("expressions"))
    if not code:
        for each in known:
            output.data(each.removeprefix("fault."))
        output.next("questionnaire.explain_one")
        return 0
    code = code.strip("[]")
    full = next((each for each in (code, f"fault.{code}") if each in known), None)
    if full is None:
        meant = nearest(code, (each.removeprefix("fault.") for each in known))
        said = "no_such_code_but" if meant else "no_such_code"
        message = output.text(f"questionnaire.{said}", typed=code, near=meant)
        Output().say("command.error", message=message)
        Output().next("questionnaire.list_codes")
        return _MISUSE
    output.data(f"{code}: {words.sketch(full)}\n  {words.sketch(f'{full}.hint')}")
    return 0
