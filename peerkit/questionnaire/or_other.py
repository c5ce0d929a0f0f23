"""`select_one tenure or_other`: the choice `other`, and a question for what it is.

Laws:
- The choice and the question are added once: where they are written out, nothing is added, so
  that writing a questionnaire and reading it again changes nothing.
- The question is asked only of those who chose `other`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from peerkit.expression import parse_expression
from peerkit.questionnaire.contents import is_name
from peerkit.questionnaire.model import (
    Choice,
    Item,
    Question,
    Questionnaire,
    QuestionType,
    Text,
    walk,
)
from peerkit.questionnaire.question_types import OR_OTHER

OTHER = "other"
"""The name of the choice that is added, as every ODK client knows it."""

_SUFFIX = "_other"

_WORDS: Mapping[str, tuple[str, str]] = {
    "en": ("Other", "What else is it?"),
    "ro": ("Altceva", "Ce altceva este?"),
    "bg": ("Друго", "Какво друго?"),
    "so": ("Wax kale", "Waa maxay waxa kale?"),
    "pl": ("Coś innego", "Co to jest?"),
    "ar": ("شيء آخر", "ما هو؟"),
    "zh-Hans": ("其他", "是什么？"),  # noqa: RUF001 - Chinese has this question mark
}
"""The choice and the question in the languages that peerkit's own questionnaires have; in others
the English words stand, and are shown as such. Whoever wants others writes both out."""


def has_or_other(question: Question) -> bool:
    """Tell whether the type ends in `or_other`, and another question can be named after it."""
    is_asked_for = bool(question.choice_list) and question.source_type.endswith(f" {OR_OTHER}")
    return is_asked_for and is_name(question.name)


def other_name(question: Question) -> str:
    """Return the name of the question for what was meant by `other`."""
    return f"{question.name}{_SUFFIX}"


def with_others(whole: Questionnaire) -> Questionnaire:
    """Return the questionnaire with the choices and questions that `or_other` stands for."""
    asking = [question for question in whole.questions() if has_or_other(question)]
    if not asking:
        return whole
    choices = dict(whole.choices)
    for question in asking:
        found = choices.get(question.choice_list or "")
        if found is not None and found.find(OTHER) is None:
            added = Choice(OTHER, _text(whole, 0), position=found.position)
            choices[found.name] = replace(found, choices=(*found.choices, added))
    names = frozenset(item.name for item in walk(whole.survey))
    survey = tuple(_expanded(whole.survey, whole, names))
    return replace(whole, choices=choices, survey=survey)


def _expanded(
    items: tuple[Item, ...], whole: Questionnaire, names: frozenset[str]
) -> Iterator[Item]:
    for item in items:
        if not isinstance(item, Question):
            yield replace(item, items=tuple(_expanded(item.items, whole, names)))
            continue
        yield item
        # A question without a proper name is a fault of its own, and nothing can refer to it.
        if has_or_other(item) and is_name(item.name) and other_name(item) not in names:
            yield _question(item, whole)


def without_others(whole: Questionnaire) -> Questionnaire:
    """Return the questionnaire as it is written: without what `with_others` adds."""
    asking = [question for question in whole.questions() if has_or_other(question)]
    if not asking:
        return whole
    choices = dict(whole.choices)
    added = Choice(OTHER, _text(whole, 0))
    for found in [choices.get(question.choice_list or "") for question in asking]:
        if found is not None and found.choices and found.choices[-1] == added:
            choices[found.name] = replace(found, choices=found.choices[:-1])
    counted = Counter(item.name for item in walk(whole.survey))
    once = frozenset(name for name, count in counted.items() if count == 1)
    return replace(whole, choices=choices, survey=tuple(_folded(whole.survey, whole, once)))


def _folded(items: tuple[Item, ...], whole: Questionnaire, once: frozenset[str]) -> Iterator[Item]:
    before: Item | None = None
    for item in items:
        is_added = (
            isinstance(before, Question)
            and has_or_other(before)
            and is_name(before.name)
            and item.name in once
            and item == _question(before, whole)
        )
        if not is_added:
            yield (
                item
                if isinstance(item, Question)
                else replace(item, items=tuple(_folded(item.items, whole, once)))
            )
        before = item


def _question(asked: Question, whole: Questionnaire) -> Question:
    """Return the question for what was meant by `other`; it is as sensitive as the first."""
    return Question(
        type=QuestionType.TEXT,
        name=other_name(asked),
        label=_text(whole, 1),
        relevant=parse_expression(f"selected(${{{asked.name}}}, '{OTHER}')"),
        sensitive=asked.sensitive,
        pii=asked.pii,
        refusal=asked.refusal,
        source_type=QuestionType.TEXT.value,
        position=asked.position,
    )


def _text(whole: Questionnaire, which: int) -> Text:
    """Return the words in each language that has them, English where the default has none."""
    words = {tag: _WORDS[tag][which] for tag in whole.languages if tag in _WORDS}
    words.setdefault(whole.default_language, _WORDS["en"][which])
    return Text(words)
