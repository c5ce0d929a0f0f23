"""`peerkit questionnaire translate`: texts out to a translator, back in, and read by a native."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, Quiet, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.questionnaire.translation import Line
    from peerkit.workflow.questionnaires.translating import Opened, Returned


def translate(
    questionnaire: Annotated[str, typer.Argument(help=text("argument.translated"))],
    to: Annotated[str, typer.Option("--to", help=text("option.translate_to"))] = "",
    output_file: Annotated[
        Path | None, typer.Option("--output", "-o", help=text("option.translate_output"))
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=text("option.translate_all"))] = False,
    since: Annotated[str | None, typer.Option("--since", help=text("option.since"))] = None,
    table: Annotated[Path | None, typer.Option("--from", help=text("option.table"))] = None,
    language_name: Annotated[
        str, typer.Option("--language-name", help=text("option.language_name"))
    ] = "",
    reviewed_by: Annotated[
        str | None, typer.Option("--reviewed-by", help=text("option.reviewed_by"))
    ] = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Write what is to be translated, bring a translation in, or record that somebody read it."""
    from peerkit.errors import MissingOptionError
    from peerkit.workflow.new_files import check_new
    from peerkit.workflow.questionnaires.translating import (
        lines_for,
        open_for_translation,
        write_table,
    )

    output = Output(quiet)
    if output_file is not None:
        check_new(output_file)
    opened = open_for_translation(questionnaire)
    if table is not None:
        return _bring_in(opened, (table, output_file), (to, language_name), output)
    if not to:
        raise MissingOptionError(option="--to")
    if reviewed_by is not None:
        return _review(opened, to, reviewed_by, output_file, output)
    earlier = None if since is None else open_for_translation(since)
    lines = lines_for(opened, to, everything=everything, earlier=earlier)
    if output_file is not None:
        write_table(output_file, lines, opened, to)
    if json:
        output.json([_document(line) for line in lines])
    elif output_file is None:
        heads = [output.text(f"translation.heading.{name}") for name in ("key", "text")]
        output.table(heads, ((line.key, " ".join(line.text.split())) for line in lines))
    _tell_of_table(opened, to, (output_file, len(lines)), output)
    return 0


def _document(line: "Line") -> dict[str, str]:
    return {
        "key": line.key,
        "what": line.what,
        "text": line.text,
        "translation": line.translation,
        "note": line.note,
    }


def _tell_of_table(
    opened: "Opened", language: str, made: tuple[Path | None, int], output: Output
) -> None:
    from peerkit.questionnaire.translation import untranslated

    path, rows = made
    missing = untranslated(opened.document, language)
    texts = len(opened.document.wordings)
    output.say("translation.counted", texts=texts, language=language, missing=missing)
    if files := _module_files(opened):
        output.say("translation.modules", files=files)
    if path is None:
        output.next("translation.next_table", path=opened.name, language=language)
        return
    output.say("translation.table_made", path=str(path), rows=rows)
    output.next("translation.next_bring_in", path=opened.name, table=str(path))


def _module_files(opened: "Opened") -> str:
    return ", ".join(f"modules/{name}.yaml" for name in opened.document.modules)


def _bring_in(
    opened: "Opened",
    paths: tuple[Path, Path | None],
    language: tuple[str, str],
    output: Output,
) -> int:
    from peerkit.errors import TranslationRefusedError
    from peerkit.questionnaire.translation import open_document, untranslated
    from peerkit.workflow.questionnaires.translating import keep, take_back

    table, output_file = paths
    returned = take_back(opened, table, *language)
    if returned.problems:
        _tell_problems(opened, table, returned)
        raise TranslationRefusedError(path=str(table), count=returned.problems)
    if not returned.brought.count:
        output.say("translation.nothing_new", path=opened.name)
        output.next("translation.next_table", path=opened.name, language=returned.language)
        return 0
    path = keep(opened, returned.brought.data, output_file)
    document = open_document(returned.brought.data) or opened.document
    missing = untranslated(document, returned.language)
    values = {"path": path, "language": returned.language}
    count = {"count": returned.brought.count, "missing": missing}
    output.say("translation.brought_in", **values, **count)
    output.say("translation.raise_version")
    if returned.brought.review_ended:
        output.say("translation.review_ended", language=returned.language)
    output.next("translation.next_review", **values)
    return 0


def _tell_problems(opened: "Opened", table: Path, returned: "Returned") -> None:
    """Name every row that cannot be brought in, and every fault that would come of the table."""
    output = Output()
    for each in returned.judged.problems:
        problem = output.text(f"translation.problem.{each.code}", **each.values)
        where = {"path": str(table), "key": each.key}
        output.say("translation.problem", row=each.row, problem=problem, **where)
    for fault in returned.new_faults:
        said = output.text(fault.wording, **fault.values)
        output.say("translation.new_fault", path=opened.name, fault=said)


def _review(
    opened: "Opened", language: str, who: str, output_file: Path | None, output: Output
) -> int:
    from peerkit.questionnaire.translation import untranslated
    from peerkit.workflow.questionnaires.translating import keep, review

    data, said = review(opened, language, who)
    path = keep(opened, data, output_file)
    output.say("translation.reviewed", path=path, language=language, who=said)
    if missing := untranslated(opened.document, language):
        output.say("translation.reviewed_with_gaps", missing=missing)
    if files := _module_files(opened):
        output.say("translation.reviewed_modules", files=files)
    output.next("translation.next_check", path=path)
    return 0
