"""The answers of a question that make a difference to conditions: a few that stand for all.

Laws:
- Every answer that can be given is treated by the conditions like one of the domain.
- A domain that says `is_exact` has no answer that cannot be given.
- Where that cannot be had with a few answers there is no domain.
"""

import math
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import combinations

from peerkit.expression import Expression
from peerkit.frozen import frozen
from peerkit.questionnaire.model import ChoiceList, Question, QuestionType, Range
from peerkit.questionnaire.operands import SELF
from peerkit.questionnaire.preview.truth import accepts, deciding_names
from peerkit.questionnaire.preview.uses import Use, uses_in

_MOST_CHOICES = 40
_MOST_SUBSETS = 6
_MOST_NUMBERS = 24
_LARGEST = 2.0**50
"""Beyond it no number lies between two that are written apart."""
_BLANK = ""
_ALWAYS = "true()"


@frozen
class Domain:
    """Answers as text, blank among them where the question can be left without one."""

    values: tuple[str, ...]
    is_exact: bool


def domain_of(question: Question, choices: ChoiceList | None, use: Use) -> Domain | None:
    """Return the answers that stand for all that the question can get, as conditions see them."""
    if question.calculation is not None or not question.is_asked:
        return None
    own = _own_use(question.constraint)
    looked = use if own is None else use.joined(own)
    given = _given(question, choices, looked)
    if given is None or isinstance(question.default, Expression):
        return None
    if question.constraint is not None and own is not None:
        given = [value for value in given if accepts(question.constraint, question.name, value)]
    if question.default:
        given.append(question.default)
    can_be_blank, is_known = _blank(question)
    values = dict.fromkeys((*given, *((_BLANK,) if can_be_blank else ())))
    return Domain(tuple(values), own is not None and is_known and not _is_narrowed(question))


def _own_use(constraint: Expression | None) -> Use | None:
    """Return how a constraint looks at its own answer; None where it cannot be judged."""
    if constraint is None:
        return Use()
    if deciding_names(constraint.tree, may_use_self=True) != frozenset():
        return None
    own = uses_in([constraint.tree]).get(SELF, Use())
    return own if own.is_plain else None


def _is_narrowed(question: Question) -> bool:
    """Tell whether something keeps some of the answers from being given."""
    return any((question.readonly, question.default, question.choice_filter))


def _blank(question: Question) -> tuple[bool, bool]:
    """Return whether it can be left without an answer, and whether that is certain."""
    if question.refusal or question.required is None:
        return True, True
    is_always = question.required.text == _ALWAYS
    return not is_always, is_always


def _given(question: Question, choices: ChoiceList | None, use: Use) -> list[str] | None:
    """Return answers that are not blank."""
    match question.type:
        case QuestionType.SELECT_ONE:
            return _one(choices, use)
        case QuestionType.SELECT_MULTIPLE:
            return _several(choices, use)
        case QuestionType.ACKNOWLEDGE:
            return ["OK"]
        case QuestionType.RANGE:
            return _steps(question.range)
        case QuestionType.INTEGER | QuestionType.DECIMAL if use.is_plain and use.texts <= {""}:
            return _numbers(use, is_whole=question.type is QuestionType.INTEGER)
        case QuestionType.TEXT if use.is_plain and not use.numbers:
            fresh = "x" * (1 + max(map(len, use.texts), default=0))
            return [*sorted(use.texts - {""}), fresh]
        case QuestionType.DATE | QuestionType.TIME | QuestionType.DATETIME if _only_blank(use):
            return ["x"]
        case _:
            return None


def _only_blank(use: Use) -> bool:
    return use.is_plain and not use.numbers and use.texts <= {""}


def _names(choices: ChoiceList | None) -> list[str]:
    return [] if choices is None else list(dict.fromkeys(c.name for c in choices.choices))


def _one(choices: ChoiceList | None, use: Use) -> list[str] | None:
    names = _names(choices)
    if not names:
        return None
    if use.is_plain and not use.numbers:
        meant = [name for name in names if name in use.texts]
        return meant + [name for name in names if name not in use.texts][:1]
    return names if len(names) <= _MOST_CHOICES else None


def _several(choices: ChoiceList | None, use: Use) -> list[str] | None:
    names = _names(choices)
    meant = [name for name in names if name in use.texts]
    is_told = use.is_plain and not use.numbers and use.texts <= {*names, ""}
    if not names or not is_told or len(meant) > _MOST_SUBSETS:
        return None
    another = [name for name in names if name not in use.texts][:1]
    chosen = [list(c) for n in range(len(meant) + 1) for c in combinations(meant, n)]
    with_another = [[*each, *another] for each in chosen] if another else []
    return [" ".join(each) for each in (*chosen, *with_another) if each]


def _steps(span: Range | None) -> list[str] | None:
    if span is None:
        return None
    try:
        start, end, step = Decimal(span.start), Decimal(span.end), abs(Decimal(span.step))
        count = int((end - start) / step) + 1 if step else 0
    except (InvalidOperation, ValueError, OverflowError):
        return None
    if not 1 <= count <= _MOST_CHOICES:
        return None
    return [_plain(start + number * step) for number in range(count)]


def _numbers(use: Use, *, is_whole: bool) -> list[str] | None:
    edges = sorted(use.numbers)
    if len(edges) > _MOST_NUMBERS or not all(map(math.isfinite, edges)):
        return None
    if any(abs(edge) > _LARGEST for edge in edges):
        return None
    found = dict.fromkeys(_whole(edges) if is_whole else _between(edges))
    return [_written(number) for number in found]


def _between(edges: list[float]) -> Iterator[float]:
    """Yield each edge, and a number of each stretch between them."""
    if not edges:
        yield 1.0
        return
    yield edges[0] - 1
    for number, edge in enumerate(edges):
        yield edge
        following = edges[number + 1] if number + 1 < len(edges) else edge + 2
        yield (edge + following) / 2


def _whole(edges: list[float]) -> Iterator[float]:
    """Yield each edge that is a whole number, and a whole number of each stretch that has one."""
    if not edges:
        yield 1.0
        return
    for edge in edges:
        yield from (math.ceil(edge) - 1.0, math.floor(edge) + 1.0)
        if edge.is_integer():
            yield edge


def _written(number: float) -> str:
    return _plain(Decimal(repr(number)))


def _plain(number: Decimal) -> str:
    """Return the number as an answer is kept: no exponent, no zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
