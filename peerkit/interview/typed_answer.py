"""What a person types, as an answer: the one place where every face gets its parsing from.

Laws:
- Any script's digits are digits; a comma is a decimal point too.
- A number typed for a choice is the number that the screen shows beside it; otherwise a label or a
  name chooses, in any case.
- Nothing is raised but AnswerRefusedError, whatever was typed. Blank is no answer.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal

from peerkit.interview import scalars
from peerkit.interview.answer_rules import ACKNOWLEDGED, Refusal, checked_value, refuse
from peerkit.interview.problem import Problem
from peerkit.interview.prompts import AskQuestion, Option
from peerkit.questionnaire import Question, QuestionType
from peerkit.values import Answer, AnswerValue

_MINUS = str.maketrans("\u2212\u2013\ufe63\uff0d", "----")
_POINTS = str.maketrans("\u066b\uff0e\u3002,\uff0c", ".....")
_SEPARATORS = re.compile(r"[,;\u060c\u061b\u3001\uff0c\uff1b]")
_NUMBER = re.compile(r"([+-]?)([0-9]{0,40})(?:\.([0-9]{0,40}))?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[,\uff0c][0-9]{3}$")
"""`1,000` is a thousand to some and one to others."""
_DAY = re.compile(r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{4})")
_ISO_DAY = re.compile(r"([0-9]{4})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?")
_DAY_AND_TIME = re.compile(r"(\S.*?)(?:\s*[Tt,]\s*|\s+)([0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)")


def read_answer_text(
    question: Question | AskQuestion, options: tuple[Option, ...], typed: str
) -> Answer:
    """Return the answer that `typed` stands for; `options` are the choices that are shown.

    Raises AnswerRefusedError with a problem that the catalogue words as `answer.<problem>`.
    """
    name = question.name if isinstance(question, Question) else str(question.address)
    try:
        value = _read(question, options, typed)
        names = tuple(option.name for option in options)
        return Answer(checked_value(question.type, question.range, names, value))
    except Refusal as refusal:
        refuse(name, refusal.problem, **refusal.values)


def _read(question: Question | AskQuestion, options: tuple[Option, ...], typed: str) -> AnswerValue:
    text = scalars.write_text(typed).strip()
    if not text:
        raise Refusal(Problem.EMPTY)
    match question.type:
        case QuestionType.RANGE:
            is_whole = question.range is not None and scalars.is_whole_range(question.range)
            return _read_integer(text) if is_whole else _read_decimal(text)
        case QuestionType.SELECT_ONE:
            return _read_choice(options, text)
        case QuestionType.SELECT_MULTIPLE | QuestionType.RANK:
            return _read_choices(options, text)
        case kind:
            read = _READERS.get(kind)
            return text if read is None else read(text)


def plain_digits(text: str) -> str:
    """Return `text` with every decimal digit, of whatever script, as one of 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _read_number(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(plain_digits(text).translate(_MINUS).translate(_POINTS))
    if match is None or not (match[2] or match[3]):
        return None
    point = "" if match[3] is None else f".{match[3] or '0'}"
    return Decimal(f"{match[1]}{match[2] or '0'}{point}")


def _read_integer(text: str) -> int:
    number = _read_number(text)
    if number is None or number.as_tuple().exponent != 0:
        raise Refusal(Problem.NOT_A_WHOLE_NUMBER)
    return int(number)


def _read_decimal(text: str) -> str:
    number = _read_number(text)
    if number is None:
        raise Refusal(Problem.NOT_A_NUMBER)
    if _THOUSANDS.search(plain_digits(text)):
        raise Refusal(Problem.AMBIGUOUS_NUMBER)
    canonical = scalars.write_decimal(number)
    if not scalars.is_decimal(canonical):
        raise Refusal(Problem.NUMBER_TOO_LARGE)
    return canonical


def read_amount(text: str) -> str:
    """Return an amount as a canonical decimal, zero or more; raises Refusal for anything else."""
    amount = _read_decimal(text)
    if amount.startswith("-"):
        raise Refusal(Problem.NOT_A_NUMBER)
    return amount


def _read_date(text: str) -> str:
    plain = plain_digits(text)
    if match := _ISO_DAY.fullmatch(plain):
        return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    if match := _DAY.fullmatch(plain):
        return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    raise Refusal(Problem.NOT_A_DATE)


def _read_time(text: str) -> str:
    match = _TIME.fullmatch(plain_digits(text))
    if match is None:
        raise Refusal(Problem.NOT_A_TIME)
    return f"{int(match[1]):02d}:{match[2]}:{match[3] or '00'}"


def _read_datetime(text: str) -> str:
    match = _DAY_AND_TIME.fullmatch(plain_digits(text))
    if match is None:
        raise Refusal(Problem.NOT_A_DATE_AND_TIME)
    return f"{_read_date(match[1])}T{_read_time(match[2])}"


def _read_acknowledgement(text: str) -> str:
    return ACKNOWLEDGED if plain_digits(text) == "1" else text.upper()


_READERS: Mapping[QuestionType, Callable[[str], AnswerValue]] = {
    QuestionType.INTEGER: _read_integer,
    QuestionType.DECIMAL: _read_decimal,
    QuestionType.DATE: _read_date,
    QuestionType.TIME: _read_time,
    QuestionType.DATETIME: _read_datetime,
    QuestionType.ACKNOWLEDGE: _read_acknowledgement,
}


def _read_choice(options: tuple[Option, ...], typed: str) -> str:
    name = _find_choice(options, typed)
    if name is None:
        raise Refusal(Problem.NOT_A_CHOICE)
    return name


def _read_choices(options: tuple[Option, ...], typed: str) -> tuple[str, ...]:
    """Return the choices typed: one label whole, else parts between commas, else words."""
    whole = _find_choice(options, typed)
    if whole is not None:
        return (whole,)
    found: dict[str, None] = {}
    for part in filter(None, (part.strip() for part in _SEPARATORS.split(typed))):
        name = _find_choice(options, part)
        if name is not None:
            found[name] = None
            continue
        found.update(dict.fromkeys(_read_choice(options, word) for word in part.split()))
    return tuple(found)


def _find_choice(options: tuple[Option, ...], typed: str) -> str | None:
    """Return the name of the choice that a number on the screen, a label or a name means."""
    digits = plain_digits(typed)
    if digits.isdecimal() and len(digits) <= len(str(len(options))):
        number = int(digits)
        if 1 <= number <= len(options):
            return options[number - 1].name
    folded = typed.casefold()
    for option in options:
        if scalars.write_text(option.label.text).strip().casefold() == folded:
            return option.name
    exact = [option.name for option in options if option.name == typed]
    alike = [option.name for option in options if option.name.casefold() == folded]
    return next(iter(exact + alike), None)
