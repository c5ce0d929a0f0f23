"""Which answers a question takes, by its type: the answer as it is kept, or a refusal.

Laws:
- What comes back is canonical (`scalars`); choices come back in the order of the options, but for
  a ranking.
- A missing reason is an answer; blank is not.
- Nothing is raised but AnswerRefusedError, whatever the answer is.
"""

from collections.abc import Callable, Collection, Mapping
from typing import NoReturn

from peerkit.errors import AnswerRefusedError
from peerkit.interview import scalars
from peerkit.interview.problem import Problem
from peerkit.questionnaire import Question, QuestionType, Range
from peerkit.values import Answer, AnswerValue, MissingReason

ACKNOWLEDGED = "OK"
"""The value of an acknowledge question, as ODK writes it."""

REFUSALS = frozenset({MissingReason.PREFER_NOT_TO_SAY, MissingReason.DONT_KNOW})


class Refusal(Exception):  # noqa: N818 - it never leaves this package as it is
    """Why a value is not an answer, before it is known which question's. `values` word it."""

    def __init__(self, problem: Problem, **values: str | int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.values = values


def refuse(question: str, problem: Problem, **values: str | int) -> NoReturn:
    """Raise AnswerRefusedError for that question; `values` fill the message's placeholders."""
    raise AnswerRefusedError(question=question, problem=problem.value, **values)


def checked_missing(question: Question, missing: MissingReason) -> Answer:
    """Return a missing reason as an answer; raises Refusal where it is not to be had."""
    if missing in REFUSALS:
        if not question.refusal:
            raise Refusal(Problem.NO_REFUSAL)
    elif missing is not MissingReason.LEFT_BLANK:
        raise Refusal(Problem.NOT_A_REASON)
    return Answer(missing=missing)


def checked_value(
    kind: QuestionType, span: Range | None, options: Collection[str], value: AnswerValue
) -> AnswerValue:
    """Return a value as it is kept; raises Refusal. `options` are the choices there are now."""
    match kind:
        case QuestionType.RANGE:
            return _in_range(span, value)
        case QuestionType.SELECT_ONE:
            return _choice(options, value)
        case QuestionType.SELECT_MULTIPLE | QuestionType.RANK:
            return _choices(kind, options, value)
        case _:
            check = _SCALARS.get(kind)
            if check is None:
                raise Refusal(Problem.NOTHING_TO_ANSWER)
            return check(value)


def _text(value: AnswerValue) -> str:
    if not isinstance(value, str) or not scalars.is_text(value):
        raise Refusal(Problem.NOT_TEXT)
    text = scalars.write_text(value)
    if not text.strip():
        raise Refusal(Problem.EMPTY)
    if len(text) > scalars.LONGEST_TEXT:
        raise Refusal(Problem.TOO_LONG, limit=scalars.LONGEST_TEXT)
    return text


def _integer(value: AnswerValue) -> int:
    # bool is a kind of int in Python, but True is not a number that anybody said.
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal(Problem.NOT_A_WHOLE_NUMBER)
    if abs(value) > scalars.LARGEST_INTEGER:
        raise Refusal(Problem.NUMBER_TOO_LARGE)
    return value


def _decimal(value: AnswerValue) -> str:
    if not isinstance(value, str) or not scalars.is_decimal(value):
        raise Refusal(Problem.NOT_A_NUMBER)
    return value


def _in_range(span: Range | None, value: AnswerValue) -> AnswerValue:
    if span is None:
        return _decimal(value)
    number = _integer(value) if scalars.is_whole_range(span) else _decimal(value)
    if not scalars.is_within(span, str(number)):
        raise Refusal(Problem.OUT_OF_RANGE, start=span.start, end=span.end)
    if not scalars.is_on_step(span, str(number)):
        raise Refusal(Problem.OFF_STEP, start=span.start, step=span.step)
    return number


def _temporal(is_right: Callable[[str], bool], problem: Problem) -> Callable[[AnswerValue], str]:
    def check(value: AnswerValue) -> str:
        if not isinstance(value, str) or not is_right(value):
            raise Refusal(problem)
        return value

    return check


def _acknowledged(value: AnswerValue) -> str:
    if value != ACKNOWLEDGED:
        raise Refusal(Problem.NOT_ACKNOWLEDGED)
    return ACKNOWLEDGED


_SCALARS: Mapping[QuestionType, Callable[[AnswerValue], AnswerValue]] = {
    QuestionType.TEXT: _text,
    QuestionType.CALCULATE: _text,
    QuestionType.HIDDEN: _text,
    QuestionType.START: _text,
    QuestionType.TODAY: _text,
    QuestionType.INTEGER: _integer,
    QuestionType.DECIMAL: _decimal,
    QuestionType.DATE: _temporal(scalars.is_date, Problem.NOT_A_DATE),
    QuestionType.TIME: _temporal(scalars.is_time, Problem.NOT_A_TIME),
    QuestionType.DATETIME: _temporal(scalars.is_datetime, Problem.NOT_A_DATE_AND_TIME),
    QuestionType.ACKNOWLEDGE: _acknowledged,
}


def _choice(options: Collection[str], value: AnswerValue) -> str:
    if not isinstance(value, str) or value not in options:
        raise Refusal(Problem.NOT_A_CHOICE)
    return value


def _choices(kind: QuestionType, options: Collection[str], value: AnswerValue) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        raise Refusal(Problem.NOT_A_CHOICE)
    if not value:
        raise Refusal(Problem.EMPTY)
    for name in value:
        _choice(options, name)
    if len(set(value)) < len(value):
        raise Refusal(Problem.CHOSEN_TWICE)
    if kind is QuestionType.SELECT_MULTIPLE:
        return tuple(name for name in options if name in value)
    if len(value) < len(options):
        raise Refusal(Problem.NOT_ALL_RANKED)
    return value


def value_from_text(kind: QuestionType, span: Range | None, text: str) -> AnswerValue:
    """Return the value that a default's or a calculation's text stands for, not yet checked."""
    match kind:
        case QuestionType.INTEGER:
            whole = scalars.read_integer(text)
            return text if whole is None else whole
        case QuestionType.RANGE if span is not None and scalars.is_whole_range(span):
            whole = scalars.read_integer(text)
            return text if whole is None else whole
        case QuestionType.SELECT_MULTIPLE | QuestionType.RANK:
            return tuple(text.split())
        case QuestionType.DATE:
            return text.partition("T")[0]
        case _:
            return text
