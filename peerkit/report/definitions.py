"""What each questionnaire says of each variable, before several questionnaires are united.

Laws:
- Every question has a definition but a note, which is only shown.
- Nothing is decided here by the order in which questionnaires are given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field

from peerkit.frozen import frozen
from peerkit.questionnaire.model import (
    Group,
    Item,
    Question,
    Questionnaire,
    QuestionType,
    Repeat,
    Sensitivity,
    Text,
)
from peerkit.report.table import Role, VariableKind
from peerkit.values import ConsentState

_KINDS: Mapping[QuestionType, VariableKind] = {
    QuestionType.SELECT_ONE: VariableKind.SELECT_ONE,
    QuestionType.SELECT_MULTIPLE: VariableKind.SELECT_MULTIPLE,
    QuestionType.RANK: VariableKind.RANK,
    QuestionType.INTEGER: VariableKind.INTEGER,
    QuestionType.DECIMAL: VariableKind.DECIMAL,
    QuestionType.RANGE: VariableKind.DECIMAL,
    QuestionType.DATE: VariableKind.DATE,
    QuestionType.TODAY: VariableKind.DATE,
    QuestionType.TIME: VariableKind.TIME,
    QuestionType.DATETIME: VariableKind.DATETIME,
    QuestionType.START: VariableKind.DATETIME,
    QuestionType.END: VariableKind.DATETIME,
}
"""Every other type's values are text."""

RepeatPath = tuple[str, ...]
"""The repeats around a question, outermost first; each path is a table, `()` is `interviews`."""


@frozen
class Definition:
    """What one questionnaire says of one variable.

    `meaning` is what must agree before two questionnaires' variables of one name are the same.
    """

    questionnaire: Questionnaire
    path: RepeatPath
    name: str
    source: str
    kind: VariableKind
    role: Role
    meaning: tuple[str, ...]
    label: Text
    categories: Mapping[str, Text] = field(default_factory=dict)
    sensitive: Sensitivity | None = None
    pii: bool = False


def definitions(questionnaire: Questionnaire) -> Iterator[Definition]:
    """Yield the definitions of all answers, then of all consent statements, in their order."""
    for path, question in _questions(questionnaire.survey, ()):
        kind = _KINDS.get(question.type, VariableKind.TEXT)
        choices = questionnaire.choices.get(question.choice_list or "")
        yield Definition(
            questionnaire=questionnaire,
            path=path,
            name=question.name,
            source=question.name,
            kind=kind,
            role=Role.ANSWER,
            meaning=(Role.ANSWER.value, kind.value),
            label=question.label or Text({}),
            categories={choice.name: choice.label for choice in choices.choices} if choices else {},
            sensitive=question.sensitive,
            pii=question.pii,
        )
    for statement in questionnaire.consent:
        yield Definition(
            questionnaire=questionnaire,
            path=(),
            name=f"consent_{statement.name}",
            source=statement.name,
            kind=VariableKind.SELECT_ONE,
            role=Role.CONSENT,
            meaning=(Role.CONSENT.value, statement.purpose.value, statement.audience.value),
            label=statement.label,
            categories={state.value: Text({}) for state in ConsentState},
        )


def repeat_paths(questionnaire: Questionnaire) -> Iterator[RepeatPath]:
    """Yield the path of every repeat, each before those inside it."""
    return _paths(questionnaire.survey, ())


def _paths(items: tuple[Item, ...], path: RepeatPath) -> Iterator[RepeatPath]:
    for item in items:
        if isinstance(item, Repeat):
            yield (*path, item.name)
            yield from _paths(item.items, (*path, item.name))
        elif isinstance(item, Group):
            yield from _paths(item.items, path)


def _questions(items: tuple[Item, ...], path: RepeatPath) -> Iterator[tuple[RepeatPath, Question]]:
    for item in items:
        if isinstance(item, Repeat):
            yield from _questions(item.items, (*path, item.name))
        elif isinstance(item, Group):
            yield from _questions(item.items, path)
        elif item.type is not QuestionType.NOTE:
            yield path, item
