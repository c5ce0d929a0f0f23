"""A questionnaire becomes the YAML that it would be read from.

Laws:
- `read_questionnaire(write_questionnaire(q)).questionnaire == q`, but for positions and the digest
  of the file, for every `q` that was read.
- Equal questionnaires give equal bytes.
- Comments are not part of a questionnaire, and are not kept.
"""

from collections.abc import Mapping
from typing import cast

from peerkit.expression import Expression
from peerkit.frozen import frozen
from peerkit.questionnaire.inherited import names_to_state
from peerkit.questionnaire.model import (
    ChoiceList,
    ConsentStatement,
    Group,
    Item,
    Question,
    Questionnaire,
    Repeat,
    Text,
)
from peerkit.questionnaire.or_other import without_others
from peerkit.questionnaire.question_types import GROUP, REPEAT
from peerkit.questionnaire.read_head import FORMAT_VERSION
from peerkit.questionnaire.yaml_text import Value, yaml_text

_HOLDS = "true()"
"""The condition that a plain yes is read as."""

Entries = dict[str, Value]


def write_questionnaire(questionnaire: Questionnaire) -> bytes:
    """Return the questionnaire as a YAML file in UTF-8."""
    return yaml_text(document_of(questionnaire))


def document_of(whole: Questionnaire) -> Entries:
    """Return what the file says, as texts, truths, maps and lists."""
    whole = without_others(whole)
    default = whole.default_language
    entries: Entries = {
        "peerkit": FORMAT_VERSION,
        "form_id": whole.form_id,
        "version": whole.version,
        "title": _text(whole.title, default) or "",
        "default_language": default,
        "languages": dict(whole.languages),
    }
    optional: dict[str, Value | None] = {
        "reviewed": dict(whole.reviewed),
        "theme": whole.theme,
        "community": whole.community,
        "steps": [step.value for step in whole.steps],
        "information": _text(whole.information, default),
        "limits": _text(whole.limits, default),
        "signposting": _text(whole.signposting, default),
        "consent": [_statement(statement, default) for statement in whole.consent],
        "choices": {
            name: _choices(found, default)
            for name, found in whole.choices.items()
            if not found.file
        },
    }
    entries |= _present(optional)
    survey = _Survey(default, names_to_state(whole))
    entries["survey"] = [survey.item(item) for item in whole.survey]
    return entries | _extras(whole.extras)


def _present(values: Mapping[str, Value | None]) -> Entries:
    """Return what is there: neither None nor empty."""
    return {key: value for key, value in values.items() if value}


def _extras(extras: Mapping[str, object]) -> Entries:
    """Return what was kept: texts, maps and lists, as `nodes.plain` makes them."""
    return dict(cast("Mapping[str, Value]", extras))


def _text(text: Text | None, default: str) -> Value | None:
    """Return a wording: plain where the default language alone has it."""
    if text is None or not text.translations:
        return None
    if set(text.translations) == {default}:
        return text.translations[default]
    return dict(text.translations)


def _condition(expression: Expression | None) -> Value | None:
    if expression is None:
        return None
    return True if expression.text == _HOLDS else expression.text


def _expression(expression: Expression | None) -> Value | None:
    return None if expression is None else expression.text


def _statement(statement: ConsentStatement, default: str) -> Entries:
    entries: Entries = {
        "name": statement.name,
        "purpose": statement.purpose.value,
        "audience": statement.audience.value,
        "essential": statement.essential,
    }
    return entries | _present({"label": _text(statement.label, default)})


def _choices(found: ChoiceList, default: str) -> Value:
    """Return a map of names to labels; a list where choices have more, or share a name."""
    names = [choice.name for choice in found.choices]
    if len(set(names)) == len(names) and not any(choice.columns for choice in found.choices):
        return {choice.name: _text(choice.label, default) or "" for choice in found.choices}
    return [
        {"name": choice.name, **_present({"label": _text(choice.label, default)}), **choice.columns}
        for choice in found.choices
    ]


# --- the survey -------------------------------------------------------------------------------


@frozen
class _Survey:
    """The default language, and the questions of which it must be said what they are not."""

    default: str
    stated: frozenset[str]

    def item(self, item: Item) -> Entries:
        match item:
            case Question():
                return self._question(item)
            case Group():
                return self._container(item, GROUP, None)
            case Repeat():
                return self._container(item, REPEAT, item.count)

    def _container(
        self, item: Group | Repeat, written_type: str, count: Expression | None
    ) -> Entries:
        optional: dict[str, Value | None] = {
            "label": _text(item.label, self.default),
            "relevant": _condition(item.relevant),
            "repeat_count": _expression(count),
            "appearance": item.appearance,
            "self_entry": isinstance(item, Group) and item.self_entry,
        }
        return {
            "type": written_type,
            "name": item.name,
            **_present(optional),
            **_extras(item.extras),
            "questions": [self.item(inner) for inner in item.items],
        }

    def _question(self, question: Question) -> Entries:
        default = self.default
        entries: Entries = {"type": written_type(question), "name": question.name}
        entries |= _present(
            {
                "label": _text(question.label, default),
                "hint": _text(question.hint, default),
                "guidance_hint": _text(question.guidance_hint, default),
                "probes": [_text(probe, default) or "" for probe in question.probes],
                "note_to_interviewer": question.note_to_interviewer,
                "required": _condition(question.required),
                "required_message": _text(question.required_message, default),
                "relevant": _condition(question.relevant),
                "constraint": _expression(question.constraint),
                "constraint_message": _text(question.constraint_message, default),
                "calculation": _expression(question.calculation),
                "choice_filter": _expression(question.choice_filter),
                "default": default_text(question),
                "readonly": _condition(question.readonly),
                "parameters": dict(question.parameters),
                "appearance": question.appearance,
            }
        )
        return entries | self._marks(question) | _extras(question.extras)

    def _marks(self, question: Question) -> Entries:
        """Return what the question holds, and who may decline it; its noes where they count."""
        marks: Entries = {
            "sensitive": question.sensitive.value if question.sensitive else "",
            "pii": question.pii,
        }
        if question.name not in self.stated:
            marks = _present(marks)
        return marks if question.refusal else {**marks, "refusal": False}


def default_text(question: Question) -> str | None:
    """Return the default of a question as it is written."""
    default = question.default
    return default.text if isinstance(default, Expression) else default


def written_type(question: Question) -> str:
    """Return the type as it was written; of a question that nobody wrote, as it would be."""
    if question.source_type:
        return question.source_type
    return f"{question.type} {question.choice_list or ''}".strip()
