"""A question as a page: what is read aloud, what is for the researcher, and what is filled in.

Pure: a prompt and a catalogue in, parts of a page out.
"""

from collections.abc import Iterator

from peerkit.browser.page import Choice, Choices, Field, Line, Paragraph, Ranking, Voice, Words
from peerkit.browser.text import (
    RIGHT_TO_LEFT,
    Text,
    direction_of,
    in_language,
    own_words,
    said,
    worded,
)
from peerkit.interview import AskQuestion, CheckedAnswer, Statement
from peerkit.interview.answer_rules import ACKNOWLEDGED
from peerkit.questionnaire import QuestionType
from peerkit.values import Answer
from peerkit.words import Catalogue

ANSWER = "answer"
"""The name of the field that holds the answer."""

_MOMENTS = frozenset({QuestionType.DATE, QuestionType.TIME, QuestionType.DATETIME})

YES, NO = "yes", "no"
_DONE = "1"
"""The value of the one box of what is done."""

_HOW: dict[QuestionType, str] = {
    QuestionType.SELECT_ONE: "browser.one",
    QuestionType.SELECT_MULTIPLE: "browser.several",
    QuestionType.RANK: "browser.rank",
    QuestionType.INTEGER: "browser.integer",
    QuestionType.DECIMAL: "browser.decimal",
    QuestionType.DATE: "browser.date",
    QuestionType.TIME: "browser.time",
    QuestionType.DATETIME: "browser.datetime",
}


def place_of(words: Catalogue, asked: AskQuestion) -> Iterator[Text]:
    """Yield where in the interview this is; a note has no number of its own."""
    if asked.type is not QuestionType.NOTE:
        yield own_words(words, "plain.question", number=asked.number, total=asked.total)
    if asked.part is not None:
        yield worded(words, asked.part)
    if asked.is_for_interviewer:  # before the words themselves, or they would be read aloud
        yield own_words(words, "plain.for_interviewer")


def read_with(words: Catalogue, asked: AskQuestion) -> Iterator[Paragraph]:
    """Yield what is read with the question, then what is for the researcher alone."""
    if asked.hint is not None:
        yield Paragraph(worded(words, asked.hint), Voice.HINT)
    if asked.is_required:
        yield Paragraph(own_words(words, "plain.required"), Voice.HINT)
    if asked.type is QuestionType.RANGE and asked.range is not None:
        limits = {"start": asked.range.start, "end": asked.range.end}
        yield Paragraph(own_words(words, "browser.range", **limits), Voice.HINT)
    if asked.type in _HOW and not asked.is_readonly:
        yield Paragraph(own_words(words, _HOW[asked.type]), Voice.HINT)
    if not asked.is_self_entry:
        yield from _for_researcher(words, asked)


def _for_researcher(words: Catalogue, asked: AskQuestion) -> Iterator[Paragraph]:
    if asked.guidance is not None:
        yield Paragraph(worded(words, asked.guidance), Voice.RESEARCHER)
    for probe in asked.probes:
        yield Paragraph(own_words(words, "browser.you_can_ask"), Voice.RESEARCHER)
        yield Paragraph(worded(words, probe), Voice.ALOUD)
    if asked.is_readonly or (asked.answer is not None and asked.answer.missing is not None):
        code = "browser.answer_so_far"
        answer = answer_in_words(words, asked, asked.answer)
        yield Paragraph(own_words(words, code), Voice.RESEARCHER)
        yield Paragraph(answer, Voice.SHOWN)
    if asked.note:
        yield Paragraph(own_words(words, "browser.note_so_far"), Voice.RESEARCHER)
        yield Paragraph(said(asked.note), Voice.SHOWN)


def answer_field(
    words: Catalogue, asked: AskQuestion, language: str, chosen: tuple[str, ...] | None = None
) -> Field | None:
    """Return what the answer is filled in with, as it stands; None where there is nothing to.

    `chosen` is what was ticked and not given as an answer, as `names_chosen` names it.
    """
    if asked.is_readonly:
        return None
    match asked.type:
        case QuestionType.NOTE:
            return None
        case QuestionType.SELECT_ONE | QuestionType.SELECT_MULTIPLE as kind:
            several = kind is QuestionType.SELECT_MULTIPLE
            return Choices(ANSWER, _choices(words, asked, chosen), several=several, keeps=True)
        case QuestionType.RANK:
            return Ranking(ANSWER, _choices(words, asked, ()), _places(asked, chosen), keeps=True)
        case QuestionType.ACKNOWLEDGE:
            is_done = asked.answer is not None and asked.answer.value == ACKNOWLEDGED
            is_ticked = is_done if chosen is None else bool(chosen)
            done = Choice(_DONE, own_words(words, "browser.done"), is_chosen=is_ticked)
            return Choices(ANSWER, (done,), several=True, keeps=True)
        case QuestionType.TEXT:
            # An empty box has no letters to turn by: it turns as its language does.
            direction = "" if direction_of(language) != RIGHT_TO_LEFT else RIGHT_TO_LEFT
            return Words(ANSWER, shown_text(asked), None, language, direction, keeps=True)
        case _:
            return Line(ANSWER, shown_text(asked), None, language, "ltr", keeps=True)


def names_chosen(asked: AskQuestion, kept: str) -> tuple[str, ...]:
    """Return what is ticked by the options' names, which outlast a change of what is offered.

    `kept` is the text of a field that keeps; in a ranking each name comes with its place.
    """
    names = {str(number): option.name for number, option in enumerate(asked.options, 1)}
    names[_DONE] = names.get(_DONE, _DONE)
    pairs = (one.partition("=") for one in kept.split())
    return tuple(
        f"{names[value]}{equals}{place}" for value, equals, place in pairs if value in names
    )


def shown_text(asked: AskQuestion) -> str:
    """Return the words that stand in the field: those begun, or the answer that there is."""
    if asked.draft is not None:
        return asked.draft
    value = None if asked.answer is None else asked.answer.value
    if value is None or isinstance(value, tuple):
        return ""
    return _as_typed(str(value)) if asked.type in _MOMENTS else str(value)


def _as_typed(iso: str) -> str:
    """Return `2027-03-21T14:30:00`, or a part of it, as people type it: `21/3/2027 14:30`."""
    day, _, time = iso.removesuffix(":00").partition("T")
    parts = day.split("-")
    if len(parts) == len(("year", "month", "day")):
        day = "/".join(part.lstrip("0") for part in reversed(parts))
    return f"{day} {time}".rstrip()


def statement_line(words: Catalogue, statement: Statement) -> Text:
    """Return what was said to a consent statement, in words."""
    return own_words(words, f"plain.state.{statement.state.value}")


def statement_text(statement: Statement, language: str) -> Text:
    """Return the statement as it is read out."""
    return in_language(statement.label, language)


def missing_in_words(words: Catalogue, answer: Answer) -> Text:
    """Return in words why there is no answer."""
    assert answer.missing is not None
    return own_words(words, f"plain.missing.{answer.missing.value}")


def answer_in_words(words: Catalogue, asked: AskQuestion, answer: Answer | None) -> Text:
    """Return an answer as a person reads it: labels for names, words for a missing reason."""
    if answer is None or answer.value is None:
        return said("") if answer is None else missing_in_words(words, answer)
    if asked.type in _MOMENTS:
        return said(words.moment(str(answer.value)))
    labels = {option.name: option.label.text for option in asked.options}
    names = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
    return said(", ".join(labels.get(name, name) for name in names))


def checked_in_words(words: Catalogue, row: CheckedAnswer) -> Text:
    """Return the answer of a row of check answers as a person reads it."""
    if row.answer.value is None:
        return missing_in_words(words, row.answer)
    return said(words.moment(str(row.answer.value)) if row.type in _MOMENTS else row.shown)


def _choices(
    words: Catalogue, asked: AskQuestion, chosen: tuple[str, ...] | None
) -> tuple[Choice, ...]:
    """Return the options; each has its number as its value, as people would type it."""
    ticked = _answered(asked.answer) if chosen is None else chosen
    return tuple(
        Choice(str(number), worded(words, option.label), is_chosen=option.name in ticked)
        for number, option in enumerate(asked.options, 1)
    )


def _answered(answer: Answer | None) -> tuple[str, ...]:
    """Return the names of the options that are the answer so far."""
    if answer is None or answer.value is None:
        return ()
    return answer.value if isinstance(answer.value, tuple) else (str(answer.value),)


def _places(asked: AskQuestion, chosen: tuple[str, ...] | None) -> dict[str, str]:
    """Return the place that each option has so far, by the option's number."""
    if chosen is None:
        places = {name: str(place) for place, name in enumerate(_answered(asked.answer), 1)}
    else:
        places = {name: place for name, _, place in (one.rpartition("=") for one in chosen)}
    return {
        str(number): places[option.name]
        for number, option in enumerate(asked.options, 1)
        if option.name in places
    }
