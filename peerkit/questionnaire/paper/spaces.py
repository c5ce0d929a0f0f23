"""Which room an answer gets on paper, and which sentence says how to answer."""

from collections.abc import Mapping
from decimal import Decimal

from peerkit.questionnaire.model import CHOICE_TYPES, Question, QuestionType
from peerkit.questionnaire.paper.sheet import Space

LONGEST_SCALE = 21
"""From 0 to 20 fits in two rows; of a longer range the number is written down."""

_SPACES: Mapping[QuestionType, Space] = {
    QuestionType.TEXT: Space.LINES,
    QuestionType.INTEGER: Space.NUMBER,
    QuestionType.DECIMAL: Space.NUMBER,
    QuestionType.DATE: Space.DATE,
    QuestionType.TIME: Space.TIME,
    QuestionType.DATETIME: Space.DATETIME,
    QuestionType.ACKNOWLEDGE: Space.DONE,
    QuestionType.RANK: Space.RANKS,
}
_TICKED = frozenset({Space.BOXES, Space.SCALE})
_LIKERT = "likert"


def space_of(question: Question, *, is_listed: bool) -> Space:
    """Return the room; choices that are not listed are written down."""
    if question.type in CHOICE_TYPES and not is_listed:
        return Space.WORD
    if question.type is QuestionType.RANGE:
        return Space.SCALE if scale_of(question) else Space.NUMBER
    if question.type is QuestionType.SELECT_ONE and _LIKERT in question.appearance.split():
        return Space.SCALE
    return _SPACES.get(question.type, Space.BOXES if is_listed else Space.LINES)


def how_to_answer(question: Question, space: Space) -> str:
    """Return the code of the sentence that says how to answer."""
    match question.type:
        case QuestionType.RANGE if space is Space.NUMBER and question.range is not None:
            return "print.how.range"
        case QuestionType.SELECT_ONE | QuestionType.RANGE if space in _TICKED:
            return "print.how.one"
        case QuestionType.SELECT_MULTIPLE if space is not Space.WORD:
            return "print.how.several"
        case QuestionType.INTEGER:
            return "print.how.whole"
        case _:
            return f"print.how.{space}"


def scale_of(question: Question) -> tuple[str, ...]:
    """Return the numbers of a range; none where there are too many to show."""
    span = question.range
    if span is None:
        return ()
    start, end, step = Decimal(span.start), Decimal(span.end), Decimal(span.step)
    if step <= 0 or end < start or (end - start) / step >= LONGEST_SCALE:
        return ()
    count = int((end - start) / step) + 1
    return tuple(format(start + step * place, "f") for place in range(count))
