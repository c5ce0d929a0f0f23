"""A preview in plain lines, and as JSON has it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from peerkit.cli.output import Output
from peerkit.questionnaire import Question
from peerkit.questionnaire.preview import Destination, Lead, Preview, Row, Span
from peerkit.words.visible import visible_line

_INDENT = "  "
_MOST_CHOICES = 12
_SHORTEST_RUN = 3
"""Fewer numbers in a row are read one by one."""


def preview_lines(found: Preview, output: Output) -> Iterator[str]:
    """Yield the preview: the whole first, then every item in order."""
    for line in (*_heading(found, output), *_items(found, output)):
        yield visible_line(line)


def _heading(found: Preview, output: Output) -> Iterator[str]:
    whole = found.questionnaire
    title, _ = whole.title.wording(found.language, whole.default_language)
    values = {"title": title, "form_id": whole.form_id, "version": whole.version}
    yield output.text("preview.heading", **values)
    counts = {"questions": found.questions, "minutes": found.minutes}
    yield output.text("preview.length", **counts)
    yield output.text("preview.paths", **_ends(found.paths, output))
    for name, span in found.turns.items():
        code = "preview.turn_same" if span.least == span.most else "preview.turn"
        yield output.text(code, repeat=name, **_ends(span, output))
    if whole.consent:
        names = ", ".join(statement.name for statement in whole.consent)
        yield output.text("preview.consent", names=names)
    if never := [row.item.name for row in found.rows if row.is_unreachable]:
        yield output.text("preview.unreachable", names=", ".join(never))


def _ends(span: Span, output: Output) -> dict[str, str]:
    least = "preview.exactly" if span.is_least_exact else "preview.at_least"
    most = "preview.exactly" if span.is_most_exact else "preview.at_most"
    return {
        "least": output.text(least, n=span.least),
        "most": output.text(most, n=span.most),
    }


def _items(found: Preview, output: Output) -> Iterator[str]:
    for row in found.rows:
        if not isinstance(row.item, Question) and row.depth == 0:
            yield ""
        indent = _INDENT * row.depth
        yield indent + _first_line(row, output)
        for line in _details(row, output):
            yield f"{indent}{_INDENT}{line}"


def _first_line(row: Row, output: Output) -> str:
    label = " ".join(row.label.split()) or output.text("preview.no_label")
    values = {"label": label, "name": row.item.name}
    if row.number:
        return output.text("preview.question", number=row.number, **values)
    code = "preview.unnumbered" if isinstance(row.item, Question) else "preview.section"
    return output.text(code, **values)


def _details(row: Row, output: Output) -> Iterator[str]:
    yield "; ".join([row.kind, *_marks(row, output)])
    if row.is_unreachable:
        yield output.text("preview.never")
    if row.condition:
        yield output.text("preview.asked_if", condition=row.condition)
    if row.times:
        yield output.text("preview.times", times=row.times)
    if row.choices:
        yield output.text("preview.choices", choices=_choices(row, output))
    for lead in sorted(row.leads, key=lambda lead: lead.is_blank):
        yield _lead(lead, row, output)
    if row.decides:
        yield output.text("preview.decides", numbers=_numbers(row.decides, output))


def _marks(row: Row, output: Output) -> Iterator[str]:
    item = row.item
    if isinstance(item, Question):
        if item.required is not None and row.number:
            yield _required(row, output)
        if item.sensitive is not None:
            kind, names = item.sensitive.value, ", ".join(row.consent)
            code = "preview.sensitive" if names else "preview.sensitive_without_consent"
            yield output.text(code, kind=kind, statements=names)
        for is_so, code in (
            (item.pii, "preview.pii"),
            (bool(row.number) and not item.refusal, "preview.no_refusal"),
            (item.note_to_interviewer, "preview.for_researcher"),
        ):
            if is_so:
                yield output.text(code)
    elif row.depth == 0:
        yield output.text("preview.minutes", minutes=max(1, round(row.seconds / 60)))
    if row.module:
        yield output.text("preview.module", module=row.module)


def _required(row: Row, output: Output) -> str:
    assert isinstance(row.item, Question)
    if row.item.required is not None and row.item.required.text == "true()":
        return output.text("preview.required")
    return output.text("preview.required_if", condition=row.required)


def _choices(row: Row, output: Output) -> str:
    shown = [label or name for name, label in row.choices[:_MOST_CHOICES]]
    if len(row.choices) > _MOST_CHOICES:
        shown.append(output.text("preview.more_choices", n=len(row.choices)))
    return "; ".join(shown)


# --- what leads where -------------------------------------------------------------------------


def _lead(lead: Lead, row: Row, output: Output) -> str:
    """Return what some choices lead to; no answer leads where all other choices lead."""
    labels = dict(row.choices)
    names = [output.text("preview.answer", label=labels[name] or name) for name in lead.choices]
    answers = output.text("preview.otherwise") if lead.is_blank else ", ".join(names)
    consequences = [_destination(lead.goes_to, output)] if lead.goes_to else []
    following = lead.goes_to.then if lead.goes_to else None
    opens = [number for number in lead.opens if number != following]
    for code, numbers in (("preview.opens", opens), ("preview.closes", lead.closes)):
        if numbers:
            consequences.append(output.text(code, numbers=_numbers(numbers, output)))
    return output.text("preview.lead", answers=answers, consequences="; ".join(consequences))


def _destination(goes_to: Destination, output: Output) -> str:
    maybe = ", ".join(map(str, goes_to.maybe))
    if goes_to.is_cut:
        return output.text("preview.goes_further", maybe=maybe)
    if goes_to.then is not None:
        then = output.text("preview.goes_to", then=goes_to.then)
    else:
        then = output.text("preview.ends_turn" if goes_to.is_in_repeat else "preview.ends")
    if not goes_to.maybe:
        return then
    code = "preview.goes_to_maybe" if len(goes_to.maybe) == 1 else "preview.goes_to_maybes"
    return output.text(code, maybe=maybe, then=then)


def _numbers(numbers: Sequence[int], output: Output) -> str:
    """Return the numbers, runs of them by their first and last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown: list[str] = []
    for run in runs:
        if len(run) < _SHORTEST_RUN:
            shown += map(str, run)
        else:
            shown.append(output.text("preview.span", first=run[0], last=run[-1]))
    return ", ".join(shown)


# --- JSON -------------------------------------------------------------------------------------


def preview_document(found: Preview) -> dict[str, object]:
    """Return the preview as JSON has it."""
    whole = found.questionnaire
    return {
        "form_id": whole.form_id,
        "version": whole.version,
        "language": found.language,
        "minutes": found.minutes,
        "questions": found.questions,
        "paths": asdict(found.paths),
        "turns": {name: asdict(span) for name, span in found.turns.items()},
        "consent": [statement.name for statement in whole.consent],
        "unreachable": [row.item.name for row in found.rows if row.is_unreachable],
        "items": [_row_document(row) for row in found.rows],
    }


def _row_document(row: Row) -> dict[str, object]:
    item = row.item
    document: dict[str, object] = {
        "name": item.name,
        "number": row.number,
        "depth": row.depth,
        "kind": row.kind,
        "label": row.label,
        "condition": row.condition,
        "required": row.required,
        "choices": [{"name": name, "label": label} for name, label in row.choices],
        "leads": [asdict(lead) for lead in row.leads],
        "decides": list(row.decides),
        "consent": list(row.consent),
        "module": row.module,
        "seconds": round(row.seconds),
        "times": row.times,
        "is_unreachable": row.is_unreachable,
    }
    if isinstance(item, Question):
        document |= {
            "type": item.type.value,
            "sensitive": item.sensitive.value if item.sensitive else "",
            "pii": item.pii,
            "refusal": item.refusal,
        }
    return document
