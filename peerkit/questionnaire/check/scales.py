"""Scales: a list that rates has as many answers on the one side as on the other."""

from collections.abc import Iterator

from peerkit.questionnaire.check.outline import Outline
from peerkit.questionnaire.check.words import WordList, word_list
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import ChoiceList

_LONGEST_RATING_WORDS = 4
"""`Neither good nor bad` has four words; what has more is no point on a scale."""
_FEWEST_RATED = 3


def check_scales(outline: Outline) -> Iterator[Fault]:
    """Yield advice on each list that rates and leans to one side."""
    for choices in outline.questionnaire.choices.values():
        for language in outline.questionnaire.languages:
            words = word_list(language)
            if choices.file or words is None or not words.good:
                continue
            good, bad = _sides(choices, language, words)
            is_scale = 2 * (good + bad) >= max(len(choices.choices), 2 * _FEWEST_RATED)
            if is_scale and good and bad and good != bad:
                values: dict[str, str | int] = {"list": choices.name, "good": good, "bad": bad}
                yield Fault("unbalanced_scale", choices.position, values, is_advice=True)
                break


def _sides(choices: ChoiceList, language: str, words: WordList) -> tuple[int, int]:
    good = bad = 0
    for choice in choices.choices:
        label = choice.label.translations.get(language, "").lower()
        if len(label.split()) > _LONGEST_RATING_WORDS:
            continue
        is_good, is_bad = _has(label, words.good), _has(label, words.bad)
        if is_good and is_bad and not _has_longer(label, words):
            continue  # the middle: neither good nor bad
        good, bad = good + (is_good and not is_bad), bad + is_bad
    return good, bad


def _has(label: str, found: tuple[str, ...]) -> bool:
    padded = f" {' '.join(label.replace(',', ' ').split())} "
    return any(f" {word} " in padded for word in found)


def _has_longer(label: str, words: WordList) -> bool:
    """Whether a bad phrase holds the good word itself, as in `not safe`."""
    return _has(label, tuple(word for word in words.bad if " " in word))
