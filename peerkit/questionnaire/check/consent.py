"""Consent: what makes an interview consented is there, whole, in every declared language."""

from collections.abc import Iterator

from peerkit.questionnaire.check.outline import Outline
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.label import PLACEHOLDERS, placeholders
from peerkit.questionnaire.model import (
    NOWHERE,
    Audience,
    Position,
    Purpose,
    Questionnaire,
    Text,
)
from peerkit.questionnaire.near import nearest

_SHARED_WITH = "shared_with"


def check_consent(outline: Outline) -> Iterator[Fault]:
    """Yield what consent lacks, in statements, in words and in languages."""
    whole = outline.questionnaire
    yield from _statements(whole)
    yield from _languages(whole)
    yield from _information(whole)
    yield from _placeholders(whole)
    yield from _sensitive(outline)


def _place(whole: Questionnaire, key: str) -> Position:
    return whole.positions.get(key, NOWHERE)


def _statements(whole: Questionnaire) -> Iterator[Fault]:
    if not whole.consent:
        yield Fault("no_consent", _place(whole, "consent"))
    elif not any(s.essential and s.purpose is Purpose.TAKE_PART for s in whole.consent):
        yield Fault("no_essential_take_part", _place(whole, "consent"))


def _consent_texts(whole: Questionnaire) -> Iterator[tuple[str, Text, Position]]:
    yield "information", whole.information, _place(whole, "information")
    yield "limits", whole.limits, _place(whole, "limits")
    for statement in whole.consent:
        yield statement.name, statement.label, statement.position


def _languages(whole: Questionnaire) -> Iterator[Fault]:
    for name, text, place in _consent_texts(whole):
        if not text.translations and name in {"information", "limits"}:
            yield Fault(f"no_{name}", place)
            continue
        for language in whole.languages if text.translations else ():
            if not text.has(language):
                values = {"part": name, "language": language}
                yield Fault("consent_not_translated", place, values)


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


def _placeholders(whole: Questionnaire) -> Iterator[Fault]:
    for name, text, place in _consent_texts(whole):
        for language, words in text.translations.items():
            where = whole.positions.get(f"{name}.{language}", place)
            for written, _ in placeholders(words):
                if written not in PLACEHOLDERS:
                    meant = nearest(written, PLACEHOLDERS) or PLACEHOLDERS[0]
                    values = {"written": f"{{{written}}}", "meant": f"{{{meant}}}"}
                    yield Fault("unknown_placeholder", where, values, is_advice=True)


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
