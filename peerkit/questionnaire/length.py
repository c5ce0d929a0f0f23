"""How long an interview takes, roughly: what is read out, and what people take to answer.

It is an estimate for planning, not a promise: reading aloud at 130 words a minute, a few seconds to
choose, most of a minute to tell. What only some are asked counts half.
"""

from collections.abc import Mapping

from peerkit.questionnaire.label import without_references
from peerkit.questionnaire.model import (
    CHOICE_TYPES,
    Item,
    Question,
    Questionnaire,
    QuestionType,
    Repeat,
    Text,
)

_WORDS_A_SECOND = 130 / 60
"""What audio books are read at is 150; an interview has pauses."""

_SECONDS: Mapping[QuestionType, float] = {
    QuestionType.SELECT_ONE: 6,
    QuestionType.SELECT_MULTIPLE: 12,
    QuestionType.RANK: 25,
    QuestionType.TEXT: 50,
    QuestionType.NOTE: 1,
    QuestionType.ACKNOWLEDGE: 2,
}
_SECONDS_OTHERWISE = 8
_SECONDS_A_PROBE = 20
_SECONDS_A_STATEMENT = 4
_SECONDS_TO_BEGIN_AND_END = 180
"""Greeting, questions about the information, the look back at the answers, the slip."""

_FIRST_EAST_ASIAN = "\u2e80"
_SHARE_WITH_CONDITION = 0.5
_INSTANCES = 2
_MOST_READ_OUT = 12
"""Of longer lists the interviewer shows a card."""


def estimate_minutes(questionnaire: Questionnaire, language: str = "") -> int:
    """Return about how many minutes an interview takes, in that language or the default one."""
    spoken = language or questionnaire.default_language
    reader = _Reader(questionnaire, spoken)
    consent = sum(_SECONDS_A_STATEMENT + reader.aloud(s.label) for s in questionnaire.consent)
    beginning = reader.aloud(questionnaire.information) + reader.aloud(questionnaire.limits)
    questions = sum(reader.seconds(item) for item in questionnaire.survey)
    return max(1, round((_SECONDS_TO_BEGIN_AND_END + beginning + consent + questions) / 60))


def estimate_seconds(questionnaire: Questionnaire, item: Item, language: str = "") -> float:
    """Return about how many seconds one item takes, with all that is in it."""
    return _Reader(questionnaire, language or questionnaire.default_language).seconds(item)


class _Reader:
    """Somebody who reads a questionnaire aloud in one language."""

    def __init__(self, questionnaire: Questionnaire, language: str) -> None:
        self._whole = questionnaire
        self._language = language

    def aloud(self, text: Text | None) -> float:
        """Return the seconds that reading a text takes."""
        if text is None:
            return 0.0
        words, _ = text.wording(self._language, self._whole.default_language)
        plain = without_references(words)
        # Chinese and Japanese have no spaces; about two signs make a word.
        count = max(len(plain.split()), sum(sign >= _FIRST_EAST_ASIAN for sign in plain) / 2)
        return count / _WORDS_A_SECOND

    def seconds(self, item: Item) -> float:
        """Return the seconds that an item takes, on the average of those who are interviewed."""
        if isinstance(item, Question):
            taken = self._question(item)
        else:
            taken = self.aloud(item.label) + sum(self.seconds(inner) for inner in item.items)
            taken *= _INSTANCES if isinstance(item, Repeat) else 1
        return taken * (1 if item.relevant is None else _SHARE_WITH_CONDITION)

    def _question(self, question: Question) -> float:
        if not question.is_asked and question.type is not QuestionType.NOTE:
            return 0.0
        taken = self.aloud(question.label) + self.aloud(question.hint)
        taken += _SECONDS.get(question.type, _SECONDS_OTHERWISE)
        taken += _SECONDS_A_PROBE * bool(question.probes)
        choices = self._whole.choices.get(question.choice_list or "")
        if choices is not None and question.type in CHOICE_TYPES:
            read_out = choices.choices[:_MOST_READ_OUT]
            taken += sum(self.aloud(choice.label) for choice in read_out)
        return taken
