"""Prompts in plain lines: what is read aloud, what is shown, and the one line of what to do next.

Pure: a prompt and a catalogue in, lines of text out. No box, no colour, no symbol carries meaning.
"""

from collections.abc import Iterator
from typing import assert_never

from peerkit.interview import AskQuestion, CheckedAnswer, Option, Statement, Wording
from peerkit.questionnaire import QuestionType
from peerkit.values import Answer
from peerkit.words import Catalogue

_NEXT: dict[QuestionType, str] = {
    QuestionType.SELECT_ONE: "one",
    QuestionType.SELECT_MULTIPLE: "several",
    QuestionType.RANK: "rank",
    QuestionType.INTEGER: "integer",
    QuestionType.DECIMAL: "decimal",
    QuestionType.RANGE: "range",
    QuestionType.DATE: "date",
    QuestionType.TIME: "time",
    QuestionType.DATETIME: "datetime",
    QuestionType.TEXT: "text",
    QuestionType.NOTE: "note",
    QuestionType.ACKNOWLEDGE: "acknowledge",
}

_MOMENTS = frozenset({QuestionType.DATE, QuestionType.TIME, QuestionType.DATETIME})


def worded(words: Catalogue, wording: Wording) -> str:
    """Return the text, marked when it is in another language than the interview's."""
    if not wording.is_fallback:
        return wording.text
    return f"{wording.text} {words.text('plain.not_translated', language=wording.language)}"


def answer_in_words(words: Catalogue, answer: Answer, options: tuple[Option, ...]) -> str:
    """Return an answer as a person reads it: labels for names, words for a missing reason."""
    if answer.missing is not None:
        return words.text(f"plain.missing.{answer.missing.value}")
    labels = {option.name: option.label.text for option in options}
    match answer.value:
        case tuple() as names:
            return ", ".join(str(labels.get(name, name)) for name in names)
        case str() as text:
            return labels.get(text, text)
        case int() as number:
            return str(number)
        case None:
            return ""
        case _ as never:
            assert_never(never)


def given_in_words(words: Catalogue, asked: AskQuestion, answer: Answer) -> str:
    """Return an answer to that question as a person reads it."""
    if isinstance(answer.value, str) and asked.type in _MOMENTS:
        return words.moment(answer.value)
    return answer_in_words(words, answer, asked.options)


def checked_in_words(words: Catalogue, row: CheckedAnswer) -> str:
    """Return the answer of a row of check answers as a person reads it."""
    if isinstance(row.answer.value, str) and row.type in _MOMENTS:
        return words.moment(row.answer.value)
    return row.shown or answer_in_words(words, row.answer, ())


def question_lines(words: Catalogue, asked: AskQuestion) -> Iterator[str]:
    """Yield everything of a question but the line of what to do next."""
    yield from _place(words, asked)
    if asked.is_for_interviewer:
        yield words.text("plain.for_interviewer")
    yield worded(words, asked.label)
    if asked.hint is not None:
        yield words.text("plain.hint", hint=worded(words, asked.hint))
    for number, option in enumerate(asked.options, 1):
        code = "plain.option_chosen" if _is_chosen(asked.answer, option) else "plain.option"
        yield words.text(code, number=number, label=worded(words, option.label))
    if asked.guidance is not None:
        yield words.text("plain.guidance", guidance=worded(words, asked.guidance))
    for probe in asked.probes:
        yield words.text("plain.probe", probe=worded(words, probe))
    if asked.is_required:
        yield words.text("plain.required")
    yield from _kept(words, asked)


def next_line(words: Catalogue, asked: AskQuestion) -> str:
    """Return the one line that says what to do next."""
    if asked.is_readonly:
        return words.text("plain.next_readonly")
    kind = _NEXT[asked.type]
    if asked.type is QuestionType.RANGE and asked.range is not None:
        line = words.text("plain.next_range", start=asked.range.start, end=asked.range.end)
    else:
        line = words.text(f"plain.next_{kind}")
    if asked.type is QuestionType.NOTE or asked.answer is None or asked.draft:
        return line
    if asked.type is QuestionType.TEXT:
        return words.text("plain.next_text_again")
    return f"{line} {words.text('plain.next_keep')}"


def statement_row(words: Catalogue, number: int, statement: Statement) -> str:
    """Return one line: the statement's number, its state in words, its text."""
    state = words.text(f"plain.state.{statement.state.value}")
    return words.text("plain.statement_row", number=number, state=state, label=statement.label)


def _place(words: Catalogue, asked: AskQuestion) -> Iterator[str]:
    """Yield where in the interview this is; a note has no number of its own."""
    part = "" if asked.part is None else worded(words, asked.part)
    if asked.type is QuestionType.NOTE:
        if part:
            yield words.text("plain.part", part=part)
        return
    code = "plain.question_in_part" if part else "plain.question"
    yield words.text(code, number=asked.number, total=asked.total, part=part)


def _kept(words: Catalogue, asked: AskQuestion) -> Iterator[str]:
    """Yield what is there already: the answer, unfinished words, the note."""
    if asked.answer is not None and asked.type is not QuestionType.NOTE:
        shown = given_in_words(words, asked, asked.answer)
        yield words.text("plain.answer_so_far", answer=shown)
    if asked.note:
        yield words.text("plain.note_so_far", note=asked.note)


def _is_chosen(answer: Answer | None, option: Option) -> bool:
    if answer is None or answer.value is None:
        return False
    value = answer.value
    return option.name in value if isinstance(value, tuple) else option.name == value
