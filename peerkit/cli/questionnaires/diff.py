"""`peerkit questionnaire diff`: what changed between two versions, for a project lead."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, Quiet, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.questionnaire import Questionnaire
    from peerkit.questionnaire.changes import Change, Comparison

_REWORDED = ("label_changed", "hint_changed", "choice_relabelled", "probe_changed")
_MOVED_TOGETHER = ("moved_in", "moved_out", "moved_over")
_MOVED_ALONE = ("moved_between", "moved_first", "moved_last")


def diff(
    old: Annotated[str, typer.Argument(help=text("argument.old_version"))],
    new: Annotated[str, typer.Argument(help=text("argument.new_version"))],
    language: Annotated[str, typer.Option("--language", help=text("option.labels_in"))] = "",
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Say in words what changed between two versions of a questionnaire, consent first."""
    from peerkit.questionnaire.changes import compare_questionnaires
    from peerkit.workflow.questionnaires.given_questionnaire import given_questionnaire

    output = Output(quiet)
    wholes: list[Questionnaire] = []
    for path in (old, new):
        whole, faults = given_questionnaire(path)
        wholes.append(whole)
        if faults:
            output.say("changes.faulty", path=path, count=faults)
    found = compare_questionnaires(wholes[0], wholes[1], language)
    if json:
        output.json(_document(found, output))
    else:
        for line in _lines(found, output):
            output.data(line)
    output.next("changes.next", path=new)
    return 0


def _lines(found: "Comparison", output: Output) -> Iterator[str]:
    from peerkit.questionnaire.changes import Topic

    if not found.changes:
        yield output.text("changes.none")
        return
    for topic in Topic:
        changes = found.about(topic)
        if changes:
            yield output.text(f"changes.topic.{topic}")
            for change in changes:
                yield from _change(change, output)
            yield ""
    yield output.text("changes.summary", **_counts(found))
    if not found.count("other_form"):
        yield output.text(f"changes.joining.{found.joining}")


def _change(change: "Change", output: Output) -> Iterator[str]:
    from peerkit.words.visible import visible_line

    what = visible_line(output.text(change.wording, **change.values))
    yield output.text("changes.warning" if change.is_warning else "changes.change", what=what)
    if change.old is None and change.new is None:
        return
    nothing = output.text("changes.nothing")
    is_one_sided = change.code.endswith(("_added", "_removed")) or change.code == "renamed"
    for code, said in (("changes.old", change.old), ("changes.new", change.new)):
        if said is not None or not is_one_sided:
            yield output.text(code, text=visible_line(nothing if said is None else said))


def _counts(found: "Comparison") -> dict[str, str | int]:
    moved = sum(len(c.names) for c in found.changes if c.code in _MOVED_TOGETHER)
    return {
        "changes": len(found.changes),
        "warnings": sum(change.is_warning for change in found.changes),
        "added": found.count("question_added"),
        "removed": found.count("question_removed"),
        "renamed": found.count("renamed"),
        "moved": moved + found.count(*_MOVED_ALONE),
        "reworded": len({change.names[0] for change in found.changes if change.code in _REWORDED}),
    }


def _document(found: "Comparison", output: Output) -> dict[str, object]:
    return {
        "version": found.step.value,
        "answers": found.joining.value,
        "summary": _counts(found),
        "changes": [
            {
                "topic": change.topic.value,
                "code": change.code,
                "names": list(change.names),
                "language": change.language,
                "old": change.old,
                "new": change.new,
                "is_warning": change.is_warning,
                "message": output.text(change.wording, **change.values),
            }
            for change in found.changes
        ],
    }
