"""All tables of an export: `interviews`, one for each repeat, and what each variable is.

Laws:
- The variables come from the questionnaires alone, so that no pass over the interviews precedes
  the one that writes them; each table reads the interviews once.
"""

from collections.abc import Iterable, Mapping, Sequence

from peerkit.questionnaire.model import Questionnaire, Text
from peerkit.report.definitions import Definition, RepeatPath, definitions, repeat_paths
from peerkit.report.entry import Entry
from peerkit.report.rows import (
    AnswerColumn,
    AnswerReader,
    answer_columns,
    answer_reader,
    interview_rows,
    repeat_rows,
)
from peerkit.report.table import Role, Rows, Table, Variable, VariableKind
from peerkit.report.table_names import INTERVIEWS, table_names
from peerkit.report.union import Column, Named, distinct_names, in_order, unite
from peerkit.words import catalogue

FACTS: Mapping[str, VariableKind] = {
    "interview": VariableKind.TEXT,
    "organisation": VariableKind.TEXT,
    "community": VariableKind.TEXT,
    "participant": VariableKind.TEXT,
    "form_id": VariableKind.TEXT,
    "version": VariableKind.TEXT,
    "language": VariableKind.TEXT,
    "started": VariableKind.DATE,
    "outcome": VariableKind.TEXT,
    "mode": VariableKind.TEXT,
}
NOTES = "notes"
NOT_MISSING = "not_missing"


def tables(
    entries: Iterable[Entry], codebooks: Mapping[str, Questionnaire], language: str
) -> tuple[Table, ...]:
    """Return the table of interviews and the tables of the repeats of `codebooks`.

    `entries` is iterated once for each table and must begin anew each time; `codebooks` holds, by
    digest, the questionnaire of every entry. peerkit's own labels are in `language`.
    """
    if iter(entries) is entries:
        raise TypeError("the interviews must be readable more than once")
    ordered = in_order(codebooks.values())
    paths = list(dict.fromkeys(path for each in ordered for path in repeat_paths(each)))
    return (
        _interviews(entries, ordered, language),
        *(
            _repeat(entries, ordered, path, name, language)
            for path, name in zip(paths, table_names(paths, ordered), strict=True)
        ),
    )


def _columns(ordered: Sequence[Questionnaire], path: RepeatPath) -> list[Column]:
    return unite(each for form in ordered for each in definitions(form) if each.path == path)


def _names(columns: Sequence[Column], reserved: Iterable[str]) -> list[str]:
    owners = [(column.first, column.first.questionnaire) for column in columns]
    wishes = [Named(first.name, form.form_id, form.version) for first, form in owners]
    return distinct_names(wishes, (*reserved, NOT_MISSING))


def _interviews(entries: Iterable[Entry], ordered: Sequence[Questionnaire], language: str) -> Table:
    columns = _columns(ordered, ())
    named = list(zip(_names(columns, (*FACTS, NOTES)), columns, strict=True))
    answers = [each for each in named if each[1].first.role is Role.ANSWER]
    consents = [each for each in named if each[1].first.role is Role.CONSENT]
    reader = _reader(answers, ordered)
    statements = [
        {each.questionnaire.digest: each.source for each in column.definitions}
        for _, column in consents
    ]
    return Table(
        INTERVIEWS,
        (
            *(_own(name, kind, language) for name, kind in FACTS.items()),
            *(variable for name, column in answers for variable in _answer_variables(name, column)),
            *(_variable(name, column) for name, column in consents),
            _own(NOTES, VariableKind.TEXT, language),
            _own(NOT_MISSING, VariableKind.TEXT, language),
        ),
        Rows(lambda: interview_rows(entries, reader, statements)),
    )


def _repeat(
    entries: Iterable[Entry],
    ordered: Sequence[Questionnaire],
    path: RepeatPath,
    name: str,
    language: str,
) -> Table:
    numbers = [f"{repeat}_number" for repeat in path]
    columns = _columns(ordered, path)
    answers = list(zip(_names(columns, ("interview", *numbers)), columns, strict=True))
    reader = _reader(answers, ordered)
    return Table(
        name,
        (
            _own("interview", VariableKind.TEXT, language),
            *(_own(each, VariableKind.INTEGER, language, "repeat_number") for each in numbers),
            *(variable for each in answers for variable in _answer_variables(*each)),
            _own(NOT_MISSING, VariableKind.TEXT, language),
        ),
        Rows(lambda: repeat_rows(entries, reader, path)),
    )


def _reader(
    answers: Sequence[tuple[str, Column]], ordered: Sequence[Questionnaire]
) -> AnswerReader:
    columns: list[AnswerColumn] = [
        each for name, column in answers for each in answer_columns(name, column, _split(column))
    ]
    return answer_reader(columns, [each.digest for each in ordered])


def _split(column: Column) -> tuple[str, ...]:
    """Return the choices that get an indicator each."""
    if column.first.kind is not VariableKind.SELECT_MULTIPLE:
        return ()
    return tuple(column.categories)


def _own(name: str, kind: VariableKind, language: str, message: str = "") -> Variable:
    words = catalogue(language)
    label = words.text(f"export.variable.{message or name}")
    return Variable(name, kind, Role.INTERVIEW, Text({words.messages_in: label}))


def _variable(name: str, column: Column) -> Variable:
    first = column.first
    sensitivities = [each.sensitive for each in column.definitions if each.sensitive is not None]
    return Variable(
        name=name,
        kind=first.kind,
        role=first.role,
        label=column.label,
        categories=column.categories,
        question=first.source,
        repeat=first.path[-1] if first.path else "",
        questionnaires=_versions(column.definitions),
        sensitive=sensitivities[0] if sensitivities else None,
        pii=any(each.pii for each in column.definitions),
    )


def _answer_variables(name: str, column: Column) -> list[Variable]:
    whole = _variable(name, column)
    return [whole, *(_indicator(whole, column, choice) for choice in _split(column))]


def _indicator(whole: Variable, column: Column, choice: str) -> Variable:
    return Variable(
        name=f"{whole.name}/{choice}",
        kind=VariableKind.INDICATOR,
        role=whole.role,
        label=column.categories[choice],
        categories={"0": Text({}), "1": Text({})},
        question=whole.question,
        choice=choice,
        repeat=whole.repeat,
        questionnaires=_versions(each for each in column.definitions if choice in each.categories),
        sensitive=whole.sensitive,
        pii=whole.pii,
    )


def _versions(found: Iterable[Definition]) -> tuple[str, ...]:
    """Return the questionnaires that have a variable, each as `form_id version`."""
    owners = (each.questionnaire for each in found)
    return tuple(f"{form.form_id} {form.version}" for form in owners)
