"""One question, note or calculation."""

import re
from collections.abc import Mapping
from dataclasses import replace

from peerkit.expression import Expression
from peerkit.frozen import frozen
from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import Fields, read_word
from peerkit.questionnaire.model import (
    CHOICE_TYPES,
    RECORDED_TYPES,
    Position,
    Question,
    QuestionType,
    Sensitivity,
    Text,
)
from peerkit.questionnaire.near import nearest
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence
from peerkit.questionnaire.question_types import (
    FROM_FILE,
    KNOWN_WORDS,
    OTHER_TOOLS,
    TypeWord,
    read_type,
    table_list,
)
from peerkit.questionnaire.read_expression import (
    read_condition,
    read_default,
    read_expression,
    read_relevance,
    read_seed,
)
from peerkit.questionnaire.read_range import read_range
from peerkit.questionnaire.read_text import read_needed_label, read_text

_UNLABELLED = RECORDED_TYPES | {QuestionType.UNKNOWN}

_SWITCHED_OFF = frozenset({"yes", "Yes", "YES", "true", "True", "TRUE"})
"""What older XLSForms write under `disabled`, to leave a question in the file and not ask it."""

_KEPT_IF_UNREAD = (
    *("label", "hint", "guidance_hint", "required", "required_message", "relevant", "constraint"),
    *("constraint_message", "calculation", "choice_filter", "default", "readonly", "parameters"),
    "sensitive",
)


def read_question(
    fields: Fields,
    written_type: str,
    name: str,
    positions: Mapping[str, Position],
    context: Context,
) -> Question:
    """Return the question of that type and name; what is wrong with it is among the findings."""
    word = _read_type(written_type, positions["type"], context)
    parameters = _parameters(fields.take("parameters"), context)
    keys = _Keys(fields, context)
    kept = fields.not_run("speaker", "disabled")
    kind = QuestionType.UNKNOWN if kept.get("disabled") in _SWITCHED_OFF else word.kind
    question = Question(
        type=kind,
        name=name,
        label=_label(fields, kind, name, context),
        hint=keys.text("hint"),
        guidance_hint=keys.text("guidance_hint"),
        probes=_probes(fields.take("probes"), context),
        choice_list=_list_name(word, parameters),
        required=keys.condition("required"),
        required_message=keys.text("required_message"),
        relevant=read_relevance(fields.take("relevant"), context),
        constraint=keys.expression("constraint"),
        constraint_message=keys.text("constraint_message"),
        calculation=keys.expression("calculation"),
        choice_filter=keys.expression("choice_filter"),
        default=read_default(fields.take("default"), "default", context),
        readonly=keys.condition("readonly"),
        range=read_range(parameters) if kind is QuestionType.RANGE else None,
        parameters=parameters,
        seed=read_seed(parameters, positions.get("parameters", fields.position), context),
        appearance=fields.word("appearance"),
        sensitive=_sensitive(fields.take("sensitive"), context),
        pii=fields.yes_no("pii", default=False),
        note_to_interviewer=fields.yes_no("note_to_interviewer", default=False),
        refusal=fields.yes_no("refusal", default=True),
        source_type=written_type,
        position=fields.position,
        positions=positions,
    )
    question = replace(question, extras={**_unread(fields, question), **kept, **fields.left_over()})
    _check_complete(question, context)
    return question


def _unread(fields: Fields, question: Question) -> dict[str, object]:
    """Return what stands under the keys whose value could not be read."""
    return fields.unread({key: getattr(question, key) for key in _KEPT_IF_UNREAD})


def _label(fields: Fields, kind: QuestionType, name: str, context: Context) -> Text | None:
    node = fields.take("label")
    if kind in _UNLABELLED:
        return read_text(node, "label", context)
    return read_needed_label(node, fields.position, name, context)


@frozen
class _Keys:
    """The keys of a question that hold wordings, conditions and expressions."""

    fields: Fields
    context: Context

    def text(self, key: str) -> Text | None:
        return read_text(self.fields.take(key), key, self.context)

    def condition(self, key: str) -> Expression | None:
        return read_condition(self.fields.take(key), key, self.context)

    def expression(self, key: str) -> Expression | None:
        return read_expression(self.fields.take(key), key, self.context)


def _read_type(written: str, position: Position, context: Context) -> TypeWord:
    word = read_type(written)
    first = written.split(maxsplit=1)[0]
    if word.kind is QuestionType.UNKNOWN:
        _report_unknown(written, first, position, context)
    elif word.kind in CHOICE_TYPES and word.choice_list is None:
        context.findings.fault("missing_choice_list", position, type=first)
    return word


def _list_name(word: TypeWord, parameters: Mapping[str, str]) -> str | None:
    named = word.choice_list
    return table_list(named, parameters) if named and word.is_from_file else named


def _report_unknown(written: str, first: str, position: Position, context: Context) -> None:
    if first in OTHER_TOOLS or first.endswith(FROM_FILE):
        context.findings.advise("not_run_here", position, what=first)
    elif meant := nearest(first, KNOWN_WORDS - {first}):
        context.findings.fault("misspelt_type", position, type=written, meant=meant)
    else:
        context.findings.advise("unknown_type", position, type=written)


def _probes(node: Node | None, context: Context) -> tuple[Text, ...]:
    items = node.items if isinstance(node, Sequence) else [] if node is None else [node]
    texts = (read_text(item, "probes", context) for item in items)
    return tuple(text for text in texts if text is not None)


def _parameters(node: Node | None, context: Context) -> dict[str, str]:
    """Return the parameters of a map, or of XLSForm's `start=0 end=10`."""
    match node:
        case None:
            return {}
        case Map():
            return {
                key: read_word(value, key, context.findings)
                for key, (_, value) in node.entries.items()
            }
        case Scalar():
            pairs = [
                pair.partition("=") for pair in re.split(r"[\s,;]+", node.value.strip()) if pair
            ]
            if not all(key and sign for key, sign, _ in pairs):
                return {}  # what cannot be read is kept as it is written
            return {key: value for key, _, value in pairs}
        case Sequence():
            context.findings.fault("expected_map", node.position, key="parameters")
            return {}


def _sensitive(node: Node | None, context: Context) -> Sensitivity | None:
    if node is None or not (word := read_word(node, "sensitive", context.findings)):
        return None
    try:
        return Sensitivity(word)
    except ValueError:
        allowed = ", ".join(Sensitivity)
        context.findings.fault("unknown_sensitivity", node.position, word=word, allowed=allowed)
        return None


def _check_complete(question: Question, context: Context) -> None:
    if question.type is QuestionType.CALCULATE and "calculation" not in question.positions:
        context.findings.fault("missing_key", question.position, key="calculation")
    if question.type is QuestionType.RANGE and question.range is None:
        place = question.positions.get("parameters", question.position)
        context.findings.fault("bad_range", place, name=question.name)
