"""Languages: which words are missing in which language, and which language nobody has vouched for.

The words of consent are not among these: they never fall back, so their absence is a fault.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from peerkit.questionnaire.check.outline import Outline
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import NOWHERE, ChoiceList, Position, Question, Text


def check_languages(outline: Outline) -> Iterator[Fault]:
    """Yield advice on missing translations and on languages that await review."""
    whole = outline.questionnaire
    for language in whole.languages:
        if not whole.is_reviewed(language):
            place = whole.positions.get(f"languages.{language}", NOWHERE)
            yield _advice("language_not_reviewed", place, language=language)
    for entry in outline.entries:
        item = entry.item
        texts = {"label": item.label}
        if isinstance(item, Question):
            texts |= {"hint": item.hint, "constraint_message": item.constraint_message}
        for key, text in texts.items():
            for language in _missing(text, whole.languages):
                yield _advice(
                    "not_translated", entry.place(key), name=item.name, key=key, language=language
                )
    for choices in whole.choices.values():
        yield from _choices(choices, whole.languages)


def _choices(choices: ChoiceList, languages: Iterable[str]) -> Iterator[Fault]:
    lacking = Counter(
        language for choice in choices.choices for language in _missing(choice.label, languages)
    )
    for language, count in lacking.items():
        yield _advice(
            "choices_not_translated",
            choices.position,
            list=choices.name,
            language=language,
            count=count,
        )


def _missing(text: Text | None, languages: Iterable[str]) -> tuple[str, ...]:
    if text is None or not text.translations:
        return ()
    return tuple(language for language in languages if not text.has(language))


def _advice(code: str, place: Position, **values: str | int) -> Fault:
    return Fault(code, place, values, is_advice=True)
