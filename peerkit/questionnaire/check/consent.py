"""Consent: what makes an interview consented is there, whole, in every declared language."""

from collections.abc import Iterator, Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.check.outline import Outline
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.label import PLACEHOLDERS, placeholders
from peerkit.questionnaire.model import (
    NOWHERE,
    Position,
    Purpose,
    Questionnaire,
    Text,
)
from peerkit.questionnaire.near import nearest
from peerkit.values import Audience

_SHARED_WITH = "shared_with"


def check_consent(outline: Outline) -> Iterator[Fault]:
    """Yield what consent lacks, in statements, in words and in languages."""
    whole = outline.questionnaire
    yield from _statements(whole)
    yield from _languages(whole)
    yield from _information(whole)
    yield from _placeholders(outline)
    yield from _sensitive(outline)


def _place(whole: Questionnaire, key: str) -> Position:
    return whole.positions.get(key, NOWHERE)


def _statements(whole: Questionnaire) -> Iterator[Fault]:
    if not whole.consent:
        yield Fault("no_consent", _place(whole, "consent"))
    elif not any(s.essential and s.purpose is Purpose.TAKE_PART for s in whole.consent):
        yield Fault("no_essential_take_part", _place(whole, "consent"))


@frozen
class _Words:
    """A text of consent, and where it stands as a whole and in each language."""

    part: str
    text: Text
    place: Position
    places: Mapping[str, Position]


def _consent_texts(whole: Questionnaire) -> Iterator[_Words]:
    for part, text in (("information", whole.information), ("limits", whole.limits)):
        places = {tag: whole.positions.get(f"{part}.{tag}") for tag in text.translations}
        yield _Words(part, text, _place(whole, part), _found(places))
    for statement in whole.consent:
        tags = statement.label.translations
        places = {tag: statement.positions.get(f"label.{tag}") for tag in tags}
        place = statement.positions.get("label", statement.position)
        yield _Words(statement.name, statement.label, place, _found(places))


def _found(places: Mapping[str, Position | None]) -> Mapping[str, Position]:
    return {tag: place for tag, place in places.items() if place}


def _languages(whole: Questionnaire) -> Iterator[Fault]:
    for words in _consent_texts(whole):
        if not words.text.translations and words.part in {"information", "limits"}:
            yield Fault(f"no_{words.part}", words.place)
            continue
        for language in whole.languages if words.text.translations else ():
            if not words.text.has(language):
                values = {"part": words.part, "language": language}
                yield Fault("consent_not_translated", words.place, values)


def _information(whole: Questionnaire) -> Iterator[Fault]:
    is_shared = any(statement.audience is not Audience.ORGANISATION for statement in whole.consent)
    for language, words in whole.information.translations.items():
        present = {name for name, _ in placeholders(words)}
        for name in PLACEHOLDERS:
            if name not in present and (is_shared or name != _SHARED_WITH):
                place = whole.positions.get(f"information.{language}")
                values = {"placeholder": f"{{{name}}}", "language": language}
                place = place or _place(whole, "information")
                yield Fault(f"information_lacks_{name}", place, values)


def _placeholders(outline: Outline) -> Iterator[Fault]:
    for words in _consent_texts(outline.questionnaire):
        for language, text in words.text.translations.items():
            start = words.places.get(language, words.place)
            for written, offset in placeholders(text):
                if written not in PLACEHOLDERS:
                    place = outline.locate(start, offset)
                    yield Fault("unknown_placeholder", place, _meant(written), is_advice=True)


def _meant(written: str) -> dict[str, str | int]:
    meant = nearest(written, PLACEHOLDERS) or PLACEHOLDERS[0]
    return {"written": f"{{{written}}}", "meant": f"{{{meant}}}"}


def _sensitive(outline: Outline) -> Iterator[Fault]:
    asked = {statement.purpose for statement in outline.questionnaire.consent}
    for entry, question in outline.questions():
        if question.sensitive and question.sensitive.purpose not in asked:
            values = {
                "name": question.name,
                "class": question.sensitive.value,
                "purpose": question.sensitive.purpose.value,
            }
            yield Fault("sensitive_without_consent", entry.place("sensitive"), values)
