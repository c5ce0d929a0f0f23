"""Laws of telling what changed: nothing where nothing did, and every edit with its question."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from peerkit.expression import parse_expression
from peerkit.questionnaire import (
    Choice,
    Item,
    Question,
    Questionnaire,
    QuestionType,
    Sensitivity,
    Text,
)
from peerkit.questionnaire.changes import Change, Comparison, compare_questionnaires
from peerkit.questionnaire.yaml_text import Value, yaml_text
from peerkit.words import catalogue
from tests.properties.test_questionnaire_writing import QUESTIONNAIRES
from tests.questionnaire.samples import read
from tests.strategies import questionnaires

CONDITION = parse_expression("${q0} = 'quite another'")
WORDS = Text({"en": "Quite other words", "ro": "Alte cuvinte"})

EDITS: dict[str, Callable[[Question], Question]] = {
    "label": lambda q: replace(q, label=WORDS),
    "hint": lambda q: replace(q, hint=WORDS),
    "guidance": lambda q: replace(q, guidance_hint=WORDS),
    "probes": lambda q: replace(q, probes=(*q.probes, WORDS)),
    "required": lambda q: replace(q, required=CONDITION),
    "required message": lambda q: replace(q, required_message=WORDS),
    "relevant": lambda q: replace(q, relevant=CONDITION),
    "constraint": lambda q: replace(q, constraint=CONDITION),
    "constraint message": lambda q: replace(q, constraint_message=WORDS),
    "calculation": lambda q: replace(q, calculation=CONDITION),
    "filter": lambda q: replace(q, choice_filter=CONDITION),
    "default": lambda q: replace(q, default="quite another"),
    "readonly": lambda q: replace(q, readonly=CONDITION),
    "parameters": lambda q: replace(q, parameters={"rows": "5"}),
    "appearance": lambda q: replace(q, appearance="quite another"),
    "sensitive": lambda q: replace(q, sensitive=Sensitivity.HEALTH),
    "pii": lambda q: replace(q, pii=not q.pii),
    "note": lambda q: replace(q, note_to_interviewer=not q.note_to_interviewer),
    "refusal": lambda q: replace(q, refusal=not q.refusal),
    "list": lambda q: replace(q, choice_list="another"),
    "type": lambda q: replace(
        q,
        type=QuestionType.TEXT if q.type is not QuestionType.TEXT else QuestionType.DATE,
    ),
    "name": lambda q: replace(q, name="quite_another"),
    "extras": lambda q: replace(q, extras={"their": "own"}),
}


def edited(
    items: tuple[Item, ...], name: str, edit: Callable[[Question], Question]
) -> tuple[Item, ...]:
    """Return the items, the question of that name edited."""
    return tuple(
        (edit(item) if item.name == name else item)
        if isinstance(item, Question)
        else replace(item, items=edited(item.items, name, edit))
        for item in items
    )


def without(items: tuple[Item, ...], name: str) -> tuple[Item, ...]:
    """Return the items without the question of that name."""
    return tuple(
        item if isinstance(item, Question) else replace(item, items=without(item.items, name))
        for item in items
        if item.name != name
    )


def naming(found: Comparison, name: str) -> list[Change]:
    return [change for change in found.changes if name in change.names]


@given(questionnaires())
def test_a_questionnaire_has_not_changed_from_itself(whole: Questionnaire) -> None:
    assert () == compare_questionnaires(whole, whole).changes


@given(questionnaires(), st.data())
def test_a_single_edit_is_told_with_the_name_of_its_question(
    whole: Questionnaire, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from([question.name for question in whole.questions()]))
    edit = EDITS[data.draw(st.sampled_from(sorted(EDITS)))]
    new = replace(whole, survey=edited(whole.survey, name, edit))
    found = compare_questionnaires(whole, new)

    assert whole == new or naming(found, name)


@given(questionnaires(), st.data())
def test_a_question_that_went_is_told_in_both_directions(
    whole: Questionnaire, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from([question.name for question in whole.questions()]))
    shorter = replace(whole, survey=without(whole.survey, name))

    gone = compare_questionnaires(whole, shorter)
    come = compare_questionnaires(shorter, whole)

    assert ["question_removed"] == [c.code for c in gone.changes if c.names == (name,)]
    assert "question_added" in [change.code for change in naming(come, name)]


@given(questionnaires(), st.data())
def test_a_question_that_moved_is_told(whole: Questionnaire, data: st.DataObject) -> None:
    survey = whole.survey
    place = data.draw(st.integers(0, len(survey) - 1))
    rest = (*survey[:place], *survey[place + 1 :])
    into = data.draw(st.integers(0, len(rest)))
    moved = (*rest[:into], survey[place], *rest[into:])
    found = compare_questionnaires(whole, replace(whole, survey=moved))

    assert moved == survey or naming(found, survey[place].name)


@given(questionnaires())
def test_an_edit_of_a_choice_is_told_with_the_questions_that_take_it(whole: Questionnaire) -> None:
    letters = whole.choices["letters"]
    more = replace(letters, choices=(*letters.choices, Choice("z", WORDS)))
    found = compare_questionnaires(whole, replace(whole, choices={"letters": more}))

    assert all(naming(found, question.name) for question in whole.questions())


@settings(max_examples=50)
@given(questionnaires(), questionnaires())
def test_any_two_are_told_apart_in_words_and_exactly_if_they_differ(
    old: Questionnaire, new: Questionnaire
) -> None:
    found = compare_questionnaires(old, new)

    assert (old == new) is (found.changes == ())
    for change in found.changes:
        assert catalogue().text(change.wording, **change.values)


@settings(max_examples=40)
@given(QUESTIONNAIRES, QUESTIONNAIRES)
def test_faulty_files_are_told_apart_all_the_same(
    first: dict[str, Value], second: dict[str, Value]
) -> None:
    old, new = (read(yaml_text(document)) for document in (first, second))

    assert () == compare_questionnaires(old, old).changes
    changes = compare_questionnaires(old, new).changes
    assert changes or old == replace(new, digest=old.digest)
