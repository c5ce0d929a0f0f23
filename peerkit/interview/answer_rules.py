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
from peerkit.questionnaire import Question, QuestionType, Range
from peerkit.values import Answer, AnswerValue, MissingReason

ACKNOWLEDGED = "OK"
"""The value of an acknowledge question, as ODK writes it."""

REFUSALS = frozenset({MissingReason.PREFER_NOT_TO_SAY, MissingReason.DONT_KNOW})


class Refusal(Exception):  # noqa: N818 - it never leaves this package as it is
    """Why a value is not an answer, before it is known which question's. `values` word it."""

    def __init__(self, problem: str, **values: str | int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.values = values


def refuse(question: str, problem: str, **values: str | int) -> NoReturn:
    """Raise AnswerRefusedError for that question; `values` fill the message's placeholders."""
    raise AnswerRefusedError(question=question, problem=problem, **values)


def checked_missing(question: Question, missing: MissingReason) -> Answer:
    """Return a missing reason as an answer; raises Refusal where it is not to be had."""
    if missing in REFUSALS:
        if not question.refusal:
            raise Refusal("no_refusal")
    elif missing is not MissingReason.LEFT_BLANK:
        raise Refusal("not_a_reason")
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
                raise Refusal("nothing_to_answer")
            return check(value)


def _text(value: AnswerValue) -> str:
    if not isinstance(value, str) or not scalars.is_text(value):
        raise Refusal("not_text")
    text = scalars.write_text(value)
    if not text.strip():
        raise Refusal("empty")
    if len(text) > scalars.LONGEST_TEXT:
        raise Refusal("too_long", limit=scalars.LONGEST_TEXT)
    return text


def _integer(value: AnswerValue) -> int:
    # bool is a kind of int in Python, but True is not a number that anybody said.
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal("not_a_whole_number")
    if abs(value) > scalars.LARGEST_INTEGER:
        raise Refusal("number_too_large")
    return value


def _decimal(value: AnswerValue) -> str:
    if not isinstance(value, str) or not scalars.is_decimal(value):
        raise Refusal("not_a_number")
    return value


def _in_range(span: Range | None, value: AnswerValue) -> AnswerValue:
    if span is None:
        return _decimal(value)
    number = _integer(value) if scalars.is_whole_range(span) else _decimal(value)
    if not scalars.is_within(span, str(number)):
        raise Refusal("out_of_range", start=span.start, end=span.end)
    if not scalars.is_on_step(span, str(number)):
        raise Refusal("off_step", start=span.start, step=span.step)
    return number


def _temporal(is_right: Callable[[str], bool], problem: str) -> Callable[[AnswerValue], str]:
    def check(value: AnswerValue) -> str:
        if not isinstance(value, str) or not is_right(value):
            raise Refusal(problem)
        return value

    return check


def _acknowledged(value: AnswerValue) -> str:
    if value != ACKNOWLEDGED:
        raise Refusal("not_acknowledged")
    return ACKNOWLEDGED


_SCALARS: Mapping[QuestionType, Callable[[AnswerValue], AnswerValue]] = {
    QuestionType.TEXT: _text,
    QuestionType.CALCULATE: _text,
    QuestionType.HIDDEN: _text,
    QuestionType.START: _text,
    QuestionType.TODAY: _text,
    QuestionType.INTEGER: _integer,
    QuestionType.DECIMAL: _decimal,
    QuestionType.DATE: _temporal(scalars.is_date, "not_a_date"),
    QuestionType.TIME: _temporal(scalars.is_time, "not_a_time"),
    QuestionType.DATETIME: _temporal(scalars.is_datetime, "not_a_date_and_time"),
    QuestionType.ACKNOWLEDGE: _acknowledged,
}


def _choice(options: Collection[str], value: AnswerValue) -> str:
    if not isinstance(value, str) or value not in options:
        raise Refusal("not_a_choice")
    return value


def _choices(kind: QuestionType, options: Collection[str], value: AnswerValue) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        raise Refusal("not_a_choice")
    if not value:
        raise Refusal("empty")
    for name in value:
        _choice(options, name)
    if len(set(value)) < len(value):
        raise Refusal("chosen_twice")
    if kind is QuestionType.SELECT_MULTIPLE:
        return tuple(name for name in options if name in value)
    if len(value) < len(options):
        raise Refusal("not_all_ranked")
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
