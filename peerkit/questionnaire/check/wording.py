"""Advice on the wording of questions; it never stops a questionnaire.

Sources: GOV.UK's 25 words, the question appraisal systems QUAID and QAS-99, and the guidance of
the Government Analysis Function. The rules that need a language's own words have them for English
alone so far; in other languages they say nothing.
"""

import re
from collections.abc import Iterator

from peerkit.questionnaire.check.outline import Entry, Outline
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import CHOICE_TYPES, Question, QuestionType
from peerkit.questionnaire.or_other import has_or_other, other_name

LONGEST_LABEL_WORDS = 25
MOST_CHOICES = 12
"""More than these are hard to hold in mind when they are read out."""
_FEWEST_FOR_ORDER = 6
"""In a questionnaire shorter than this nothing can come late."""

_LONGEST_JUDGED = 1_000
"""The patterns below would take long over longer labels."""

_REFERENCE = re.compile(r"\$\{[^{}]*\}")
_ASKING = r"(?:how|why|what|when|who|where|which|is|are|was|were|do|does|did|have|has|can|would)"
_TWO_QUESTIONS = re.compile(rf"\band {_ASKING}\b[^.?!]*\?", re.IGNORECASE)
_TWO_RATED = re.compile(
    r"\bhow (?:satisfied|happy|easy|safe|useful|fair|good|clear)\b[^.?!]*\band\b[^.?!]*\?",
    re.IGNORECASE,
)
_IMMIGRATION = re.compile(
    r"\b(?:immigration status|visa|leave to remain|refugee status|asylum|right to remain"
    r"|residence permit|settled status)\b",
    re.IGNORECASE,
)


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
        words = len(_REFERENCE.sub("x", label).split())
        key = f"label.{language}"
        if words > LONGEST_LABEL_WORDS:
            yield _advice("too_many_words", entry, key, name=question.name, words=words)
        if language.partition("-")[0] == "en":
            yield from _english(entry, question.name, key, label)


def _english(entry: Entry, name: str, key: str, label: str) -> Iterator[Fault]:
    if len(label) > _LONGEST_JUDGED:
        return  # it has too many words, and is told so
    if _TWO_QUESTIONS.search(label) or _TWO_RATED.search(label):
        yield _advice("double_barrelled", entry, key, name=name)
    if match := _IMMIGRATION.search(label):
        yield _advice("immigration_status", entry, key, name=name, words=match[0])


def _choices(outline: Outline, entry: Entry, question: Question) -> Iterator[Fault]:
    choices = outline.questionnaire.choices.get(question.choice_list or "")
    is_read_out = question.type in CHOICE_TYPES and question.choice_filter is None
    if choices and is_read_out and len(choices.choices) > MOST_CHOICES:
        count = len(choices.choices)
        yield _advice("too_many_choices", entry, "type", name=question.name, count=count)


def _advice(code: str, entry: Entry, key: str, **values: str | int) -> Fault:
    place = entry.item.positions.get(key) or entry.place(key.partition(".")[0])
    return Fault(code, place, values, is_advice=True)
