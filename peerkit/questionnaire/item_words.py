"""What kind of thing an item is, in the words of a project lead and not of a format."""

from peerkit.questionnaire.model import Group, Item, Question, QuestionType, Range, Repeat
from peerkit.words import Catalogue


def kind_in_words(item: Item, words: Catalogue) -> str:
    """Return what the item is: `one of the choices`, `a whole number`, `asked several times`."""
    match item:
        case Group():
            return words.text("preview.type.group")
        case Repeat():
            return words.text("preview.type.repeat")
        case Question(type=QuestionType.UNKNOWN):
            return words.text("preview.type.unknown", type=item.source_type)
        case Question(type=QuestionType.RANGE, range=Range() as span):
            return range_in_words(span, words)
        case Question():
            return words.text(f"preview.type.{item.type}")


def range_in_words(span: Range, words: Catalogue) -> str:
    """Return the range: `a number from 0 to 10 in steps of 1`."""
    values = {"start": span.start, "end": span.end, "step": span.step}
    return words.text("preview.type.range_of", **values)
