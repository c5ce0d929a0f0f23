"""Advice on the wording of questions; it never stops a questionnaire.

Sources: GOV.UK's 25 words, the question appraisal systems QUAID and QAS-99, the guidance of the
Government Analysis Function, and Björnsson's LIX. The words that a rule goes by stand in `words/`,
one module for each language; `languages_not_judged` says which languages lack some.
"""

from collections.abc import Iterator

from peerkit.questionnaire.check.outline import Entry, Outline
from peerkit.questionnaire.check.phrases import phrase_advice
from peerkit.questionnaire.check.reading_ease import HARD, lix
from peerkit.questionnaire.check.words import word_list
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.label import without_references
from peerkit.questionnaire.model import (
    CHOICE_TYPES,
    NOWHERE,
    Question,
    Questionnaire,
    QuestionType,
)
from peerkit.questionnaire.or_other import has_or_other, other_name

LONGEST_LABEL_WORDS = 25
MOST_CHOICES = 12
"""More than these are hard to hold in mind when they are read out."""
_FEWEST_FOR_ORDER = 6
"""In a questionnaire shorter than this nothing can come late."""
_FEWEST_FOR_LIX = 10
"""In fewer words one long one decides, which says nothing of the sentence."""

_LONGEST_JUDGED = 1_000
"""The patterns below would take long over longer labels."""


def check_wording(outline: Outline) -> Iterator[Fault]:
    """Yield advice on labels, choices, probes and the order of the questions."""
    asked = [(entry, question) for entry, question in outline.questions() if question.is_asked]
    specifying = {other_name(question) for _, question in asked if has_or_other(question)}
    for place, (entry, question) in enumerate(asked):
        yield from _labels(entry, question)
        yield from _choices(outline, entry, question)
        if _is_open(question) and not question.probes and question.name not in specifying:
            yield _advice("no_probe", entry, "label", name=question.name)
        is_early = len(asked) >= _FEWEST_FOR_ORDER and 3 * place < len(asked)
        if question.sensitive and is_early:
            yield _advice("sensitive_early", entry, "sensitive", name=question.name)


def languages_not_judged(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the languages of the questionnaire that lack words for some rule on wording."""
    lists = {language: word_list(language) for language in questionnaire.languages}
    return tuple(tag for tag, words in lists.items() if words is None or not words.is_whole)


def check_long_words(outline: Outline) -> Iterator[Fault]:
    """Yield advice on information and limits that are hard to read, by LIX."""
    whole = outline.questionnaire
    for part, text in (("information", whole.information), ("limits", whole.limits)):
        for language, words in text.translations.items():
            measured = _lix(language, words)
            if measured > HARD:
                place = whole.positions.get(f"{part}.{language}") or whole.positions.get(part)
                values: dict[str, str | int] = {"name": part, "lix": measured}
                yield Fault("hard_words", place or NOWHERE, values, is_advice=True)


def _lix(language: str, text: str) -> int:
    """Return the text's LIX; 0 in a language whose words nobody has measured with it."""
    words = word_list(language)
    return lix(text) if words is not None and words.is_whole else 0


def _is_open(question: Question) -> bool:
    """Whether the answer is told in the participant's own words, and is not a name or a code."""
    return (
        question.type is QuestionType.TEXT
        and not question.pii
        and question.constraint is None
        and question.calculation is None
    )


def _labels(entry: Entry, question: Question) -> Iterator[Fault]:
    if question.label is None:
        return
    for language, label in question.label.translations.items():
        text = without_references(label)
        key = f"label.{language}"
        count = len(text.split())
        if count > LONGEST_LABEL_WORDS:
            yield _advice("too_many_words", entry, key, name=question.name, words=count)
        if len(text) > _LONGEST_JUDGED:
            continue  # it has too many words, and is told so
        if count >= _FEWEST_FOR_LIX and (measured := _lix(language, text)) > HARD:
            yield _advice("hard_words", entry, key, name=question.name, lix=measured)
        for code, words in phrase_advice(language, text):
            yield _advice(code, entry, key, name=question.name, words=words)


def _choices(outline: Outline, entry: Entry, question: Question) -> Iterator[Fault]:
    choices = outline.questionnaire.choices.get(question.choice_list or "")
    is_read_out = question.type in CHOICE_TYPES and question.choice_filter is None
    if choices and is_read_out and len(choices.choices) > MOST_CHOICES:
        count = len(choices.choices)
        yield _advice("too_many_choices", entry, "type", name=question.name, count=count)


def _advice(code: str, entry: Entry, key: str, **values: str | int) -> Fault:
    place = entry.item.positions.get(key) or entry.place(key.partition(".")[0])
    return Fault(code, place, values, is_advice=True)
