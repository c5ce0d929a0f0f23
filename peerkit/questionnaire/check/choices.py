"""Choices: every list and every choice that is named exists."""

from collections.abc import Iterator
from itertools import pairwise

from peerkit.expression import Reference
from peerkit.expression.syntax import Call, Chain, Number, Syntax, Text, is_self, walk
from peerkit.questionnaire.check.outline import Entry, Outline, Written
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import ChoiceList, Question, QuestionType
from peerkit.questionnaire.near import nearest
from peerkit.questionnaire.or_other import OTHER, has_or_other
from peerkit.questionnaire.question_types import FROM_FILE, repeated_question

MEDIA_COLUMN = "media::"
"""How XLSForm heads the columns of pictures, sounds and films."""


def check_choices(outline: Outline) -> Iterator[Fault]:
    """Yield what is wrong with the lists, and with the choices that expressions compare."""
    yield from _lists_named(outline)
    several = {
        question.choice_list
        for _, question in outline.questions()
        if question.type in (QuestionType.SELECT_MULTIPLE, QuestionType.RANK)
    }
    for choices in outline.questionnaire.choices.values():
        yield from _inside_list(choices, takes_several=choices.name in several)
    for written in outline.written:
        for named in walk(written.expression.tree):
            yield from _compared(outline, written, named)


def check_unused(outline: Outline) -> Iterator[Fault]:
    """Yield advice for each list that no question takes and no expression names."""
    taken = {question.choice_list for _, question in outline.questions()}
    named = {
        syntax.value
        for written in outline.written
        for syntax in walk(written.expression.tree)
        if isinstance(syntax, Text)
    }
    for name, choices in outline.questionnaire.choices.items():
        if name not in taken and name not in named:
            yield Fault("unused_list", choices.position, {"list": name}, is_advice=True)


def check_media(outline: Outline) -> Iterator[Fault]:
    """Yield advice for each list whose choices have pictures, sounds or films: none are shown."""
    for name, choices in outline.questionnaire.choices.items():
        having = (each for each in choices.choices if any(map(_is_media, each.columns)))
        if first := next(having, None):
            yield Fault("media_not_shown", first.position, {"list": name}, is_advice=True)


def _is_media(column: str) -> bool:
    return column.startswith(MEDIA_COLUMN)


def _lists_named(outline: Outline) -> Iterator[Fault]:
    lists = outline.questionnaire.choices
    for entry, question in outline.questions():
        name = question.choice_list
        if name is None or name in lists or FROM_FILE in question.source_type:
            continue
        if source := repeated_question(question):
            yield from _from_repeat(outline, entry, source)
            continue
        if meant := nearest(name, lists):
            values = {"list": name, "meant": meant}
            yield Fault("misspelt_choice_list", entry.place("type"), values)
        else:
            yield Fault("unknown_choice_list", entry.place("type"), {"list": name})


def _from_repeat(outline: Outline, entry: Entry, source: str) -> Iterator[Fault]:
    """Yield a fault unless the choices are the answers to a question that stands in a repeat."""
    asked = outline.by_name.get(source)
    if asked is None:
        yield Fault("unknown_reference", entry.place("type"), {"name": source})
    elif not isinstance(asked.item, Question) or not asked.repeats:
        yield Fault("not_in_repeat", entry.place("type"), {"name": source})


def _inside_list(choices: ChoiceList, *, takes_several: bool) -> Iterator[Fault]:
    """Yield what is wrong inside a list: where several can be chosen, spaces part the names."""
    if not choices.choices:
        yield Fault("empty_choice_list", choices.position, {"list": choices.name})
    seen: set[str] = set()
    for choice in choices.choices:
        values = {"list": choices.name, "choice": choice.name}
        if choice.name in seen:
            yield Fault("duplicate_choice", choice.position, values)
        words = len(choice.name.split())
        if words == 0 or (words > 1 and takes_several):
            yield Fault("bad_choice_name", choice.position, values)
        elif words > 1:
            yield Fault("spaces_in_choice_name", choice.position, values, is_advice=True)
        seen.add(choice.name)


# --- choices in expressions -------------------------------------------------------------------


def _compared(outline: Outline, written: Written, syntax: Syntax) -> Iterator[Fault]:
    match syntax:
        case Chain(operands, operators) if operators[0] in {"=", "!="}:
            for left, right in pairwise(operands):
                yield from _equated(outline, written, left, right)
                yield from _equated(outline, written, right, left)
        case Call("selected", (subject, Text() as literal)):
            if question := _subject(outline, written, subject):
                yield from _unknown(outline, written, question, literal)
        case _:
            return


def _equated(outline: Outline, written: Written, left: Syntax, right: Syntax) -> Iterator[Fault]:
    question = _subject(outline, written, left)
    if question is None or not isinstance(right, Text | Number):
        return
    if question.type is QuestionType.SELECT_MULTIPLE and right.value != "":
        yield outline.advice(
            "equals_on_select_multiple", written, left.column, question=question.name
        )
    yield from _unknown(outline, written, question, right)


def _subject(outline: Outline, written: Written, syntax: Syntax) -> Question | None:
    """Return the choice question that the syntax stands for."""
    match syntax:
        case Reference(name):
            question = outline.question(name)
        case _ if is_self(syntax) and written.key != "choice_filter":
            question = outline.question(written.entry.item.name)
        case _:
            return None
    return question if question and question.choice_list else None


def _unknown(
    outline: Outline, written: Written, question: Question, literal: Text | Number
) -> Iterator[Fault]:
    choices = outline.questionnaire.choices.get(question.choice_list or "")
    if choices is None or _is_offered(question, choices, literal):
        return
    spelt = literal.value if isinstance(literal, Text) else f"{literal.value:g}"
    values = {"choice": spelt, "question": question.name, "list": choices.name}
    if meant := nearest(spelt, (choice.name for choice in choices.choices)):
        yield outline.fault("misspelt_choice", written, literal.column, meant=meant, **values)
    else:
        yield outline.fault("unknown_choice", written, literal.column, **values)


def _is_offered(question: Question, choices: ChoiceList, literal: Text | Number) -> bool:
    names = {choice.name for choice in choices.choices}
    if isinstance(literal, Number):
        return any(_number(name) == literal.value for name in names)
    if has_or_other(question):
        names.add(OTHER)
    return all(word in names for word in literal.value.split())


def _number(name: str) -> float | None:
    try:
        return float(name)
    except ValueError:
        return None
